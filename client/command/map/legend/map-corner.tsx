import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { useBasemapState } from '../../../map/basemap/basemap-state.ts';
import { NorthArrow } from '../../../map/furniture/north-arrow.tsx';
import { ScaleBar } from '../../../map/furniture/scale-bar.tsx';
import { metresPerPixel } from '../../../map/pointer-input.ts';

/** Scale, north, and whom a base map's makers want named. */
export function MapCorner({
  map,
  basemap,
  scale,
}: {
  readonly map: MapLibre;
  readonly basemap: boolean;
  /** How much larger everything is than on a desk. */
  readonly scale: number;
}) {
  const attribution = useBasemapState((s) => (basemap ? s.attribution : ''));
  const [view, setView] = useState(() => viewOf(map));
  useEffect(() => {
    const look = () => {
      const now = viewOf(map);
      // Moving along changes neither by more than a hair: nothing is rendered for it.
      setView((before) =>
        before.bearing === now.bearing && Math.abs(before.metresPerPixel / now.metresPerPixel - 1) < 0.005
          ? before
          : now,
      );
    };
    map.on('move', look);
    return () => {
      map.off('move', look);
    };
  }, [map]);
  return (
    <>
      {attribution && <small className="attribution">{attribution}</small>}
      <ScaleBar metresPerPixel={view.metresPerPixel} times={scale} />
      <NorthArrow bearing={view.bearing} onReset={() => map.easeTo({ bearing: 0, duration: 150 })} />
    </>
  );
}

function viewOf(map: MapLibre): { readonly metresPerPixel: number; readonly bearing: number } {
  return { metresPerPixel: metresPerPixel(map.getCenter().lat, map.getZoom()), bearing: map.getBearing() };
}
