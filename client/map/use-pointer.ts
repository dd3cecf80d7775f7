import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import { boxGrids, clickGrid } from '../drafts/flow/choose-grids.ts';
import { useDraftView } from '../drafts/flow/draft-view.ts';
import { useEditor } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';
import { captureDraftPointer } from './drafts/draft-pointer.ts';
import { captureImportPointer } from './imports/import-pointer.ts';
import { capturePointer } from './pointer-capture.ts';

/** Whom the pointer over the map belongs to: a file that comes in, a proposal that lies over it, or else the tool in hand. */
export function usePointer(map: MapLibre): void {
  const editor = useEditor();
  const importing = useScreen((s) => s.dialog === 'import');
  const proposing = useDraftView((s) => s.layer !== null || s.line !== null);
  useEffect(() => {
    if (importing) return captureImportPointer(map);
    if (proposing) return captureDraftPointer(map, { click: clickGrid, box: boxGrids });
    return capturePointer(map, editor);
  }, [map, editor, importing, proposing]);
}
