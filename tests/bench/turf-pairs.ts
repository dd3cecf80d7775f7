import { area, featureCollection, intersect } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Feature, MultiPolygon } from 'geojson';
import type { RawGrid } from '../../domain/coverage/check-polygons.ts';
import { toCollection } from './to-collection.ts';

/** Overlaps as one finds them with Turf alone: `intersect` for every two grids whose boxes meet. Finds no gap. */
export function prepareTurfPairs(grids: readonly RawGrid[]): {
  pairs: number;
  run: () => [string, string][];
} {
  const { features } = toCollection(grids);
  const index = new Flatbush(features.length);
  const boxes = grids.map(({ polygons }) => {
    const corners = polygons.flat(2) as [number, number][];
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  });
  for (const box of boxes) index.add(...box);
  index.finish();
  const pairs: [number, number][] = [];
  boxes.forEach((box, a) => {
    for (const b of index.search(...box)) if (b > a) pairs.push([a, b]);
  });
  return {
    pairs: pairs.length,
    run: () => {
      const found: [string, string][] = [];
      for (const [a, b] of pairs) {
        const both = intersect(featureCollection([features[a]!, features[b]!] as Feature<MultiPolygon>[]));
        if (both && area(both) > 0) found.push([grids[a]!.id, grids[b]!.id]);
      }
      return found;
    },
  };
}
