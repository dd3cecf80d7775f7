import { expect } from 'vitest';
import { buildCoverage } from '../../domain/coverage/build.ts';
import type { Coverage } from '../../domain/coverage/types.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Polygon, Ring } from '../../domain/geometry/point.ts';
import { polygonArea2 } from '../../domain/geometry/ring.ts';

/** A division as plain data: grids, counts, buildings' leaves; equal divisions give equal data. */
export function plain(division: Division): unknown {
  const sorted = <T>(entries: Iterable<readonly [string, T]>) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    territory: division.territory,
    grids: sorted(division.tree.grids).map(([, grid]) => ({
      ...grid,
      polygon: grid.polygon?.map(fromSmallest),
    })),
    children: sorted(division.tree.children).map(([id, list]) => [id, [...list].sort()]),
    counts: sorted(division.counts),
    leafOf: sorted(division.buildings.leafOf),
    outside: sorted(division.buildings.outside),
  };
}

/** Leaves and borders without ids and starts: what two coverages of the same ground have in common. */
export function plainCoverage(coverage: Coverage): unknown {
  const borders = [...coverage.borders.values()].map(({ points, left, right }) => {
    const closed = points.length > 2 && String(points[0]) === String(points.at(-1));
    const run = closed ? fromSmallest(points.slice(0, -1)) : points;
    if (right === null || left < right) return `${left}|${right}|${run.join(' ')}`;
    return `${right}|${left}|${(closed ? fromSmallest(run.toReversed()) : run.toReversed()).join(' ')}`;
  });
  const leaves = [...coverage.leaves.values()].map(
    ({ id, polygon }) => `${id}|${polygon.map((ring) => fromSmallest(ring).join(' ')).join('|')}`,
  );
  return { borders: borders.sort(), leaves: leaves.sort() };
}

/** The ring beginning with its smallest point. */
function fromSmallest(ring: Ring): Ring {
  let first = 0;
  ring.forEach((p, i) => {
    const q = ring[first]!;
    if (p[0] < q[0] || (p[0] === q[0] && p[1] < q[1])) first = i;
  });
  return [...ring.slice(first), ...ring.slice(0, first)];
}

const area2 = (polygons: Iterable<Polygon>) => {
  let sum = 0n;
  for (const polygon of polygons) sum += polygonArea2(polygon);
  return sum;
};

/**
 * What has to hold after any edit: the leaves' areas add up exactly to the territory's, the coverage equals the one
 * built from its polygons, and tree, buildings and counts equal those made from scratch.
 */
export function expectSound(division: Division): void {
  const leaves = [...division.coverage.leaves.values()];
  expect(area2(leaves.map((leaf) => leaf.polygon))).toBe(area2(division.territory.polygons));
  const built = buildCoverage(leaves);
  if (!built.ok) throw new Error(`the coverage does not rebuild: ${built.reason.code} at ${built.reason.at}`);
  expectSame(plainCoverage(division.coverage), plainCoverage(built.value));
  const again = createDivision({
    territory: division.territory,
    levels: division.levels,
    grids: division.tree.grids.values(),
    buildings: division.buildings.all.values(),
  });
  if (!again.ok) throw new Error(`the division does not rebuild: ${again.reason.code}`);
  expectSame(plain(division), plain(again.value));
}

/** Deep equality of plain data: by text first, which is many times quicker when they are equal. */
export function expectSame(a: unknown, b: unknown): void {
  if (JSON.stringify(a) !== JSON.stringify(b)) expect(a).toEqual(b);
}
