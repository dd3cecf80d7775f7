import { expect } from 'vitest';
import type { Coverage, LeafGrid } from '../../domain/coverage/types.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Point, Polygon, Ring } from '../../domain/geometry/point.ts';
import { polygonArea2 } from '../../domain/geometry/ring.ts';
import { fromSmallest } from './from-smallest.ts';
import { coverageText, plainText } from './plain-text.ts';
import { sameCoverage, sameDivision } from './same-division.ts';

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

const area2 = (polygons: Iterable<Polygon>) => {
  let sum = 0n;
  for (const polygon of polygons) sum += polygonArea2(polygon);
  return sum;
};

/**
 * What has to hold after any edit: the leaves' areas add up exactly to the territory's, every ring is what its borders
 * give end to end, and coverage, tree, buildings and counts equal those made from scratch.
 */
export function expectSound(division: Division): void {
  const { coverage, territory } = division;
  const leaves = [...coverage.leaves.values()];
  expect(area2(leaves.map((leaf) => leaf.polygon))).toBe(area2(territory.polygons));
  for (const leaf of leaves) expectBordersGive(coverage, leaf);
  const again = createDivision({
    ...division,
    grids: division.tree.grids.values(),
    buildings: division.buildings.all.values(),
  });
  if (!again.ok) throw new Error(`the division does not rebuild: ${again.reason.code} at ${again.reason.at}`);
  if (!sameCoverage(coverage, again.value.coverage))
    expectEqual(coverageText(coverage), coverageText(again.value.coverage));
  expectSameDivision(division, again.value);
}

/** The same points in the same order, wherever the two begin. */
function sameRing(a: Ring, b: Ring): boolean {
  const [x, y] = a[0]!;
  const start = b.findIndex((p) => p[0] === x && p[1] === y);
  if (start < 0 || a.length !== b.length) return false;
  return a.every((p, i) => {
    const q = b[(start + i) % b.length]!;
    return p[0] === q[0] && p[1] === q[1];
  });
}

/** Equality of divisions, told line by line where they differ. */
export function expectSameDivision(a: Division, b: Division): void {
  if (!sameDivision(a, b)) expectEqual(plainText(a), plainText(b));
}

/** A leaf's rings are its borders end to end; on each the leaf is on the side that it says, and the index knows it. */
function expectBordersGive({ borders, index }: Coverage, { id, polygon, rings, box }: LeafGrid): void {
  const wrong = rings.findIndex((refs, r) => {
    const points: Point[] = [];
    for (const { border, reversed } of refs) {
      const { points: run, left, right } = borders.get(border)!;
      if ((reversed ? right : left) !== id) return true;
      for (let i = 0; i < run.length - 1; i++) points.push(run[reversed ? run.length - 1 - i : i]!);
    }
    return !sameRing(points, polygon[r]!);
  });
  if (rings.length !== polygon.length || wrong >= 0)
    throw new Error(`ring ${wrong} of ${id} is not its borders`);
  if (!index.search(box).includes(id)) throw new Error(`the index has lost ${id}`);
}

/** Equality of long texts: told line by line only when they differ. */
function expectEqual(a: string, b: string): void {
  if (a !== b) expect(a.split('\n')).toEqual(b.split('\n'));
}

/** Deep equality of plain data: by text first, which is many times quicker when they are equal. */
export function expectSame(a: unknown, b: unknown): void {
  if (JSON.stringify(a) !== JSON.stringify(b)) expect(a).toEqual(b);
}
