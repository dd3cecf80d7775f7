import { expect, test } from 'vitest';
import type { InsideGrid } from '../../../../domain/board/content.ts';
import { drawMap } from '../../../../domain/board/map/draw-map.ts';
import { box, mapContent, TEMPLATE } from './map-content.ts';
import { collisions, cornersOf, marksOf } from './measures.ts';
import { plainRuler } from './plain-ruler.ts';

const FRAME = { x: 12, y: 20, width: 260, height: 180 };
const COMPOUND = { zh: '小区网格', en: 'Compound grid' };
const BUILDING = { zh: '楼栋网格', en: 'Building grid' };

function within(id: string, name: string, x: number, y: number, size: number, parent = 'own'): InsideGrid {
  const depth = parent === 'own' ? 1 : 2;
  return {
    id,
    name,
    code: `4114${id}`,
    polygons: [[box(x, y, size, size)]],
    level: depth === 1 ? COMPOUND : BUILDING,
    depth,
    parent,
    households: 100,
  };
}

/** Four compounds of 200 m, the first of them in four buildings' grids, the second in one. */
const INSIDE = [
  within('01', '和坊花园', -200, -200, 200),
  within('02', '平川小区', 0, -200, 200),
  within('03', '鹿通新村', -200, 0, 200),
  within('04', '文岭嘉苑', 0, 0, 200),
  ...[0, 1, 2, 3].map((i) =>
    within(`010${i}`, `和坊花园${i + 1}格`, -200 + 100 * (i % 2), -200 + 100 * (i >> 1), 100, '01'),
  ),
  within('0200', '平川小区1格', 0, -200, 200, '02'),
];

function drawn(scale: number) {
  const own = [[box(-200, -200, 400, 400)]];
  const content = { ...mapContent({ own }), inside: INSIDE };
  return drawMap({
    content: { ...content, grid: { ...content.grid, code: '4114' } },
    template: TEMPLATE,
    frame: FRAME,
    scale,
    centre: [0, 0],
    ruler: plainRuler,
    textMm: 3,
  });
}

test('grids within are named on their own ground, by what the name above does not say, with their codes', () => {
  const { placed, leftOut, marks } = drawn(2500);
  expect(leftOut).toEqual([]);
  expect(collisions(placed)).toEqual([]);
  const named = placed.filter(({ kind }) => kind === 'inside');
  // The only one of its parent has its parent's ground and name.
  expect(named.map(({ text }) => text).sort()).toEqual(
    ['和坊花园', '平川小区', '鹿通新村', '文岭嘉苑', '1格', '2格', '3格', '4格'].sort(),
  );
  const written = marksOf(marks, 'map-labels').flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  expect(written).toEqual(expect.arrayContaining(['411403', '411404', '0100', '0103']));
  for (const { name, boxes } of named) {
    const { polygons } = INSIDE.find((grid) => grid.name === name)!;
    const [west, south] = polygons[0]![0]![0]!;
    const [east, north] = polygons[0]![0]![2]!;
    for (const [x, y] of boxes.flatMap(cornersOf)) {
      const [e, n] = [(x - FRAME.x - FRAME.width / 2) * 2.5, (FRAME.y + FRAME.height / 2 - y) * 2.5];
      expect(e).toBeGreaterThan(west - 25);
      expect(e).toBeLessThan(east + 25);
      expect(n).toBeGreaterThan(south - 25);
      expect(n).toBeLessThan(north + 25);
    }
  }
});

test('the legend tells the levels apart, and touching grids have other tints', () => {
  const { legend, marks } = drawn(2500);
  const ids = legend.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['border', 'inside-1-小区网格', 'inside-2-楼栋网格']));
  expect(ids).not.toContain('type');
  const fills = marksOf(marks, 'map-type').flatMap((mark) =>
    mark.kind === 'path' && mark.fill !== undefined ? [mark.fill] : [],
  );
  expect(fills).toHaveLength(4);
  expect(fills[0]).not.toBe(fills[1]);
  expect(fills[0]).not.toBe(fills[2]);
});

test('at a scale at which the second level would be a net of lines it is left away', () => {
  const { legend, placed } = drawn(20_000);
  expect(legend.map(({ id }) => id)).not.toContain('inside-2-楼栋网格');
  expect(placed.some(({ text }) => text === '1格')).toBe(false);
});
