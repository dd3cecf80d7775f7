import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { createMap } from '../../map/create-map.ts';
import { ProjectedMap } from '../../map/projection/projected-map.ts';
import { CaseOverlay } from './case-overlay.ts';
import type { CommandMapProps } from './command-map-props.ts';
import { MapContents } from './map-contents.tsx';
import type { MapLookStore } from './map-look.ts';
import 'maplibre-gl/dist/maplibre-gl.css';

export interface Shown {
  readonly map: MapLibre;
  readonly projected: ProjectedMap;
  readonly overlay: CaseOverlay;
}

export interface CanvasProps extends CommandMapProps {
  readonly look: MapLookStore;
  /** The graphics context has been taken away, or never came. */
  readonly onLost: () => void;
}

/** Makes the map and what is drawn over it; what they show is the contents' part. */
export function MapCanvas(props: CanvasProps) {
  const { deployment, onLost } = props;
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const lost = useRef(onLost);
  lost.current = onLost;
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    let map: MapLibre;
    try {
      map = createMap(box.current!, 'dark', deployment);
    } catch (error) {
      console.warn('the map is not drawn', error);
      lost.current();
      return;
    }
    let made: Shown | null = null;
    map.on('webglcontextlost', () => lost.current());
    map.once('load', () => {
      made = { map, projected: new ProjectedMap(map), overlay: new CaseOverlay(map, () => lost.current()) };
      setShown(made);
    });
    return () => {
      setShown(null);
      made?.overlay.destroy();
      made?.projected.destroy();
      map.remove();
    };
  }, [deployment]);

  return (
    <>
      <div ref={box} className="map-canvas" role="application" aria-label={say.t('map.name')} />
      {shown && <MapContents {...props} shown={shown} />}
    </>
  );
}
