import { expect } from 'vitest';
import { neighbours } from '../../domain/coverage/neighbours.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Point } from '../../domain/geometry/point.ts';
import { segmentsTouch } from '../../domain/geometry/predicates.ts';
import { polygonArea2 } from '../../domain/geometry/ring.ts';
import { ancestorAt, gridsAt, leavesUnder } from '../../domain/plan/tree.ts';
import { groundOfGrid } from './random-division.ts';

/** Twice the lattice area that slivers may bring: each is below a square metre, and goes to whom it touches most. */
const SLIVERS2 = 100_000n;

/**
 * What reshaping a level's borders along a line may change: only a grid through which the line runs loses ground,
 * only one beside such a grid wins, and none comes or goes. New vertices may bend any border by a unit.
 */
export function expectOnlyAlong(
  before: Division,
  after: Division,
  level: string,
  line: readonly Point[],
): void {
  const ids = gridsAt(before.tree, level).flatMap(({ id, unassigned }) => (unassigned ? [] : [id]));
  const left = gridsAt(after.tree, level).flatMap(({ id, unassigned }) => (unassigned ? [] : [id]));
  expect(left.toSorted()).toEqual(ids.toSorted());
  const met = new Set(gridsAt(before.tree, level).flatMap(({ id }) => (meets(before, id, line) ? [id] : [])));
  const beside = new Set<string>();
  for (const id of met)
    for (const leaf of leavesUnder(before.tree, id))
      for (const other of neighbours(before.coverage, leaf).keys())
        if (other !== null) beside.add(ancestorAt(before.tree, other, level)!);
  for (const id of ids) {
    const change = area2(after, id) - area2(before, id);
    if (change < -slack(before, id)) expect(met, `${id} lost ground`).toContain(id);
    if (change > slack(before, id)) expect(beside, `${id} won ground`).toContain(id);
  }
}

function meets(division: Division, id: string, line: readonly Point[]): boolean {
  return groundOfGrid(division, id).some((polygon) =>
    polygon.some((ring) =>
      ring.some((p, i) =>
        line.some((b, k) => k > 0 && segmentsTouch(line[k - 1]!, b, p, ring[(i + 1) % ring.length]!)),
      ),
    ),
  );
}

function area2(division: Division, id: string): bigint {
  return groundOfGrid(division, id).reduce((sum, polygon) => sum + polygonArea2(polygon), 0n);
}

function slack(division: Division, id: string): bigint {
  let length = 0;
  for (const polygon of groundOfGrid(division, id))
    for (const ring of polygon)
      ring.forEach((p, i) => {
        const q = ring[(i + 1) % ring.length]!;
        length += Math.hypot(q[0] - p[0], q[1] - p[1]);
      });
  return BigInt(Math.ceil(3 * length)) + SLIVERS2;
}
