import type { Feature, MultiLineString } from 'geojson';
import type { BorderId, GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import { lineToDegrees } from './to-degrees.ts';

/**
 * The outline around grids taken together, as the borders that only one of their leaves walks. Grids that are
 * gone, and grids of levels that do not tile, add nothing.
 */
export function outline(division: Division, ids: Iterable<GridId>): Feature<MultiLineString> {
  const walks = new Map<BorderId, number>();
  for (const id of ids) {
    for (const leaf of leavesUnder(division.tree, id)) {
      for (const ring of division.coverage.leaves.get(leaf)?.rings ?? []) {
        for (const { border } of ring) walks.set(border, (walks.get(border) ?? 0) + 1);
      }
    }
  }
  const coordinates = [];
  for (const [border, times] of walks) {
    if (times === 1) coordinates.push(lineToDegrees(division.coverage.borders.get(border)!.points));
  }
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}
