import { useComputedColorScheme } from '@mantine/core';
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { NO_MAP } from '../editor/map-port.ts';
import { useSay } from '../i18n/use-say.ts';
import { useEditor, useMapPort, useProfile } from '../ui/shell/editor-context.ts';
import { useBasemapLayers } from './basemap/use-basemap-layers.ts';
import { createMap } from './create-map.ts';
import { useDraftLayer } from './drafts/use-draft-layer.ts';
import { MapFurniture } from './furniture/map-furniture.tsx';
import { useImportLayer } from './imports/use-import-layer.ts';
import { createMapPort } from './map-port.ts';
import { ProjectedMap } from './projection/projected-map.ts';
import { usePointer } from './use-pointer.ts';
import { useProjection } from './use-projection.ts';
import 'maplibre-gl/dist/maplibre-gl.css';

/** The map: shows the editor's store, and hands the pointer to the tool in hand. */
export function MapView() {
  const editor = useEditor();
  const profile = useProfile();
  const port = useMapPort();
  const say = useSay();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const box = useRef<HTMLDivElement>(null);
  const first = useRef(scheme);
  const [shown, setShown] = useState<{ map: MapLibre; projected: ProjectedMap } | null>(null);

  useEffect(() => {
    const map = createMap(box.current!, first.current, profile);
    let projected: ProjectedMap | null = null;
    map.once('load', () => {
      const made = new ProjectedMap(map);
      projected = made;
      const mapPort = createMapPort(map, (what) =>
        made.flash(editor.store.getState().plan?.division ?? null, what),
      );
      port.current = mapPort;
      editor.setMap(mapPort);
      setShown({ map, projected: made });
    });
    return () => {
      projected?.destroy();
      editor.setMap(NO_MAP);
      port.current = NO_MAP;
      setShown(null);
      map.remove();
    };
  }, [editor, profile, port]);

  return (
    <div className="map-area">
      <div ref={box} className="map-canvas" role="application" aria-label={say.t('map.name')} />
      {shown && <Shown {...shown} scheme={scheme} />}
    </div>
  );
}

function Shown({
  map,
  projected,
  scheme,
}: {
  readonly map: MapLibre;
  readonly projected: ProjectedMap;
  readonly scheme: 'light' | 'dark';
}) {
  useProjection(map, projected, scheme);
  useBasemapLayers(map, scheme);
  useImportLayer(map, projected);
  useDraftLayer(map, projected);
  usePointer(map);
  return <MapFurniture map={map} scheme={scheme} />;
}
