import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCoverage } from '../../../domain/coverage/check.ts';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import { partsOf } from '../../../domain/coverage/parts.ts';
import { evenGround } from '../../../domain/draft/split-evenly/even-ground.ts';
import { evenly, stepTowards } from '../../../domain/draft/split-evenly/evenly.ts';
import type { DraftLine } from '../../../domain/draft/types.ts';
import { applyDiff } from '../../../domain/edit/apply-diff.ts';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import { invertDiff } from '../../../domain/edit/invert-diff.ts';
import type { Diff, Division } from '../../../domain/edit/types.ts';
import { type Point, type Polygon, toLattice } from '../../../domain/geometry/point.ts';
import { locateInPolygon, polygonArea2 } from '../../../domain/geometry/ring.ts';
import { childrenOf, gridsAt, leavesUnder } from '../../../domain/plan/tree.ts';
import { expectSame, expectSound, plain } from '../../arbitrary/assert-division.ts';
import { Random } from '../../arbitrary/random.ts';
import { randomDivision } from '../../arbitrary/random-division.ts';
import { townDivision } from '../town/town-division.ts';

const { town, division: xincheng } = townDivision(1);
const townLines = town.lines.map(
  ({ line, ...rest }): DraftLine => ({ ...rest, points: line.map(([lng, lat]) => toLattice(lng, lat)) }),
);
const LEVELS = ['community', 'compound', 'building'] as const;

interface Split {
  readonly division: Division;
  readonly diff: Diff;
  /** The grid, and what was born at its level. */
  readonly ids: readonly string[];
}

/** The grid split as the tool does it; the code of why not. */
function splitOf(
  division: Division,
  lines: readonly DraftLine[],
  id: string,
  n: number,
  step: number | null,
): Split | string {
  const ground = evenGround(division, lines, id, n);
  if (!ground.ok) return ground.reason.code;
  const edit = evenly(ground.value, step);
  if (!edit.ok) return edit.reason.code;
  expect(evenly(ground.value, step)).toEqual(edit);
  const applied = applyEdit(division, edit.value, { editId: 'evenly' });
  if (!applied.ok) return `applied: ${applied.reason.code}`;
  const { level } = division.tree.grids.get(id)!;
  const born = applied.value.diff.added.filter((grid) => grid.level === level);
  return { ...applied.value, ids: [id, ...born.map((grid) => grid.id)] };
}

const area2 = (division: Division, ids: readonly string[]) =>
  ids
    .flatMap((id) => leavesUnder(division.tree, id))
    .reduce((sum, leaf) => sum + polygonArea2(division.coverage.leaves.get(leaf)!.polygon), 0n);

/** What has to hold of every split, whatever the ground is like. */
function expectSplit(before: Division, id: string, n: number, { division, diff, ids }: Split): void {
  expectSound(division);
  expect(checkCoverage(division.coverage, division.territory)).toEqual([]);
  expect(ids).toHaveLength(n);
  const was = before.tree.grids.get(id)!;
  const held = ids.map((piece) => division.counts.get(piece)!);
  const count = before.counts.get(id)!;
  const loose = onBorders(division, [
    ...ground(before, id),
    ...ids.flatMap((piece) => ground(division, piece)),
  ]);
  const sum = held.reduce((all, { households }) => all + households, 0);
  expect(Math.abs(sum - count.households)).toBeLessThanOrEqual(loose);
  if (loose === 0) expect(held.reduce((all, { persons }) => all + persons, 0)).toBe(count.persons);
  // nothing but this ground, to within what a new corner on an edge next door is rounded by
  expect(dissolve(ids.flatMap((piece) => ground(division, piece)))).toHaveLength(1);
  const off = area2(division, ids) - area2(before, [id]);
  expect(Math.abs(Number(off))).toBeLessThanOrEqual(1e-4 * Number(area2(before, [id])));
  for (const piece of ids) {
    expect(partsOf(division.coverage, leavesUnder(division.tree, piece))).toHaveLength(1);
    expect(division.tree.grids.get(piece)).toMatchObject({
      parentId: was.parentId,
      level: was.level,
      type: was.type,
      risk: was.risk,
    });
  }
  const most = Math.max(...held.map(({ households }) => households));
  // what one has lost to the other counts twice
  expect(most - held[0]!.households).toBeLessThanOrEqual(2 * loose);
  const { code, name, team } = division.tree.grids.get(id)!;
  expect({ code, name, team }).toEqual({ code: was.code, name: was.name, team: was.team });
  // no two siblings of one name
  const names = childrenOf(division.tree, was.parentId!).map((one) => division.tree.grids.get(one)!.name);
  const bornNames = ids.slice(1).map((piece) => division.tree.grids.get(piece)!.name);
  for (const born of bornNames) expect(names.filter((one) => one === born)).toHaveLength(1);
  // what lies beneath goes along: no grid of today's is lost
  expect(diff.removed).toEqual([]);
  const back = applyDiff(division, invertDiff(diff));
  if (!back.ok) throw new Error(back.reason.code);
  expectSame(plain(back.value), plain(before));
}

/** Households of buildings on a border of some polygons: whose they are goes by the ids beside it. */
function onBorders(division: Division, polygons: readonly Polygon[]): number {
  let households = 0;
  for (const { at, households: own } of division.buildings.all.values())
    if (polygons.some((polygon) => locateInPolygon(at, polygon) === 'border')) households += own;
  return households;
}

const ground = (division: Division, id: string) =>
  leavesUnder(division.tree, id).map((leaf) => division.coverage.leaves.get(leaf)!.polygon);

/** Streets right across, bent and straight. */
function streets(random: Random, division: Division): DraftLine[] {
  const all = division.territory.polygons.flatMap((polygon) => polygon.flat());
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [minX, maxX, minY, maxY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return Array.from({ length: random.whole(0, 12) }, (_, i): DraftLine => {
    const place = (t: number, u: number): Point => [
      Math.round(minX + t * (maxX - minX)),
      Math.round(minY + u * (maxY - minY)),
    ];
    const along = random.next();
    const points = [-0.1, random.next(), 1.1].map((t) => {
      const sway = along + 0.05 * (random.next() - 0.5);
      return i % 2 === 0 ? place(t, sway) : place(sway, t);
    });
    const kind = random.pick(['road', 'road', 'rail', 'water', 'wall'] as const);
    return { id: `${i}`, points, kind, class: 'residential', name: '', bridge: false, tunnel: false };
  });
}

describe('a grid split evenly', () => {
  test('on random ground: whole, connected, sound, and the heaviest piece is the grid', () => {
    const asked = fc.record({
      seed: fc.integer({ min: 0, max: 1e6 }),
      n: fc.integer({ min: 2, max: 6 }),
      level: fc.constantFrom(...LEVELS),
      step: fc.option(fc.integer({ min: 0, max: 71 })),
    });
    let made = 0;
    const why = new Map<string, number>();
    fc.assert(
      fc.property(asked, ({ seed, n, level, step }) => {
        const division = randomDivision(seed);
        const random = new Random(seed);
        const lines = streets(random, division);
        const { id } = random.pick(gridsAt(division.tree, level));
        const split = splitOf(division, lines, id, n, step);
        if (typeof split === 'string') {
          why.set(split, (why.get(split) ?? 0) + 1);
          return;
        }
        made += 1;
        expectSplit(division, id, n, split);
      }),
      { numRuns: 150 },
    );
    for (const code of why.keys())
      expect(['no-even-split', 'in-pieces', 'locked', 'unassigned-ground']).toContain(code);
    expect(made).toBeGreaterThan(30);
  });

  test.each(LEVELS)('in the demonstration, %s: as many as asked for and nearly alike', (level) => {
    const random = new Random(7);
    const grids = gridsAt(xincheng.tree, level);
    let even = 0;
    let made = 0;
    for (let n = 2; n <= 6; n++) {
      for (let i = 0; i < 4; i++) {
        const { id } = random.pick(grids);
        const split = splitOf(xincheng, townLines, id, n, random.chance(0.3) ? null : random.whole(0, 71));
        if (typeof split === 'string') {
          expect(split).toBe('no-even-split');
          continue;
        }
        expectSplit(xincheng, id, n, split);
        made += 1;
        const share = xincheng.counts.get(id)!.households / n;
        const worst = Math.max(
          ...split.ids.map((piece) => Math.abs(split.division.counts.get(piece)!.households - share)),
        );
        // a building can't be cut
        const largest = Math.max(
          ...leavesUnder(xincheng.tree, id).flatMap((leaf) =>
            [...(xincheng.buildings.byLeaf.get(leaf) ?? [])].map(
              (building) => xincheng.buildings.all.get(building)!.households,
            ),
          ),
        );
        if (worst <= Math.max(0.2 * share, largest)) even += 1;
      }
    }
    expect(made).toBeGreaterThanOrEqual(12);
    expect(even).toBeGreaterThanOrEqual(0.9 * made);
  });

  test('the direction turns the first cut, and the middle has none', () => {
    const [grid] = gridsAt(xincheng.tree, 'compound');
    const made = evenGround(xincheng, townLines, grid!.id, 2);
    if (!made.ok) throw new Error(made.reason.code);
    const { middle } = made.value;
    expect(stepTowards(made.value, middle)).toBeNull();
    expect(stepTowards(made.value, [middle[0] + 5000, middle[1]])).toBe(0);
    expect(stepTowards(made.value, [middle[0], middle[1] + 5000])).toBe(18);
    expect(stepTowards(made.value, [middle[0], middle[1] - 5000])).toBe(54);
    const shapes = [0, 18].map((step) => {
      const edit = evenly(made.value, step);
      return JSON.stringify(edit.ok && edit.value.added.map(({ rings }) => rings));
    });
    expect(new Set(shapes).size).toBe(2);
  });

  test('refuses what a split refuses, with the place', () => {
    const { tree } = xincheng;
    expect(evenGround(xincheng, [], 'gone', 2)).toMatchObject({ reason: { code: 'grid-gone' } });
    expect(evenGround(xincheng, [], tree.root, 2)).toMatchObject({ reason: { code: 'root-grid' } });
    const [compound] = gridsAt(tree, 'compound');
    const [leaf] = leavesUnder(tree, compound!.id);
    for (const locked of [compound!.parentId!, compound!.id, leaf!]) {
      const done = applyEdit(
        xincheng,
        { kind: 'describe', gridIds: [locked], set: { locked: true } },
        { editId: 'lock' },
      );
      if (!done.ok) throw new Error(done.reason.code);
      const refused = evenGround(done.value.division, [], compound!.id, 2);
      expect(refused).toMatchObject({ ok: false, reason: { code: 'locked', params: { id: locked } } });
      expect(!refused.ok && refused.reason.at).toBeDefined();
    }
  });
});
