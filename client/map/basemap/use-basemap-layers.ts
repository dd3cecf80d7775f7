import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { useBasemap, useEditor, useEditorState } from '../../ui/shell/editor-context.ts';
import type { Scheme } from '../style/palette.ts';
import { BasemapLayers } from './basemap-layers.ts';

/** Puts the base map that the settings name beneath the map, and keeps it in step with its switch and the scheme. */
export function useBasemapLayers(map: MapLibre, scheme: Scheme): void {
  const basemap = useBasemap();
  const editor = useEditor();
  const visible = useEditorState((s) => s.layers.basemap);
  const layers = useRef<BasemapLayers | null>(null);
  const first = useRef(scheme);
  useEffect(() => {
    if (!basemap) return;
    const shown = editor.store.getState().layers.basemap;
    const made = new BasemapLayers(map, basemap, first.current, shown);
    layers.current = made;
    return () => {
      made.close();
      layers.current = null;
    };
  }, [map, basemap, editor]);
  useEffect(() => layers.current?.setScheme(scheme), [scheme]);
  useEffect(() => layers.current?.setVisible(visible), [visible]);
}
