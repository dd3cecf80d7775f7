import { describe, expect, test } from 'vitest';
import { CaseClusters } from '../../../../client/command/map/cluster/case-clusters.ts';
import { compareLoads, countByGrid, loadsOf } from '../../../../client/command/map/counts/grid-loads.ts';
import { LeafFinder } from '../../../../client/command/map/counts/leaf-finder.ts';
import { LOAD_SCALES, loadClass } from '../../../../client/command/map/counts/load-scale.ts';
import type { LoadedPlan } from '../../../../client/editor/ports.ts';
import { toLattice } from '../../../../domain/geometry/point.ts';
import { locateInPolygon, ringBox } from '../../../../domain/geometry/ring.ts';
import { leavesUnder } from '../../../../domain/plan/tree.ts';
import { randomDivision } from '../../../arbitrary/random-division.ts';
import { hotCases, hotView } from '../../../bench/hot-cases.ts';

const SPAN = { from: 0, to: 86_400_000 };

function planOf(seed: number): LoadedPlan {
  return {
    id: `plan-${seed}`,
    name: '',
    status: 'in-force',
    revision: 0,
    seq: 0,
    division: randomDivision(seed),
  };
}

function casesOver({ division }: LoadedPlan, seed: number, count: number) {
  const [w, s, e, n] = ringBox(division.territory.polygons[0]![0]!).map((unit) => unit / 1e7);
  return hotView(hotCases(seed, count, [w!, s!, e!, n!]), SPAN).cases;
}

describe('cases counted by grid', () => {
  test('are all of them counted once, at every level, each where it lies', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const plan = planOf(seed);
      const cases = casesOver(plan, seed, 300);
      const finder = new LeafFinder(plan);
      for (const { id: level } of plan.division.levels.filter(({ tiles }) => tiles)) {
        const { byGrid, outside } = countByGrid(cases, (one) => finder.leafOf(one), plan.division, level);
        let sum = outside;
        for (const [grid, { count, households, per100 }] of byGrid) {
          sum += count;
          expect(per100).toBe(households > 0 ? (100 * count) / households : null);
          const leaves = leavesUnder(plan.division.tree, grid).map(
            (leaf) => plan.division.coverage.leaves.get(leaf)!.polygon,
          );
          const within = cases.filter(({ at }) =>
            leaves.some((polygon) => locateInPolygon(toLattice(at![0], at![1]), polygon) === 'inside'),
          );
          // What lies on a border is in one of its two grids.
          expect(count).toBeGreaterThanOrEqual(within.length);
        }
        expect(sum).toBe(cases.length);
      }
    }
  });

  test('stay in the leaf that they were reported in where it is of this very plan, and are looked for in any other', () => {
    const plan = planOf(3);
    const [reported] = [...plan.division.coverage.leaves.keys()];
    const [one] = casesOver(plan, 1, 1);
    const finder = new LeafFinder(plan);
    expect(finder.leafOf({ ...one!, plan: plan.id, grid: reported! })).toBe(reported);
    const found = finder.leafOf({ ...one!, plan: 'another', grid: reported! });
    expect(found).toBe(finder.leafOf({ ...one!, plan: null, grid: null }));
    expect(finder.leafOf({ ...one!, at: null, grid: null })).toBeNull();
  });

  test('compared with other borders differ by what the one has and the other has not', () => {
    const plan = planOf(5);
    const level = plan.division.levels.find(({ tiles }) => tiles)!.id;
    const leaf = plan.division.levels.filter(({ tiles }) => tiles).at(-1)!.id;
    const cases = casesOver(plan, 2, 200);
    const finder = new LeafFinder(plan);
    const loads = countByGrid(cases, (one) => finder.leafOf(one), plan.division, leaf);
    expect(compareLoads(loads, loads).every(({ change }) => change === 0)).toBe(true);
    const none = loadsOf(new Map(), 0, plan.division, leaf);
    const changes = compareLoads(none, loads);
    expect(changes.map(({ change }) => change)).toEqual(
      [...loads.byGrid.values()].map(({ count }) => count).sort((a, b) => b - a),
    );
    const other = countByGrid(cases, (one) => finder.leafOf(one), plan.division, level);
    for (const { grid, inForce, other: now } of compareLoads(loads, other))
      expect([inForce === null, now === null]).toEqual([!loads.byGrid.has(grid), !other.byGrid.has(grid)]);
  });

  test('have a class in every scale whose steps go up', () => {
    for (const scale of Object.values(LOAD_SCALES)) {
      for (const [i, { from }] of scale.entries()) {
        expect(loadClass(scale, from)).toBe(i);
        if (i > 0) expect(from).toBeGreaterThan(scale[i - 1]!.from);
      }
      expect(loadClass(scale, null)).toBe(-1);
    }
  });
});

test('clusters and cases that stand alone are all the cases, and all that are overdue, at every zoom', () => {
  const cases = hotCases(9, 3000, [115.62, 34.375, 115.677, 34.424]);
  const clusters = new CaseClusters();
  clusters.load({
    positions: Float64Array.from(cases.flatMap(({ at }) => [...at])),
    overdue: Uint8Array.from(cases, ({ urgency }) => (urgency === 2 ? 1 : 0)),
    scale: 1,
  });
  const late = cases.filter(({ urgency }) => urgency === 2).length;
  let before = 0;
  for (let zoom = 8; zoom <= 16; zoom++) {
    const { alone, clusters: found } = clusters.at(zoom, zoom);
    const sum = (numbers: Uint32Array) => numbers.reduce((all, n) => all + n, 0);
    expect(sum(found.counts) + alone.length).toBe(cases.length);
    expect(sum(found.overdue) + [...alone].filter((i) => cases[i]!.urgency === 2).length).toBe(late);
    expect([...alone]).toEqual([...new Set(alone)].sort((a, b) => a - b));
    expect([...found.opens].every((opens) => opens > zoom)).toBe(true);
    expect(found.counts.length + alone.length).toBeGreaterThanOrEqual(before);
    before = found.counts.length + alone.length;
  }
  expect(before).toBe(cases.length);
});
