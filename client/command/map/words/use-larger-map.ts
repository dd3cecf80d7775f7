import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import type { Shown } from '../map-canvas.tsx';
import { largerSize, type Size } from './larger-size.ts';

/** What the style calls a line's or a halo's width is made for an office screen; a wall's first half is for its distance alone. */
const LINES_FROM = 1.5;

/**
 * Makes the map's own words so many times as large as the style has them, and its lines as much as that is more than a
 * wall of 1920 pixels asks for. Names come when they have room for that size.
 */
export function useLargerMap({ map, projected }: Shown, scale: number): void {
  useEffect(() => {
    if (scale === 1) return;
    enlarge(map, scale);
    projected.labels.enlarge(scale);
    return () => {
      if (!map.style) return;
      enlarge(map, 1 / scale);
      projected.labels.enlarge(1);
    };
  }, [map, projected, scale]);
}

function enlarge(map: MapLibre, scale: number): void {
  const wide = scale >= 1 ? Math.max(1, scale / LINES_FROM) : Math.min(1, scale * LINES_FROM);
  for (const { id, type } of map.getStyle().layers) {
    if (type === 'symbol') {
      const size = map.getLayoutProperty(id, 'text-size') as Size | undefined;
      if (size !== undefined) map.setLayoutProperty(id, 'text-size', largerSize(size, scale));
    }
    if (wide === 1) continue;
    const name = type === 'symbol' ? 'text-halo-width' : type === 'line' ? 'line-width' : null;
    const width = name === null ? undefined : (map.getPaintProperty(id, name) as Size | undefined);
    if (name !== null && width !== undefined) map.setPaintProperty(id, name, largerSize(width, wide));
  }
}
