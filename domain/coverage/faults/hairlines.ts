import type { Point } from '../../geometry/point.ts';
import type { NodedRuns, OwnedEdge } from './node-runs.ts';
import type { PointIds } from './point-ids.ts';
import type { Run } from './runs.ts';

/** Where borders do not match and yet no ground lies between them. `at` in pixels. */
export interface Hairline {
  /** `t-junction`: a corner of one polygon on the edge of another. `mismatch`: corners that differ by rounding alone. */
  readonly kind: 't-junction' | 'mismatch';
  readonly point: number;
  readonly at: Point;
  readonly polygons: readonly number[];
  /** Those of the polygons that run through the corner of a T-junction without having it. */
  readonly through: readonly number[];
}

/**
 * The T-junctions, one a corner, and for every two polygons whose borders fall together only once they are put on pixels,
 * a mismatch. `isThin` says of an edge that bounds ground whether that ground is too narrow to count.
 */
export function findHairlines(
  points: PointIds,
  runs: readonly Run[],
  { edges, chains, edgeBetween }: NodedRuns,
  isThin: (edge: OwnedEdge) => boolean,
): Hairline[] {
  // at each corner: who runs through it without having it, and who has it
  const through = new Map<number, Set<number>>();
  const ending = new Map<number, Set<number>>();
  const note = (where: Map<number, Set<number>>, point: number, polygon: number) => {
    const set = where.get(point);
    if (set) set.add(polygon);
    else where.set(point, new Set([polygon]));
  };
  for (let i = 0; i < runs.length; i++) {
    const { polygon, unmatched } = runs[i]!;
    if (!unmatched) continue;
    const chain = chains[i]!;
    for (let k = 1; k < chain.length; k++) {
      const edge = edgeBetween(chain[k - 1]!, chain[k]!)!;
      if (edge.net !== 0 && !isThin(edge)) continue;
      note(k === 1 ? ending : through, chain[k - 1]!, polygon);
      note(k === chain.length - 1 ? ending : through, chain[k]!, polygon);
    }
  }
  const found: Hairline[] = [];
  const told = new Set<string>();
  const report = (
    kind: Hairline['kind'],
    point: number,
    members: Iterable<number>,
    runners: Iterable<number>,
  ) => {
    const polygons = [...new Set(members)].sort((a, b) => a - b);
    if (kind === 'mismatch' && polygons.every((a) => polygons.every((b) => told.has(`${a} ${b}`)))) return;
    for (const a of polygons) for (const b of polygons) told.add(`${a} ${b}`);
    found.push({ kind, point, at: [points.xs[point]!, points.ys[point]!], polygons, through: [...runners] });
  };
  for (const [point, runners] of through) {
    const owners = ending.get(point);
    if (owners) report('t-junction', point, [...runners, ...owners], runners);
  }
  for (const edge of edges) {
    if (edge.unmatched && edge.net === 0) report('mismatch', edge.from, [...edge.left, ...edge.right], []);
  }
  return found;
}
