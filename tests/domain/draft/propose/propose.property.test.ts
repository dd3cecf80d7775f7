import { describe, expect, test } from 'vitest';
import { checkCoverage } from '../../../../domain/coverage/check.ts';
import { dissolve } from '../../../../domain/coverage/dissolve.ts';
import type { DraftRequest, ProposalVariant } from '../../../../domain/draft/proposal.ts';
import { adoption } from '../../../../domain/draft/propose/adopt.ts';
import { broughtAlong } from '../../../../domain/draft/propose/brought-along.ts';
import { propose } from '../../../../domain/draft/propose/propose.ts';
import type { DraftLine } from '../../../../domain/draft/types.ts';
import { applyEdit } from '../../../../domain/edit/apply-edit.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import { boxOf } from '../../../../domain/geometry/box.ts';
import type { Point, Polygon } from '../../../../domain/geometry/point.ts';
import { locateInPolygon, polygonArea2 } from '../../../../domain/geometry/ring.ts';
import { ancestorAt, childrenOf, gridsAt } from '../../../../domain/plan/tree.ts';
import { soundAfter } from '../../../arbitrary/assert-diff.ts';
import { expectSame, expectSound, plain } from '../../../arbitrary/assert-division.ts';
import { Random } from '../../../arbitrary/random.ts';
import { randomDivision } from '../../../arbitrary/random-division.ts';

/** Streets right across the territory, some of them bent, most of them with no node where they cross. */
function streets(random: Random, division: Division): DraftLine[] {
  const [minX, minY, maxX, maxY] = boxOf(division.territory.polygons.flatMap((polygon) => polygon.flat()));
  const wide = maxX - minX;
  const tall = maxY - minY;
  return Array.from({ length: random.whole(0, 16) }, (_, i): DraftLine => {
    const along = random.next();
    const sway = () => Math.round((random.next() - 0.5) * 0.1 * wide);
    const points = [-0.05, 0.3, 0.6, 1.05].map(
      (t): Point =>
        i % 2 === 0
          ? [Math.round(minX + along * wide) + sway(), Math.round(minY + t * tall)]
          : [Math.round(minX + t * wide), Math.round(minY + along * tall) + sway()],
    );
    const kind = random.pick(['road', 'road', 'road', 'rail', 'water', 'wall'] as const);
    const road = random.pick(['residential', 'primary', 'footway']);
    const id = `line ${i}`;
    return { id, points, kind, class: kind === 'road' ? road : null, name: id, bridge: false, tunnel: false };
  });
}

function requestOn(random: Random, division: Division, fields: Partial<DraftRequest> = {}): DraftRequest {
  const level = random.pick(['community', 'compound', 'building']);
  const above = { community: ['district'], compound: ['district', 'community'], building: ['compound'] }[
    level
  ]!;
  const scope =
    random.chance(0.3) || level === 'community'
      ? [division.tree.root]
      : gridsAt(division.tree, random.pick([...above, level]))
          .filter(() => random.chance(0.4))
          .map(({ id }) => id);
  return {
    method: 'draft',
    scope: scope.length > 0 ? scope : [division.tree.root],
    level,
    wish: {
      target: random.chance(0.8) ? random.pick([60, 150, 300, 900]) : null,
      parts: null,
      tolerance: 0.2,
      seed: random.whole(0, 99),
      weights: { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: random.pick([0, 0, 1]) },
    },
    measure: random.chance(0.8) ? 'households' : 'persons',
    barriers: random.chance(0.3) ? ['rail', 'river'] : [],
    drawn: [],
    ...fields,
  };
}

function made(division: Division, lines: readonly DraftLine[], request: DraftRequest): ProposalVariant[] {
  const asked =
    request.wish.target === null && request.wish.parts === null
      ? { ...request, wish: { ...request.wish, parts: 5 } }
      : request;
  const proposed = propose(division, lines, asked);
  if (!proposed.ok) throw new Error(`${proposed.reason.code} ${JSON.stringify(proposed.reason.params)}`);
  return proposed.value;
}

let adoptions = 0;

function adopted(division: Division, variant: ProposalVariant, gridIds?: readonly string[]): Division | null {
  adoptions += 1;
  const editId = `adopt ${adoptions}`;
  const edit = adoption(division, variant, gridIds);
  if (!edit.ok) {
    expect(edit.reason.code).toBe('nothing-changes');
    return null;
  }
  const applied = applyEdit(division, edit.value, { editId });
  if (!applied.ok && applied.reason.code === 'nothing-changes') return null;
  if (!applied.ok) throw new Error(`${applied.reason.code} at ${applied.reason.at}`);
  const after = soundAfter(division, applied.value.diff);
  expect(checkCoverage(after.coverage, after.territory)).toEqual([]);
  const undone = applyEdit(
    after,
    { kind: 'revert', edits: [editId] },
    { editId: 'undo', diffOf: () => applied.value.diff },
  );
  if (!undone.ok) throw new Error(undone.reason.code);
  expectSame(plain(undone.value.division), plain(division));
  return after;
}

const area2 = (polygons: readonly Polygon[]) => polygons.reduce((sum, p) => sum + polygonArea2(p), 0n);

/** Every level of a proposal tiles the one above it, and the top the ground of the grids that it is made on. */
function expectNested(division: Division, variant: ProposalVariant): void {
  const byId = new Map(variant.grids.map((grid) => [grid.id, grid]));
  const children = Map.groupBy(variant.grids, ({ parentId }) => parentId);
  for (const [parentId, list] of children) {
    const parent = byId.get(parentId);
    const [whole] = parent ? [[parent.rings]] : [null];
    if (whole) expect(area2(list.map(({ rings }) => rings))).toBe(area2(whole));
    expect(dissolve(list.map(({ rings }) => rings)).length).toBeGreaterThan(0);
    if (!parent) expect(division.tree.grids.has(parentId)).toBe(true);
  }
  const keeps = variant.grids.flatMap((grid) => grid.keeps ?? []);
  expect(new Set(keeps).size).toBe(keeps.length);
}

describe('a proposal on a random division with random streets', () => {
  test('is taken whole, one after the other: sound, nested, counted as it said; and taken back', () => {
    let changed = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const random = new Random(seed * 101);
      let division = randomDivision(seed, { columns: 6, rows: 6 });
      for (let round = 0; round < 3; round++) {
        const variant = made(division, streets(random, division), requestOn(random, division)).at(-1)!;
        expectNested(division, variant);
        const after = adopted(division, variant);
        if (!after) continue;
        changed += 1;
        const removed = new Set(variant.removed);
        for (const grid of variant.grids) {
          if (grid.keeps === null) continue;
          expect(removed.has(grid.keeps)).toBe(false);
          expect(after.tree.grids.get(grid.keeps)).toMatchObject({ name: grid.name, level: grid.level });
        }
        for (const id of removed) expect(after.tree.grids.has(id)).toBe(false);
        expect(after.counts.get(after.tree.root)).toEqual(division.counts.get(division.tree.root));
        division = after;
      }
    }
    expect(changed).toBeGreaterThan(20);
  });

  test('is taken in part: what must come along does, and the rest stays as it is', () => {
    let parts = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const random = new Random(seed * 103);
      const division = randomDivision(seed, { columns: 6, rows: 6 });
      const request = requestOn(random, division, { scope: [division.tree.root] });
      const [variant] = made(division, streets(random, division), request);
      const chosen = random.pick(variant!.grids);
      const along = broughtAlong(variant!, [chosen.id]);
      const after = adopted(division, variant!, [chosen.id]);
      if (!after) continue;
      const top = variant!.grids.filter(({ level }) => level === request.level);
      if (along.length < top.length) parts += 1;
      const touched = new Set(top.flatMap((grid) => (along.includes(grid.id) ? grid.from : [])));
      for (const { id } of gridsAt(division.tree, request.level))
        if (!touched.has(id))
          expect({ ...after.tree.grids.get(id), polygon: null }).toEqual({
            ...division.tree.grids.get(id),
            polygon: null,
          });
    }
    expect(parts).toBeGreaterThan(3);
  });

  test('says which buildings change grid: those that do when it is taken', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = new Random(seed * 107);
      const division = randomDivision(seed, { columns: 6, rows: 6 });
      const request = requestOn(random, division, { scope: [division.tree.root], level: 'compound' });
      const [variant] = made(division, streets(random, division), request);
      const after = adopted(division, variant!);
      if (!after) continue;
      const was = (id: string) => ancestorAt(division.tree, division.buildings.leafOf.get(id)!, 'compound');
      const is = (id: string) => ancestorAt(after.tree, after.buildings.leafOf.get(id)!, 'compound');
      const told = new Set(variant!.moved.map(({ building }) => building));
      const top = variant!.grids.filter(({ level }) => level === 'compound');
      for (const building of division.buildings.all.values()) {
        if (!division.buildings.leafOf.has(building.id)) continue;
        // on a border the ids decide whose it is, and those are not known before
        if (top.some(({ rings }) => locateInPolygon(building.at, rings) === 'border')) continue;
        expect(told.has(building.id)).toBe(was(building.id) !== is(building.id));
      }
      expect(variant!.movedHouseholds).toBe(variant!.moved.reduce((sum, one) => sum + one.households, 0));
    }
  });

  test('is the same for the same request, and leaves locked ground alone', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = new Random(seed * 109);
      let division = randomDivision(seed, { columns: 6, rows: 6 });
      const lock = applyEdit(
        division,
        {
          kind: 'describe',
          gridIds: [random.pick(gridsAt(division.tree, random.pick(['compound', 'building']))).id],
          set: { locked: true },
        },
        { editId: 'lock' },
      );
      if (!lock.ok) throw new Error(lock.reason.code);
      division = lock.value.division;
      const request = requestOn(random, division, { scope: [division.tree.root] });
      const lines = streets(random, division);
      const [variant] = made(division, lines, request);
      expect(made(division, lines, request)).toEqual([variant]);
      const after = adopted(division, variant!);
      if (!after) continue;
      for (const grid of division.tree.grids.values())
        if (grid.locked)
          expect({ ...after.tree.grids.get(grid.id), polygon: null }).toEqual({ ...grid, polygon: null });
    }
  });
});

describe('a rebalance of a random division', () => {
  test('has answers from nothing touched to ideal, each of them sound', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const random = new Random(seed * 113);
      const division = randomDivision(seed, { columns: 6, rows: 6 });
      const level = random.pick(['compound', 'building']);
      const request = requestOn(random, division, {
        method: 'rebalance',
        level,
        scope: [division.tree.root],
      });
      const variants = made(division, streets(random, division), request);
      expect(variants.map(({ effort }) => effort)).toEqual([0, 0.25, 0.5, 0.75, 1]);
      expect(variants[0]).toMatchObject({ moved: [], movedHouseholds: 0, removed: [], born: 0, retired: [] });
      expect(variants[0]!.grids.filter(({ changed }) => changed)).toEqual([]);
      expect(adoption(division, variants[0]!)).toMatchObject({
        ok: false,
        reason: { code: 'nothing-changes' },
      });
      for (const variant of variants) {
        expectNested(division, variant);
        adopted(division, variant);
      }
    }
  });
});

describe('a proposal that has become stale', () => {
  test('is refused with the place where its ground was edited, and taken elsewhere', () => {
    let refused = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const random = new Random(seed * 127);
      const division = randomDivision(seed, { columns: 6, rows: 6 });
      const request = requestOn(random, division, { scope: [division.tree.root], level: 'compound' });
      const [variant] = made(division, streets(random, division), request);
      const grid = random.pick(gridsAt(division.tree, 'compound'));
      const other = random.pick(
        childrenOf(division.tree, grid.parentId!)
          .filter((id) => id !== grid.id)
          .concat(grid.id),
      );
      const merged = applyEdit(division, { kind: 'merge', gridIds: [grid.id, other] }, { editId: 'merge' });
      if (!merged.ok) continue;
      const edit = adoption(merged.value.division, variant!);
      if (edit.ok) {
        const applied = applyEdit(merged.value.division, edit.value, { editId: 'adopt' });
        if (!applied.ok) throw new Error(applied.reason.code);
        expectSound(applied.value.division);
      } else if (edit.reason.code !== 'nothing-changes') {
        refused += 1;
        expect(edit.reason).toMatchObject({ code: 'proposal-stale', at: expect.any(Array) });
      }
    }
    expect(refused).toBeGreaterThan(3);
  });
});
