import { describe, expect, it } from 'vitest';
import { makeParts } from '../../../../domain/draft/parts/make-parts.ts';
import { partGraph } from '../../../../domain/draft/parts/part-graph.ts';
import type { DraftBuilding } from '../../../../domain/draft/types.ts';
import { Random } from '../../../arbitrary/random.ts';
import { field, house, metres, street } from '../net/towns.ts';
import { type BuiltTown, block, building, row } from './built-town.ts';
import { cutsThrough, expectParts } from './expect-parts.ts';

const WISH = { target: 60, high: 72, measure: 'households' } as const;
const GRAIN = WISH.target / 6;

function parted(town: Partial<BuiltTown>) {
  const input = { grounds: [field(200, 100)], lines: [], buildings: [], ...town };
  const parts = makeParts({ ...input, ...WISH });
  expectParts(parts, input.buildings);
  expect(cutsThrough(parts, input.buildings).through).toEqual([]);
  return parts;
}

const heaviest = (parts: { households: Float64Array }) => Math.max(...parts.households);

describe('what a draft is given at its worst', () => {
  const houses = Array.from({ length: 24 }, (_, i) =>
    house(20 + 20 * (i % 8), 20 + 25 * Math.floor(i / 8), 3),
  );

  it('no line at all: the one block is parted between its buildings', () => {
    const parts = parted({ buildings: houses });
    expect(heaviest(parts)).toBeLessThanOrEqual(GRAIN);
    expect(parts.households.reduce((a, b) => a + b)).toBe(72);
  });

  it('one street', () => {
    const parts = parted({
      lines: [
        street([
          [100, -10],
          [100, 110],
        ]),
      ],
      buildings: houses,
    });
    expect(heaviest(parts)).toBeLessThanOrEqual(GRAIN);
  });

  it('islands: no part is on two', () => {
    const other = {
      polygon: [[metres(300, 0), metres(400, 0), metres(400, 100), metres(300, 100)]],
      parent: 'p',
    };
    const parts = parted({ grounds: [field(200, 100), other], buildings: [...houses, house(350, 50, 5)] });
    expect(new Set(parts.groundOf)).toEqual(new Set([0, 1]));
    const graph = partGraph(parts, { measure: 'households', barriers: [] });
    for (let p = 0; p < graph.count; p++)
      for (let i = graph.start[p]!; i < graph.start[p + 1]!; i++)
        expect(graph.ground[graph.neighbour[i]!]).toBe(graph.ground[p]);
  });

  it('no ground, or nothing on it', () => {
    expect(parted({ grounds: [], buildings: houses }).count).toBe(0);
    const bare = parted({
      lines: [
        street([
          [100, -10],
          [100, 110],
        ]),
      ],
    });
    expect(bare.households.reduce((a, b) => a + b, 0)).toBe(0);
    expect(bare.count).toBeGreaterThan(0);
  });

  it('all households in one building: it is a part with nothing else that counts', () => {
    const parts = parted({
      buildings: [...houses.map((one) => ({ ...one, households: 0 })), house(110, 50, 5_000)],
    });
    expect(heaviest(parts)).toBe(5_000);
  });

  it('none at all: nothing is parted', () => {
    expect(parted({ buildings: houses.map((one) => ({ ...one, households: 0 })) }).count).toBe(1);
  });

  it('buildings outside are in no part', () => {
    const parts = parted({ buildings: [...houses, house(500, 500, 7)] });
    expect(parts.buildings.flat()).not.toContain(24);
  });

  it('counts that are no counts are none', () => {
    const strange = [Number.NaN, Infinity, -Infinity, -5].map((households, i) =>
      house(15 + 30 * i, 90, households),
    );
    const parts = parted({ buildings: [...houses, ...strange] });
    expect(parts.households.reduce((a, b) => a + b)).toBe(72);
    expect(parts.buildings.flat()).toHaveLength(28);
  });

  it('a building exactly on a street is on one side of it', () => {
    const at = (x: number): DraftBuilding => ({ ...house(x, 50, 2), footprint: null });
    const parts = parted({
      lines: [
        street([
          [100, -10],
          [100, 110],
        ]),
      ],
      buildings: [at(100), at(0), at(200)],
    });
    expect(parts.buildings.flat().sort()).toEqual([0, 1, 2]);
  });

  it('many at one place stay together', () => {
    const towers = Array.from(
      { length: 50 },
      (_, i): DraftBuilding => ({
        ...house(110, 57, 4),
        id: `t${i}`,
        footprint: i % 2 ? null : house(110, 57).footprint,
      }),
    );
    expect(heaviest(parted({ buildings: [...houses, ...towers] }))).toBe(200);
  });

  it('rows of houses with common walls are cut along the walls and between the rows', () => {
    const random = new Random(3);
    const rows = [15, 35, 55, 75]
      .flatMap((y) => row(20, y, 20, 0.1, random))
      .map((one) => ({ ...one, households: 2 }));
    const parts = parted({ grounds: [field(220, 130)], buildings: rows });
    expect(heaviest(parts)).toBeLessThanOrEqual(GRAIN);
  });

  it('a building larger than its block, and one that reaches into the next', () => {
    const large = building('large', block(100, 50, 400, 300), 30);
    const across = building('across', block(100, 20, 40, 12), 30);
    const parts = parted({
      lines: [
        street([
          [90, -10],
          [90, 110],
        ]),
      ],
      buildings: [large, across, ...houses],
    });
    expect(parts.buildings.flat()).toHaveLength(26);
  });

  it('footprints without corners, and places that are none', () => {
    const nowhere: DraftBuilding = { ...house(0, 0, 3), at: [Number.NaN, Number.NaN] };
    const bare = [[], [[]], [[metres(5, 5)]], [[metres(5, 5), [Number.NaN, 3], metres(9, 9)]]];
    const buildings = bare.map(
      (footprint, i): DraftBuilding => ({
        ...house(20 + 40 * i, 50, 20),
        footprint: footprint.length > 0 ? [footprint as never] : [],
      }),
    );
    const parts = makeParts({
      grounds: [field(200, 100)],
      lines: [],
      buildings: [...buildings, nowhere],
      ...WISH,
    });
    expect(parts.buildings.flat().sort()).toEqual([0, 1, 2, 3]);
    expect(heaviest(parts)).toBe(20);
  });

  it('targets that are none', () => {
    for (const target of [Number.NaN, 0, -5, Infinity, 1e-9]) {
      const input = { grounds: [field(200, 100)], lines: [], buildings: houses };
      const parts = makeParts({ ...input, target, high: target * 1.2, measure: 'households' });
      expectParts(parts, houses);
    }
  });

  it('ten thousand points in one block', () => {
    const random = new Random(1);
    const points = Array.from(
      { length: 10_000 },
      (_, i): DraftBuilding => ({
        ...house(random.next() * 1_000, random.next() * 1_000, 1),
        id: `p${i}`,
        footprint: null,
      }),
    );
    const parts = makeParts({ grounds: [field(1_000, 1_000)], lines: [], buildings: points, ...WISH });
    expect(parts.households.reduce((a, b) => a + b)).toBe(10_000);
    expect(heaviest(parts)).toBeLessThanOrEqual(GRAIN);
  });
});
