import type { Feature, MultiLineString } from 'geojson';
import type { BorderId, GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import { lineToDegrees } from './to-degrees.ts';

/**
 * The outline around grids taken together, as the borders that only one of their leaves walks: the coverage's own arrays, the same
 * while a border is. Grids that are gone, and grids of levels that do not tile, add nothing.
 */
export function outlineOf(division: Division, ids: Iterable<GridId>): (readonly Point[])[] {
  const walks = new Map<BorderId, number>();
  for (const id of ids) {
    for (const leaf of leavesUnder(division.tree, id)) {
      for (const ring of division.coverage.leaves.get(leaf)?.rings ?? []) {
        for (const { border } of ring) walks.set(border, (walks.get(border) ?? 0) + 1);
      }
    }
  }
  const lines = [];
  for (const [border, times] of walks) {
    if (times === 1) lines.push(division.coverage.borders.get(border)!.points);
  }
  return lines;
}

/** Lines of lattice points as one feature. */
export function outlineFeature(lines: readonly (readonly Point[])[]): Feature<MultiLineString> {
  const coordinates = lines.map(lineToDegrees);
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}
