import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import type { Division, Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Declared } from '../../../domain/plan/types.ts';
import { expectSound } from '../../arbitrary/assert-division.ts';
import { at, box, type SmallDivision, smallDivision } from '../../arbitrary/small-division.ts';

const declared = (households: number, persons: number | null = null): { declared: Declared } => ({
  declared: { households, persons, estimated: false },
});

function made(division: Division, edit: Edit): Division {
  const after = applyEdit(division, edit, { editId: 'e' });
  if (!after.ok) throw new Error(after.reason.code);
  expectSound(after.value.division);
  return after.value.division;
}

const inAll = (division: Division) => division.counts.get('root')!.households;
const of = (division: Division, id: string) => division.tree.grids.get(id)!.declared;

/** Two compounds side by side: k of a and b, m of c and d; 1000 × 1000 each, in a row from the west. */
const row = (
  fields: Readonly<Record<string, { declared: Declared } | { locked: boolean }>>,
  buildings: SmallDivision['buildings'] = [],
) =>
  smallDivision({
    grids: [
      { id: 'community', under: 'root' },
      { id: 'k', under: 'community', fields: fields.k ?? {} },
      { id: 'm', under: 'community', fields: fields.m ?? {} },
      ...['a', 'b', 'c', 'd'].map((id, i) => ({
        id,
        under: i < 2 ? 'k' : 'm',
        polygon: [box(i * 1000, 0, i * 1000 + 1000, 1000)],
        fields: fields[id] ?? {},
      })),
    ],
    buildings,
  });

const upAt = (x: number): Point[] => [at(x, -9), at(x, 1009)];

describe('declared households', () => {
  test('of a compound are dealt by the footprint of buildings without a figure, else by area', () => {
    const footprint = [[box(100, 100, 400, 200)]];
    const outline = (x: number, n: number) => ({
      at: at(x, 150),
      households: 0,
      footprint: footprint.map(([ring]) => [ring!.map(([px, py]): Point => [px + x * n, py])]),
    });
    const bare = made(row({ k: declared(100, 7) }), { kind: 'split', gridId: 'k', line: upAt(500) });
    expect([of(bare, 'k'), of(bare, 'e.1')]).toEqual([
      { households: 75, persons: 5, estimated: true },
      { households: 25, persons: 2, estimated: true },
    ]);
    const outlines = [outline(200, 1), outline(250, 1), outline(1500, 1)];
    const built = made(row({ k: declared(100) }, outlines), { kind: 'split', gridId: 'k', line: upAt(500) });
    expect([of(built, 'k')!.households, of(built, 'e.1')!.households]).toEqual([67, 33]);
    expect([inAll(bare), inAll(built)]).toEqual([100, 100]);
  });

  test('that buildings overrule do not come to life again where a split leaves none', () => {
    const before = row({ k: declared(100), a: declared(60) }, [{ at: at(300, 500), households: 8 }]);
    expect(inAll(before)).toBe(8);
    const after = made(before, { kind: 'split', gridId: 'k', line: upAt(1000) });
    expect(inAll(after)).toBe(8);
    expect([of(after, 'k')!.households, of(after, 'e.1')]).toEqual([100, null]);
    // On a leaf likewise; the figure stays with the building that overrules it.
    const cut = made(before, { kind: 'split', gridId: 'a', line: upAt(500) });
    expect([inAll(cut), of(cut, 'a')!.households, of(cut, 'e.1')]).toEqual([8, 60, null]);
  });

  test('of grids that are merged add up', () => {
    const after = made(row({ k: declared(100, 9), m: declared(20) }), { kind: 'merge', gridIds: ['k', 'm'] });
    expect(of(after, 'k')).toEqual({ households: 120, persons: 9, estimated: false });
    expect(inAll(after)).toBe(120);
    const half = made(row({ a: declared(5) }), { kind: 'merge', gridIds: ['a', 'b'] });
    expect(of(half, 'a')).toEqual({ households: 5, persons: null, estimated: true });
  });

  test('of a compound that joins one with buildings go to its children, or they would be lost', () => {
    const before = row({ k: declared(101, 50) }, [{ at: at(2500, 500), households: 200 }]);
    expect(inAll(before)).toBe(301);
    const after = made(before, { kind: 'merge', gridIds: ['k', 'm'] });
    expect(inAll(after)).toBe(301);
    expect(of(after, 'm')).toBeNull();
    expect([of(after, 'a'), of(after, 'b')]).toEqual([
      { households: 51, persons: 25, estimated: true },
      { households: 50, persons: 25, estimated: true },
    ]);
    // The same where it keeps its identity.
    const keeps = row({ k: declared(101) }, [{ at: at(2500, 500), households: 20 }]);
    expect(inAll(made(keeps, { kind: 'merge', gridIds: ['m', 'k'] }))).toBe(121);
    // A locked child takes none.
    const oneLocked = row({ k: declared(9), a: { locked: true } }, [{ at: at(2500, 500), households: 20 }]);
    const dealt = made(oneLocked, { kind: 'merge', gridIds: ['m', 'k'] });
    expect([of(dealt, 'a'), of(dealt, 'b')!.households, inAll(dealt)]).toEqual([null, 9, 29]);
  });
});
