import { expect, test } from 'vitest';
import type { Building } from '../../../../domain/balance/types.ts';
import type { Polygon } from '../../../../domain/geometry/point.ts';
import { isPlacedElsewhere, renewBuilding } from '../../../../server/exchange/update/renew-building.ts';

const footprint: Polygon[] = [
  [
    [
      [0, 0],
      [1000, 0],
      [1000, 800],
      [0, 800],
    ],
  ],
];
const known: Building = {
  id: 'k',
  at: [500, 400],
  households: 12,
  persons: 30,
  name: '一号楼',
  use: '住宅',
  footprint,
};

test('what a file does not say stays; what it says anew is taken; the id is kept', () => {
  const bare = { ...known, id: 'f', persons: null, name: '', use: null };
  expect(renewBuilding(known, bare)).toBe(known);
  expect(renewBuilding(known, { ...bare, households: 0, unsaid: ['households'] })).toBe(known);
  expect(renewBuilding(known, { ...bare, households: 0 })).toEqual({ ...known, households: 0 });
  expect(renewBuilding(known, { ...bare, name: '1号楼', row: 4 })).toEqual({ ...known, name: '1号楼' });
});

test('a footprint that begins elsewhere, or lies a lattice unit off, is the same; one that is another is taken with its point', () => {
  const [[a, b, c, d]] = footprint[0] as unknown as [
    [readonly [number, number], ...(readonly [number, number])[]],
  ];
  const turned = [[[c, d, a, [b![0] + 1, b![1] - 1]]]] as unknown as Polygon[];
  expect(renewBuilding(known, { ...known, footprint: turned, at: [501, 401] })).toBe(known);
  const wider = [[[a, [1200, 0], [1200, 800], d]]] as unknown as Polygon[];
  expect(renewBuilding(known, { ...known, footprint: wider, at: [600, 400] })).toEqual({
    ...known,
    footprint: wider,
    at: [600, 400],
  });
});

test('a point never takes a footprint away, wherever it is; one outside of it is told', () => {
  const inside = { ...known, footprint: null, at: [10, 10] as const };
  const gate = { ...known, footprint: null, at: [5000, 10] as const };
  for (const said of [inside, gate]) expect(renewBuilding(known, said)).toBe(known);
  expect([inside, gate].map((said) => isPlacedElsewhere(known, said))).toEqual([false, true]);
  const point = { ...known, footprint: null };
  expect(renewBuilding(point, { ...point, at: [501, 399] })).toBe(point);
  expect(renewBuilding(point, known)).toEqual(known);
});
