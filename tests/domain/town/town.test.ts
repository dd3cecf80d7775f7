import Flatbush from 'flatbush';
import { describe, expect, test } from 'vitest';
import { generateTown } from '../../../data/town/generate.ts';
import type { Town } from '../../../data/town/types.ts';
import { deviation } from '../../../domain/balance/target.ts';
import { isSound } from '../../../domain/coverage/is-sound.ts';
import { locate } from '../../../domain/coverage/locate.ts';
import { listIssues } from '../../../domain/edit/issues.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { areaM2 } from '../../../domain/geometry/measure.ts';
import { type Box, type Point, type Polygon, toLattice } from '../../../domain/geometry/point.ts';
import { segmentsTouch } from '../../../domain/geometry/predicates.ts';
import { locateInPolygon, polygonArea2, polygonBox } from '../../../domain/geometry/ring.ts';
import { validatePolygon } from '../../../domain/geometry/validate.ts';
import { townDivision, xincheng } from './town-division.ts';

type Edge = readonly [Point, Point];

function edges(polygon: Polygon): Edge[] {
  return polygon.flatMap((ring) => ring.map((a, i) => [a, ring[(i + 1) % ring.length]!] as const));
}

function index(boxes: readonly Box[]): Flatbush {
  const tree = new Flatbush(boxes.length);
  for (const box of boxes) tree.add(...box);
  tree.finish();
  return tree;
}

function edgeBox([a, b]: Edge): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}

function footprints(division: Division): Polygon[] {
  return [...division.buildings.all.values()].map(({ footprint }) => footprint![0]!);
}

describe.each([1, 2, 20261122])('the town of seed %i', (seed) => {
  const { town, division } = townDivision(seed);
  const leaves = [...division.coverage.leaves.values()];

  test('tiles its territory exactly', () => {
    for (const { polygon } of leaves) expect(validatePolygon(polygon)).toMatchObject({ ok: true });
    for (const polygon of division.territory.polygons) {
      expect(validatePolygon(polygon)).toMatchObject({ ok: true });
    }
    expect(isSound(leaves, division.territory)).toBe(true);
    const sum = leaves.reduce((total, { polygon }) => total + polygonArea2(polygon), 0n);
    expect(sum).toBe(division.territory.polygons.reduce((total, one) => total + polygonArea2(one), 0n));
  });

  test('has nothing wrong with it but what there is to do', () => {
    const codes = new Set(listIssues(division).map((issue) => issue.code));
    expect([...codes].sort()).toEqual(['over-band', 'under-band']);
  });

  test('has the counts of the profile', () => {
    const at = (level: string) => town.grids.filter((grid) => grid.level === level).length;
    expect([at('office'), at('community'), at('compound'), at('building')]).toEqual([1, 23, 151, 378]);
    const kinds = (kind: string) => town.places.filter((place) => place.kind === kind).length;
    expect([kinds('shop'), kinds('unit'), kinds('camera')]).toEqual([2640, 196, 6000]);
    const { households, persons } = division.counts.get(division.tree.root)!;
    expect(Math.abs(households - 45_000)).toBeLessThanOrEqual(900);
    expect(persons).toBe(78_772);
  });

  test('leaves work to do: a quarter to three fifths of the grids are off target', () => {
    for (const id of ['compound', 'building']) {
      const level = division.levels.find((one) => one.id === id)!;
      const grids = [...division.tree.grids.values()].filter((grid) => grid.level === id);
      const off = grids.filter(
        (grid) => deviation(division.counts.get(grid.id)!, grid, level)?.side !== 'in',
      );
      expect(off.length / grids.length).toBeGreaterThan(0.25);
      expect(off.length / grids.length).toBeLessThan(0.6);
    }
  });

  test('has an island: a leaf that lies within another', () => {
    expect(leaves.filter(({ polygon }) => polygon.length > 1)).toHaveLength(2);
  });

  test('no building touches a border, and every one is in the leaf whose compound it bears', () => {
    const borders = leaves.flatMap(({ polygon }) => edges(polygon));
    const tree = index(borders.map(edgeBox));
    for (const footprint of footprints(division)) {
      for (const edge of edges(footprint)) {
        const near = tree.search(...edgeBox(edge)).filter((i) => segmentsTouch(...edge, ...borders[i]!));
        expect(near).toEqual([]);
      }
    }
    expect(division.buildings.outside.size).toBe(0);
  });

  test('no two buildings overlap or touch', () => {
    const all = footprints(division);
    for (const footprint of all) expect(validatePolygon(footprint)).toMatchObject({ ok: true });
    const tree = index(all.map(polygonBox));
    for (const [i, footprint] of all.entries()) {
      for (const j of tree.search(...polygonBox(footprint))) {
        if (j <= i) continue;
        const other = all[j]!;
        const touch = edges(footprint).some((one) =>
          edges(other).some((two) => segmentsTouch(...one, ...two)),
        );
        const within =
          locateInPolygon(footprint[0]![0]!, other) !== 'outside' ||
          locateInPolygon(other[0]![0]!, footprint) !== 'outside';
        expect({ i, j, touch, within }).toMatchObject({ touch: false, within: false });
      }
    }
  });

  test('households live in homes of a likely size', () => {
    for (const { households, use, floors } of town.buildings) {
      if (households === 0) continue;
      expect(['apartments', 'house', 'retail']).toContain(use);
      expect(households).toBeLessThanOrEqual(use === 'apartments' ? 200 : 60);
      expect(floors).toBeGreaterThan(0);
    }
  });

  test('names, codes, ids and telephones are given once', () => {
    const once = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
    once(town.grids.map(({ name }) => name));
    once(town.grids.map(({ code }) => code));
    once(town.grids.map(({ id }) => id));
    once(town.buildings.map(({ id }) => id));
    once(town.buildings.flatMap(({ name }) => (name === '' ? [] : [name])));
    once(town.lines.map(({ id }) => id));
    once(town.places.map(({ id }) => id));
    once(town.places.filter(({ kind }) => kind === 'unit').map(({ name }) => name));
    const phones = town.grids.flatMap(({ team }) =>
      [...team.members, ...team.services].map((one) => one.phone),
    );
    once(phones);
    for (const phone of phones) expect(phone).toMatch(/^0370-000\d{4}$/);
  });

  test('codes go down the levels by 9, 12, 14 and 16 digits, in rows from north to south', () => {
    const codeOf = new Map(town.grids.map(({ id, code }) => [id, code]));
    for (const { parentId, level, code } of town.grids) {
      const digits = { office: 9, community: 12, compound: 14, building: 16 }[level];
      expect(code).toHaveLength(digits!);
      if (parentId !== null) expect(code.startsWith(codeOf.get(parentId)!)).toBe(true);
    }
  });

  test('borders run along the lines', () => {
    const lines = new Set(town.lines.flatMap(({ line }) => edgeKeys(line)));
    let [along, all] = [0, 0];
    for (const { points, right } of division.coverage.borders.values()) {
      if (right === null) continue;
      const keys = edgeKeys(points.map(([x, y]) => [x / 1e7, y / 1e7]));
      along += keys.filter((key) => lines.has(key)).length;
      all += keys.length;
    }
    expect(along / all).toBeGreaterThan(0.95);
  });

  test('every place lies within the territory, and cameras alone look somewhere', () => {
    for (const { at, kind, direction } of town.places) {
      expect(locate(division.coverage, toLattice(...at))).not.toBeNull();
      expect(direction === null).toBe(kind !== 'camera');
      if (direction !== null) expect(direction >= 0 && direction < 360).toBe(true);
    }
  });

  test('is a town of 20 to 25 km², with blocks of many sizes', () => {
    const total = areaM2(division.territory.polygons) / 1e6;
    expect(total).toBeGreaterThan(19);
    expect(total).toBeLessThan(26);
    const areas = leaves.map(({ polygon }) => areaM2([polygon])).sort((a, b) => a - b);
    expect(areas.at(-20)! / areas[20]!).toBeGreaterThan(6);
  });

  test('names everything in Chinese and in English', () => {
    const named = [...town.grids, ...town.places, ...town.lines.filter(({ name }) => name !== '')];
    for (const { name, nameEn } of named) {
      expect(name).toMatch(/[一-鿿]/);
      expect(nameEn).toMatch(/^[A-Z][^一-鿿]*$/);
    }
    const kinds = new Set(town.lines.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['rail', 'road', 'wall', 'water']);
    expect(town.lines.some(({ bridge }) => bridge)).toBe(true);
  });
});

function edgeKeys(line: readonly (readonly [number, number])[]): string[] {
  return line.slice(1).map((q, i) => [`${line[i]}`, `${q}`].sort().join(' '));
}

test('the same seed gives the same bytes, another seed another town', () => {
  const bytes = (seed: number) => JSON.stringify(generateTown(xincheng(), seed));
  expect(bytes(5)).toBe(bytes(5));
  expect(bytes(5)).not.toBe(bytes(6));
});

test('no seed fails', () => {
  for (let seed = 100; seed < 106; seed++) {
    const town: Town = generateTown(xincheng(), seed);
    expect(town.grids).toHaveLength(1 + 23 + 151 + 378);
  }
});
