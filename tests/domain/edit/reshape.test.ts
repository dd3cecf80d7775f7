import { describe, expect, it } from 'vitest';
import { reshape } from '../../../domain/edit/reshape.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { polygonArea2 } from '../../../domain/geometry/ring.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { at, box, eightBoxes, smallDivision } from '../../arbitrary/small-division.ts';

const by = (division: Division, level: string, line: readonly Point[]) =>
  reshape(division, { kind: 'reshape', level, line }, { editId: 'e' });

function done(division: Division, level: string, line: readonly Point[]) {
  const diff = by(division, level, line);
  if (!diff.ok) throw new Error(`${diff.reason.code} at ${diff.reason.at}`);
  return { diff: diff.value, after: soundAfter(division, diff.value) };
}

const refusal = (division: Division, level: string, line: readonly Point[]) => {
  const diff = by(division, level, line);
  return diff.ok ? 'ok' : diff.reason.code;
};

const parentOf = (division: Division, id: string) => division.tree.grids.get(id)!.parentId;
const area = (division: Division, id: string) =>
  Number(polygonArea2(division.tree.grids.get(id)!.polygon!)) / 2;

/** From a over the border with b to x = 1200 and back. */
const BULGE = [at(900, 300), at(1200, 300), at(1200, 700), at(900, 700)];

describe('reshape', () => {
  it('a leaf takes what lies between its border and the line, no grid is made', () => {
    const { diff, after } = done(eightBoxes(), 'building', BULGE);
    expect([diff.added, diff.removed]).toEqual([[], []]);
    expect(area(after, 'a')).toBe(1_080_000);
    expect(area(after, 'b')).toBe(920_000);
  });

  it('a line that weaves moves a pocket each way', () => {
    const weave = [at(900, 200), at(1200, 200), at(1200, 500), at(800, 500), at(800, 800), at(1100, 800)];
    const { after } = done(eightBoxes(), 'building', weave);
    expect(area(after, 'a')).toBe(1_000_000);
    expect(area(after, 'b')).toBe(1_000_000);
    expect(after.tree.grids.get('b')!.polygon![0]).toContainEqual(at(800, 500));
  });

  it('ends inside a grid do nothing', () => {
    const { after } = done(eightBoxes(), 'building', [at(500, 500), at(500, 300), ...BULGE, at(500, 700)]);
    expect(area(after, 'a')).toBe(1_080_000);
    expect(refusal(eightBoxes(), 'building', [at(500, 500), at(1500, 500)])).toBe('line-misses');
  });

  it('above the leaves an end that runs through leaves does not cut them', () => {
    const bulge = [at(1900, 300), at(2200, 300), at(2200, 700), at(1900, 700)];
    const tail = [at(500, 1500), at(500, 300), ...bulge];
    const { diff, after } = done(eightBoxes(), 'community', tail);
    expect(after.tree.grids.get('a')!.polygon).toEqual(eightBoxes().tree.grids.get('a')!.polygon);
    expect(diff).toEqual(done(eightBoxes(), 'community', bulge).diff);
  });

  it('above the leaves whole ones change parent, and pieces become leaves of the nearest child there', () => {
    // East takes from west: all of b and f but a strip, between x = 1000 (exactly) and 2000 in the south, 1500 in the north.
    const line = [
      at(2050, 0),
      at(2000, 0),
      at(1000, 0),
      at(1000, 1000),
      at(1500, 1000),
      at(1500, 1900),
      at(2050, 1900),
    ];
    // Along the territory's edge first: that is no border of another grid.
    expect(parentOf(done(eightBoxes(), 'community', line).after, 'b')).toBe('e-south');
    const inland = [
      at(2050, 100),
      at(1000, 100),
      at(1000, 1000),
      at(1500, 1000),
      at(1500, 1900),
      at(2050, 1900),
    ];
    const { diff, after } = done(eightBoxes(), 'community', inland);
    expect(diff.added.map((g) => g.level)).toEqual(['building', 'building']);
    // b's building stands in the larger piece: b goes over, under the compound with which it shares most.
    expect(parentOf(after, 'b')).toBe('e-south');
    expect(parentOf(after, parentOf(after, 'b')!)).toBe('east');
    expect(new Set(diff.added.map((g) => g.parentId))).toEqual(new Set(['w-south', 'e-north']));
    expect(after.counts.get('east')!.households).toBe(eightBoxes().counts.get('east')!.households + 11);
  });

  it('a child that lies in the pocket as a whole goes over as it is', () => {
    const division = smallDivision({
      grids: [
        { id: 'one', under: 'root' },
        { id: 'two', under: 'root' },
        { id: 'big', under: 'one' },
        { id: 'small', under: 'one' },
        { id: 'other', under: 'two' },
        {
          id: 'x',
          under: 'big',
          polygon: [
            [
              at(0, 0),
              at(1000, 0),
              at(1000, 300),
              at(500, 300),
              at(500, 700),
              at(1000, 700),
              at(1000, 1000),
              at(0, 1000),
            ],
          ],
        },
        { id: 'y', under: 'small', polygon: [box(500, 300, 1000, 700)], fields: { locked: false } },
        {
          id: 'z',
          under: 'other',
          polygon: [[at(1000, 0), at(2000, 0), at(2000, 1000), at(1000, 1000), at(1000, 700), at(1000, 300)]],
        },
      ],
    });
    const { diff } = done(division, 'community', [at(1050, 300), at(500, 300), at(500, 700), at(1050, 700)]);
    expect(diff.added).toEqual([]);
    expect(diff.updated.map(([before, after]) => [before.id, after.parentId])).toEqual([['small', 'two']]);
  });

  it('a line that begins and ends in one grid redraws it, whoever lies on its way', () => {
    // From a over b, f and back over e: all within goes to a, which only touches f in a corner.
    const { diff, after } = done(eightBoxes(), 'building', [
      at(900, 200),
      at(1300, 200),
      at(1300, 1400),
      at(300, 1400),
      at(300, 900),
    ]);
    expect([diff.added, diff.removed]).toEqual([[], []]);
    expect(['a', 'b', 'e', 'f'].map((id) => area(after, id))).toEqual([
      1_000_000 + 240_000 + 280_000 + 120_000,
      760_000,
      720_000,
      880_000,
    ]);
    expect(diff.updated.map(([before]) => before.id).sort()).toEqual(['a', 'b', 'e', 'f']);
  });

  it('and takes most of a grid, where that is what lies within', () => {
    const { after } = done(eightBoxes(), 'building', [
      at(900, 100),
      at(1900, 100),
      at(1900, 1100),
      at(900, 1100),
      at(900, 900),
    ]);
    expect(['a', 'b', 'e', 'f'].map((id) => area(after, id))).toEqual([1_910_000, 190_000, 990_000, 910_000]);
  });

  it('what it loses goes to the neighbour with the longest border', () => {
    // f's south-west corner and west side: b has 800 of it, e has 500.
    const { after } = done(eightBoxes(), 'building', [at(950, 1500), at(1800, 1500), at(1800, 950)]);
    expect(['a', 'b', 'e', 'f'].map((id) => area(after, id))).toEqual([
      1_000_000, 1_400_000, 1_000_000, 600_000,
    ]);
  });

  it('a row of grids moves its border against the row beside it', () => {
    // Along the street between the rows, a little south of it, from a to d: each gives to the one north of it.
    const { after } = done(eightBoxes(), 'building', [
      at(100, 1050),
      at(100, 900),
      at(3900, 900),
      at(3900, 1050),
    ]);
    expect(['a', 'b', 'c', 'd'].map((id) => area(after, id))).toEqual([910_000, 900_000, 900_000, 910_000]);
    expect(['e', 'f', 'g', 'h'].map((id) => area(after, id))).toEqual([
      1_090_000, 1_100_000, 1_100_000, 1_090_000,
    ]);
  });

  it('a line through two grids gives what is on one hand of it, not the smaller piece of each', () => {
    const leaf = (id: string, polygon: Point[]) => ({ id, under: 'k', polygon: [polygon] });
    const steps = (y: number) => [0, 1000, 2000].map((x) => at(x, y));
    const division = smallDivision({
      grids: [
        { id: 'c', under: 'root' },
        { id: 'k', under: 'c' },
        leaf('west', box(-1000, 0, 0, 1000)),
        leaf('one', box(0, 0, 1000, 1000)),
        leaf('two', box(1000, 0, 2000, 1000)),
        leaf('east', box(2000, 0, 3000, 1000)),
        leaf('north', [at(-1000, 1000), ...steps(1000), at(3000, 1000), at(3000, 2000), at(-1000, 2000)]),
        leaf('south', [at(-1000, -1000), at(3000, -1000), at(3000, 0), ...steps(0).reverse(), at(-1000, 0)]),
      ],
    });
    const { after } = done(division, 'building', [at(-50, 450), at(0, 450), at(2000, 570), at(2050, 570)]);
    const areas = (ids: readonly string[]) => ids.map((id) => area(after, id));
    // 520 and 460 of 1000 lie north of it: together less than what lies south.
    expect(areas(['one', 'two'])).toEqual([480_000, 540_000]);
    expect(areas(['north', 'south'])).toEqual([4_980_000, 4_000_000]);
    expect(areas(['west', 'east'])).toEqual([1_000_000, 1_000_000]);
  });

  it('a line from grid to grid over the end of a border moves that border, and nothing at its ends', () => {
    // b and f weave from a to g: the border between them runs along the line.
    const { after } = done(eightBoxes(), 'building', [
      at(950, 900),
      at(1500, 900),
      at(1500, 1100),
      at(2050, 1100),
    ]);
    expect(['a', 'b', 'f', 'g'].map((id) => area(after, id))).toEqual([
      1_000_000, 1_000_000, 1_000_000, 1_000_000,
    ]);
    expect(after.tree.grids.get('b')!.polygon![0]).toContainEqual(at(1500, 1100));
  });

  it('refuses to swallow a grid that lies wholly within', () => {
    // f lies between e and the line.
    const around = [at(900, 1500), at(900, 900), at(2100, 900), at(2100, 2050), at(900, 2050), at(900, 1900)];
    expect(refusal(eightBoxes(), 'building', around)).toBe('pocket-third-grid');
  });

  it('refuses, each with its code', () => {
    expect(refusal(eightBoxes(), 'street', BULGE)).toBe('level-does-not-tile');
    expect(refusal(eightBoxes(), 'building', [at(9000, 0), at(9900, 0)])).toBe('line-misses');
    expect(refusal(eightBoxes({ b: { locked: true } }), 'building', BULGE)).toBe('locked');
    expect(refusal(eightBoxes({ west: { locked: true } }), 'building', BULGE)).toBe('locked');
    // From a through b to c: what is cut off borders as long on a as on c.
    expect(refusal(eightBoxes(), 'building', [at(900, 300), at(2100, 300)])).toBe('pocket-third-grid');
  });

  it('refuses to give ground to what nobody has, and takes from it', () => {
    const nobody = { unassigned: true };
    const division = smallDivision({
      grids: [
        { id: 'c', under: 'root' },
        { id: 'k', under: 'c' },
        { id: 'x', under: 'k', polygon: [box(0, 0, 1000, 1000)] },
        { id: 'cu', under: 'root', fields: nobody },
        { id: 'ku', under: 'cu', fields: nobody },
        { id: 'u', under: 'ku', polygon: [box(1000, 0, 2000, 1000)], fields: nobody },
      ],
    });
    for (const level of ['building', 'compound', 'community']) {
      const { after } = done(division, level, BULGE);
      expect(area(after, 'u')).toBe(920_000);
      const into = BULGE.map(([x, y]): Point => [2 * at(1000, 0)[0] - x, y]);
      expect(refusal(division, level, into)).toBe('unassigned-ground');
    }
  });
});
