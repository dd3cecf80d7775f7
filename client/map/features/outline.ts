import type { Feature, MultiLineString } from 'geojson';
import type { BorderId, GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point, Ring } from '../../../domain/geometry/point.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import { lineToDegrees } from './to-degrees.ts';

/**
 * The outline around grids taken together, as the borders that only one of their leaves walks: the coverage's own arrays, the same
 * while a border is. A grid of a level that does not tile adds its own rings; one that is gone adds nothing.
 */
export function outlineOf(division: Division, ids: Iterable<GridId>): (readonly Point[])[] {
  const walks = new Map<BorderId, number>();
  const lines: (readonly Point[])[] = [];
  for (const id of ids) {
    for (const ring of division.tree.grids.get(id)?.shape?.flat() ?? []) lines.push(closed(ring));
    for (const leaf of leavesUnder(division.tree, id)) {
      for (const ring of division.coverage.leaves.get(leaf)?.rings ?? []) {
        for (const { border } of ring) walks.set(border, (walks.get(border) ?? 0) + 1);
      }
    }
  }
  for (const [border, times] of walks) {
    if (times === 1) lines.push(division.coverage.borders.get(border)!.points);
  }
  return lines;
}

const closedRings = new WeakMap<Ring, readonly Point[]>();

/** A ring as a line that ends where it began: the same line for the same ring. */
function closed(ring: Ring): readonly Point[] {
  let line = closedRings.get(ring);
  if (!line) {
    line = [...ring, ring[0]!];
    closedRings.set(ring, line);
  }
  return line;
}

/** Lines of lattice points as one feature. */
export function outlineFeature(lines: readonly (readonly Point[])[]): Feature<MultiLineString> {
  const coordinates = lines.map(lineToDegrees);
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}
