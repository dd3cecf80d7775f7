import { describe, expect, it } from 'vitest';
import { makeParts } from '../../../../domain/draft/parts/make-parts.ts';
import type { DraftBuilding } from '../../../../domain/draft/types.ts';
import { field, house, street } from '../net/towns.ts';
import { block, building } from './built-town.ts';
import { expectParts } from './expect-parts.ts';

const WISH = { target: 60, high: 72, measure: 'households' } as const;
const wall = street(
  [
    [20, 20],
    [120, 20],
    [120, 100],
    [20, 100],
    [20, 20],
  ],
  { kind: 'wall', class: 'wall' },
);
const lane = street(
  [
    [70, 20],
    [70, 100],
  ],
  { class: 'service' },
);
const homes = (each: number): DraftBuilding[] =>
  [35, 55, 85, 105].flatMap((x) => [35, 60, 85].map((y) => house(x, y, each)));

function parted(buildings: DraftBuilding[], lines = [wall, lane]) {
  const parts = makeParts({ grounds: [field(200, 120)], lines, buildings, ...WISH });
  expectParts(parts, buildings);
  return parts;
}

describe('units, markets and gated compounds', () => {
  it('a compound that a grid can take is one part, lanes and all', () => {
    const parts = parted([...homes(6), house(160, 60, 20)]);
    expect([...parts.households].sort((a, b) => a - b)).toEqual([20, 72]);
    expect([...new Set(parts.unit)]).toEqual([-1]);
  });

  it('a larger one is parted, and its parts know that they are of one unit', () => {
    const parts = parted([...homes(7), house(160, 60, 20)]);
    const inside = [...parts.unit.keys()].filter((p) => parts.unit[p] !== -1);
    expect(inside.reduce((sum, p) => sum + parts.households[p]!, 0)).toBe(84);
    expect(new Set(inside.map((p) => parts.unit[p])).size).toBe(1);
    for (const p of inside) expect(parts.households[p]).toBeLessThanOrEqual(10);
    expect(parts.buildings.find((list) => list.includes(12))).toEqual([12]);
  });

  it('walls along one side make no compound', () => {
    const side = street(
      [
        [-10, 60],
        [210, 60],
      ],
      { kind: 'wall', class: 'wall' },
    );
    expect(Math.max(...parted(homes(6), [side]).households)).toBeLessThanOrEqual(12);
  });

  it('a market on both sides of a lane is one part, and a school is not cut', () => {
    const halls = [35, 105].map((x) => building(`hall ${x}`, block(x, 60, 30, 40), 0, 'market'));
    const market = parted(halls, [
      street(
        [
          [70, -5],
          [70, 125],
        ],
        { class: 'service' },
      ),
    ]);
    expect(market.buildings.filter((list) => list.length > 0)).toEqual([[0, 1]]);
    expect(market.kind[0]).toBe('crowded');
    const school = [50, 80, 110].map((x) => building(`school ${x}`, block(x, 60, 14, 30), 0, 'school'));
    const around = [10, 190].flatMap((x) => [20, 50, 80, 105].map((y) => house(x, y, 8)));
    const parts = parted([...school, ...around], []);
    expect(parts.buildings.filter((list) => list.some((b) => b < 3))).toHaveLength(1);
  });

  it('a part is of the type of what mostly stands there', () => {
    const parts = parted(
      [
        building('a', block(40, 60, 20, 20), 30, 'apartments'),
        building('b', block(160, 60, 40, 20), 0, 'retail'),
      ],
      [
        street([
          [100, -5],
          [100, 125],
        ]),
      ],
    );
    expect([...parts.kind].sort()).toEqual(['commercial', 'residential']);
  });
});
