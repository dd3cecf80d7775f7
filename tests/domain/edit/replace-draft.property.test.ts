import { describe, expect, test } from 'vitest';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import { type Cut, cutLeaves } from '../../../domain/edit/cut/cut-leaves.ts';
import { replace } from '../../../domain/edit/replace.ts';
import { replayEdit } from '../../../domain/edit/replay-edit.ts';
import type { Division, Edit, NewChild } from '../../../domain/edit/types.ts';
import { fromWireEdit, toWireEdit } from '../../../domain/edit/wire.ts';
import { joinBoxes } from '../../../domain/geometry/box.ts';
import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import { polygonBox } from '../../../domain/geometry/ring.ts';
import { childrenOf, gridsAt, leavesUnder } from '../../../domain/plan/tree.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { expectSame, expectSound, plain } from '../../arbitrary/assert-division.ts';
import { Random } from '../../arbitrary/random.ts';
import { groundOfGrid, randomDivision } from '../../arbitrary/random-division.ts';
import { randomLine } from '../../arbitrary/random-line.ts';

type Replace = Extract<Edit, { kind: 'replace' }>;

/** The leaves of a grid cut along a line as a draft would cut them: by itself, with no word to the neighbours. */
function draftOf(division: Division, id: string, line: readonly Point[]) {
  const leaves = leavesUnder(division.tree, id);
  const cut = cutLeaves(division, leaves, [line]);
  if (!cut.ok || cut.value.pieces.size === 0) return null;
  const piecesOf = (leaf: string): readonly Polygon[] =>
    cut.value.pieces.get(leaf) ?? [
      cut.value.touched.get(leaf) ?? division.coverage.leaves.get(leaf)!.polygon,
    ];
  return { cut: cut.value, leaves, piecesOf };
}

/** A compound as it is, keeping itself, its leaves cut, the first piece of each keeping the leaf; null where it lies in parts. */
function recut(division: Division, id: string, line: readonly Point[]): { edit: Replace; cut: Cut } | null {
  const draft = draftOf(division, id, line);
  if (!draft) return null;
  const { parentId, level } = division.tree.grids.get(id)!;
  const children = draft.leaves.flatMap((leaf) =>
    draft.piecesOf(leaf).map((rings, i): NewChild => (i === 0 ? { rings, keeps: leaf } : { rings })),
  );
  const [rings, ...more] = dissolve(children.map((child) => child.rings));
  if (more.length > 0) return null;
  const added = [{ parentId: parentId!, level, rings: rings!, keeps: id, children }];
  return { edit: { kind: 'replace', removed: [id], added }, cut: draft.cut };
}

/** Every leaf of a compound as a compound of its own, with its pieces beneath; the first keeps the compound. */
function apart(division: Division, id: string, line: readonly Point[]): Replace | null {
  const draft = draftOf(division, id, line);
  if (!draft) return null;
  const { parentId, level } = division.tree.grids.get(id)!;
  const added = draft.leaves.map((leaf, i) => {
    const children = draft.piecesOf(leaf).map((rings): NewChild => ({ rings }));
    const grid = { parentId: parentId!, level, rings: dissolve(draft.piecesOf(leaf))[0]!, children };
    return i === 0 ? { ...grid, keeps: id } : grid;
  });
  return { kind: 'replace', removed: [id], added };
}

/** Right across the ground, from somewhere to somewhere, one way or the other. */
function across(random: Random, ground: readonly Polygon[]): Point[] {
  const [minX, minY, maxX, maxY] = ground.map(polygonBox).reduce(joinBoxes);
  if (random.chance(0.5))
    return [
      [minX - 9, random.whole(minY, maxY)],
      [maxX + 9, random.whole(minY, maxY)],
    ];
  return [
    [random.whole(minX, maxX), minY - 9],
    [random.whole(minX, maxX), maxY + 9],
  ];
}

const compounds = (division: Division) =>
  gridsAt(division.tree, 'compound').sort((a, b) => (a.id < b.id ? -1 : 1));

describe('grids replaced by drafted ones that put vertices on the outer border', () => {
  test('bend what lies around, keep who they were, and can be taken back', () => {
    let made = 0;
    let outside = 0;
    let neighbours = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const random = new Random(seed * 31);
      let division = randomDivision(seed, { columns: 5, rows: 5 });
      for (let n = 0; n < 6; n++) {
        const grid = random.pick(compounds(division));
        const ground = groundOfGrid(division, grid.id);
        const line = random.chance(0.3)
          ? randomLine(random, ground, random.pick(['free', 'near', 'through']))
          : across(random, ground);
        const whole = recut(division, grid.id, line);
        if (!whole) continue;
        const diff = replace(division, whole.edit, { editId: `e${n}` });
        if (!diff.ok) throw new Error(`seed ${seed}: ${diff.reason.code} at ${diff.reason.at}`);
        made += 1;
        const after = soundAfter(division, diff.value);
        const { touched, outline } = whole.cut;
        for (const [leaf, polygon] of touched)
          expect(new Set(after.tree.grids.get(leaf)!.polygon!.flat().map(String))).toEqual(
            new Set(polygon.flat().map(String)),
          );
        expect(diff.value.territory !== undefined).toBe(outline !== division.territory.polygons);
        if (diff.value.territory) outside += 1;
        const own = new Set(leavesUnder(division.tree, grid.id));
        if (diff.value.updated.some(([before]) => before.leaf && !own.has(before.id))) neighbours += 1;

        expect(diff.value.removed).toEqual([]);
        for (const leaf of own) expect(after.tree.grids.has(leaf)).toBe(true);
        expect({ ...after.tree.grids.get(grid.id), from: [] }).toEqual({ ...grid, from: [] });

        const applied = applyEdit(division, whole.edit, { editId: 'mine' });
        if (!applied.ok) throw new Error(applied.reason.code);
        const undone = applyEdit(
          applied.value.division,
          { kind: 'revert', edits: ['mine'] },
          { editId: 'undo', diffOf: () => applied.value.diff },
        );
        if (!undone.ok) throw new Error(undone.reason.code);
        expectSame(plain(undone.value.division), plain(division));
        division = after;
      }
    }
    expect(made).toBeGreaterThan(100);
    expect(outside).toBeGreaterThan(20);
    expect(neighbours).toBeGreaterThan(50);
  });

  test('make two levels at once, each exactly what is beneath it', () => {
    let made = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const random = new Random(seed * 57);
      const division = randomDivision(seed, { columns: 5, rows: 5 });
      const grid = random.pick(compounds(division));
      const edit = apart(division, grid.id, across(random, groundOfGrid(division, grid.id)));
      if (!edit) continue;
      const diff = replace(division, edit, { editId: 'e' });
      if (!diff.ok) throw new Error(`seed ${seed}: ${diff.reason.code} at ${diff.reason.at}`);
      made += 1;
      const after = soundAfter(division, diff.value);
      const fresh = diff.value.added.filter(({ level }) => level === 'compound');
      for (const one of fresh) expect(one.from).toEqual([grid.id]);
      const ids = [grid.id, ...fresh.map(({ id }) => id)];
      expect(ids).toHaveLength(edit.added.length);
      ids.forEach((id, i) => {
        expect(childrenOf(after.tree, id)).toHaveLength(edit.added[i]!.children!.length);
        const corners = (polygons: readonly Polygon[]) =>
          polygons.flatMap((p) => p.flat().map(String)).sort();
        expect(corners(dissolve(groundOfGrid(after, id)))).toEqual(corners([edit.added[i]!.rings]));
      });
    }
    expect(made).toBeGreaterThan(15);
  });

  test('are made after a cut next door that put a vertex on the same border, or refused with the place', () => {
    const outcome = { made: 0, refused: 0 };
    for (let seed = 1; seed <= 60; seed++) {
      const random = new Random(seed * 91);
      const division = randomDivision(seed, { columns: 5, rows: 5 });
      const grid = random.pick(compounds(division));
      const mine = recut(division, grid.id, across(random, groundOfGrid(division, grid.id)));
      const theirs = random.pick(compounds(division));
      if (!mine || theirs.id === grid.id) continue;
      const line = across(random, groundOfGrid(division, theirs.id));
      const first = applyEdit(division, { kind: 'split', gridId: theirs.id, line }, { editId: 'theirs' });
      if (!first.ok) continue;
      const replayed = replayEdit(first.value.division, [first.value.diff], mine.edit, { editId: 'mine' });
      if (replayed.ok) {
        outcome.made += 1;
        expectSound(replayed.value.division);
      } else {
        outcome.refused += 1;
        expect(replayed.reason.at).toBeDefined();
      }
    }
    expect(outcome.made).toBeGreaterThan(20);
  });

  test('go over the wire and come back the same', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const random = new Random(seed);
      const division = randomDivision(seed, { columns: 4, rows: 4 });
      const grid = random.pick(compounds(division));
      const edit = apart(division, grid.id, across(random, groundOfGrid(division, grid.id)));
      if (edit) expect(fromWireEdit(toWireEdit(edit))).toEqual({ ok: true, value: edit });
    }
  });
});

describe('a draft that does not fit is refused, with the place', () => {
  const division = randomDivision(12, { columns: 5, rows: 5 });
  const line = (id: string) => across(new Random(3), groundOfGrid(division, id));
  const grid = compounds(division).find(({ id }) => recut(division, id, line(id)))!;
  const { edit } = recut(division, grid.id, line(grid.id))!;
  const top = edit.added[0]!;
  const refused = (added: Replace['added'], removed = edit.removed) => {
    const diff = replace(division, { ...edit, removed, added }, { editId: 'e' });
    return diff.ok ? 'made' : [diff.reason.code, diff.reason.at !== undefined];
  };
  const other = compounds(division).find(({ id }) => id !== grid.id)!;

  test('where children leave out a piece of their parent, or take one twice', () => {
    const children = top.children!;
    expect(refused([{ ...top, children: children.slice(1) }])).toEqual(['ground-differs', true]);
    expect(refused([{ ...top, children: [...children, { rings: children[0]!.rings }] }])).toEqual([
      'ground-differs',
      true,
    ]);
  });

  test('where a vertex lies farther from the border than rounding puts it', () => {
    const ring = top.rings[0]!;
    const [a, b] = [ring[0]!, ring[1]!];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const off = 5 / Math.hypot(dx, dy);
    const beside: Point = [
      Math.round((a[0] + b[0]) / 2 + dy * off),
      Math.round((a[1] + b[1]) / 2 - dx * off),
    ];
    const rings = [[a, beside, ...ring.slice(1)], ...top.rings.slice(1)];
    expect(refused([{ parentId: top.parentId, level: top.level, rings }])).toEqual(['ground-differs', true]);
  });

  test('where the grid that it keeps is another one, or kept twice', () => {
    expect(refused([{ ...top, keeps: other.id }])).toEqual(['keeps-other', true]);
    expect(refused([{ ...top, keeps: 'nobody' }])).toEqual(['grid-gone', true]);
    const [first, ...rest] = top.children!;
    const twice = rest.map((child) => ({ ...child, keeps: first!.keeps! }));
    expect(refused([{ ...top, children: [first!, ...twice] }])).toEqual(['keeps-other', true]);
    expect(refused([{ ...top, keeps: first!.keeps! }])).toEqual(['keeps-other', true]);
  });

  test('where a leaf is to have children', () => {
    const children = top.children!.map((child) => ({ ...child, children: [{ rings: child.rings }] }));
    expect(refused([{ ...top, children }])).toEqual(['no-level-below', true]);
  });
});
