import { open as openByLibrary } from 'shapefile';
import { afterAll, describe, expect, test } from 'vitest';
import { openShapefile } from '../../../../server/exchange/source/shapefile.ts';
import { Random } from '../../../arbitrary/random.ts';
import { outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';
import { buildShp, type Corner, partsContent, pointContent, square } from './shapefile-bytes.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

describe('shapes', () => {
  const shapeOf = async (content: Buffer) => {
    const { rows } = await outcomeOf(openShapefile, [
      folder.write('a.shp', buildShp([content], { type: 5 }).shp),
    ]);
    return { geometry: rows![0]!.geometry, fault: rows![0]!.fault };
  };
  const polygon = (...rings: Corner[][]) => shapeOf(partsContent(rings));

  test('holes go to the smallest shell around them, in whatever order they come', async () => {
    const outer = square(0, 0, 10);
    const lake = square(1, 1, 8, 'hole');
    const island = square(2, 2, 6);
    const pond = square(3, 3, 4, 'hole');
    const expected = {
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [outer, lake],
          [island, pond],
        ],
      },
      fault: null,
    };
    expect(await polygon(outer, lake, island, pond)).toEqual(expected);
    const mixed = await polygon(pond, lake, outer, island);
    expect(mixed).toEqual(expected);
  });

  test('of any nest of rings, in any order: what was built', async () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = new Random(seed);
      const rings: Corner[][] = [];
      const built: Corner[][][] = [];
      const fill = (x: number, y: number, size: number, depth: number): void => {
        const shell = square(x, y, size);
        const polygon = [shell];
        built.push(polygon);
        rings.push(shell);
        const cells = random.whole(1, 3);
        const step = size / cells;
        for (let i = 0; i < cells * cells; i++) {
          // A hole fills the middle of its cell, or touches the shell's line from within.
          const margin = random.chance(0.2) ? 0 : step / 8;
          if (depth === 0 || step < 1 || cells === 1 || !random.chance(0.5)) continue;
          const [hx, hy] = [x + (i % cells) * step + margin, y + Math.floor(i / cells) * step + step / 8];
          const hole = square(hx, hy, step / 2, 'hole');
          polygon.push(hole);
          rings.push(hole);
          if (random.chance(0.6)) fill(hx + step / 16, hy + step / 16, step / 4, depth - 1);
        }
      };
      for (let n = random.whole(1, 3); n > 0; n--) fill(n * 300, 0, 256, 3);
      const { geometry, fault } = await polygon(...random.shuffle(rings));
      const { type, coordinates } = geometry as { type: string; coordinates: Corner[][][] };
      const polygons = type === 'Polygon' ? [coordinates as unknown as Corner[][]] : coordinates;
      const sorted = (all: Corner[][][]) =>
        all
          .map(([shell, ...holes]) => JSON.stringify([shell, ...holes.map((h) => JSON.stringify(h)).sort()]))
          .sort();
      expect(fault).toBeNull();
      expect(sorted(polygons)).toEqual(sorted(built));
    }
  });

  test('what the library makes a shell of, without a word, is a fault here', async () => {
    const content = partsContent([square(0, 0, 10), square(20, 20, 2, 'hole')]);
    const { shp } = buildShp([content]);
    const source = await openByLibrary(
      shp.buffer.slice(shp.byteOffset, shp.byteOffset + shp.length) as ArrayBuffer,
    );
    expect((await source.read()).value.geometry?.type).toBe('MultiPolygon');
    expect((await shapeOf(content)).fault).toBe('source:hole-outside');
  });

  test('a hole that touches its shell in every corner is in it', async () => {
    const diamond: Corner[] = [
      [5, 0],
      [10, 5],
      [5, 10],
      [0, 5],
      [5, 0],
    ];
    expect((await polygon(square(0, 0, 10), diamond)).fault).toBeNull();
    // All its corners on the shell's line, and yet outside: in the bay of a horseshoe.
    const horseshoe: Corner[] = [
      [0, 0],
      [0, 9],
      [9, 9],
      [9, 6],
      [3, 6],
      [3, 3],
      [9, 3],
      [9, 0],
      [0, 0],
    ];
    const bay: Corner[] = [
      [3, 3],
      [9, 3],
      [9, 6],
      [3, 6],
      [3, 3],
    ];
    expect((await polygon(horseshoe, bay)).fault).toBe('source:hole-outside');
  });

  test('a hole outside is a fault, and stays where the gate for polygons finds it again', async () => {
    expect(await polygon(square(0, 0, 10), square(20, 20, 2, 'hole'))).toEqual({
      geometry: { type: 'Polygon', coordinates: [square(0, 0, 10), square(20, 20, 2, 'hole')] },
      fault: 'source:hole-outside',
    });
    const inHole = await polygon(square(0, 0, 10), square(1, 1, 8, 'hole'), square(2, 2, 2, 'hole'));
    expect(inHole.fault).toBe('source:hole-in-hole');
    expect((await polygon(square(0, 0, 10), square(2, 2, 2))).fault).toBe('source:shell-in-shell');
    expect((await polygon(square(0, 0, 10), square(0, 0, 10))).fault).toBe('source:shell-in-shell');
  });

  test('shells that run the other way, where there is no other', async () => {
    const one = square(0, 0, 1, 'hole');
    expect(await polygon(one)).toEqual({ geometry: { type: 'Polygon', coordinates: [one] }, fault: null });
    const two = square(5, 5, 1, 'hole');
    expect(await polygon(one, two)).toEqual({
      geometry: { type: 'MultiPolygon', coordinates: [[one], [two]] },
      fault: null,
    });
    expect((await polygon(square(0, 0, 9, 'hole'), square(2, 2, 2, 'hole'))).fault).toBe(
      'source:shell-in-shell',
    );
  });

  test('rings that are not closed, or too short to be rings', async () => {
    expect((await polygon(square(0, 0, 10).slice(0, 4))).fault).toBe('source:ring-unclosed');
    expect(
      (
        await polygon([
          [0, 0],
          [1, 1],
          [0, 0],
        ])
      ).fault,
    ).toBe('source:too-few-points');
    expect((await shapeOf(partsContent([[[0, 0]]], 3))).fault).toBe('source:too-few-points');
  });

  test('numbers that are none', async () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1e39]) {
      expect((await shapeOf(pointContent(value, 0))).fault).toBe('source:not-finite');
      expect((await polygon([[value, 0], ...square(0, 0, 1)])).fault).toBe('source:not-finite');
    }
  });

  test('counts that contradict the record’s length, and types that nobody knows', async () => {
    const wrong = async (change: (content: Buffer) => unknown) => {
      const content = partsContent([square(0, 0, 1), square(5, 5, 1)]);
      change(content);
      return (await shapeOf(content)).fault;
    };
    for (const count of [-1, 0, 3, 0x7fffffff, -0x80000000])
      expect(await wrong((content) => content.writeInt32LE(count, 36))).toBe('source:shape-unreadable');
    for (const count of [-1, 0, 11, 0x7fffffff, 0x10000001])
      expect(await wrong((content) => content.writeInt32LE(count, 40))).toBe('source:shape-unreadable');
    for (const start of [-1, 0, 10, 0x7fffffff])
      expect(await wrong((content) => content.writeInt32LE(start, 48))).toBe('source:shape-unreadable');
    expect(await wrong((content) => content.writeInt32LE(1, 44))).toBe('source:shape-unreadable');
    for (const type of [2, 10, 20, 30, 31, -5, 0x7fffffff])
      expect(await wrong((content) => content.writeInt32LE(type, 0))).toBe('source:shape-unknown');
    expect(await wrong((content) => content.writeInt32LE(1, 0))).toBeNull();
  });

  test('an intricate record ends in a fault and not never', async () => {
    // Thin angles, each in the box of all that are larger, and in none of them.
    const angle = (i: number): Corner[] => [
      [-i, -i],
      [-i, i],
      [0.3 - i, i],
      [0.3 - i, 0.3 - i],
      [i, 0.3 - i],
      [i, -i],
      [-i, -i],
    ];
    const angles = (count: number) => polygon(...Array.from({ length: count }, (_, i) => angle(i + 1)));
    expect((await angles(1000)).fault).toBeNull();
    const { fault } = await angles(30_000);
    expect(fault).toBe('source:shape-too-intricate');
  });
});
