import { describe, expect, test } from 'vitest';
import { mercator, placeIn, tileShift } from '../../../client/map/basemap/datum-shift.ts';

const TOWN = [115.65, 34.41] as const;
const TILE_PX = 256;
const EQUATOR_M = 40_075_016.686;

function degrees(x: number, y: number): [number, number] {
  return [(x - 0.5) * 360, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90];
}

/** The farthest that a corner of the tiles over a town (7 by 7 of them) lies from where its tile is put, px. */
function worst(datum: 'gcj02' | 'bd09', z: number): number {
  const tiles = 2 ** z;
  const [townX, townY] = mercator(TOWN).map((part) => Math.floor(part * tiles)) as [number, number];
  let most = 0;
  for (let x = townX - 3; x <= townX + 3; x++) {
    for (let y = townY - 3; y <= townY + 3; y++) {
      const [dx, dy] = tileShift(datum, z, x, y);
      for (const [u, v] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        const [px, py] = [(x + u) / tiles, (y + v) / tiles];
        const [qx, qy] = placeIn(datum, degrees(px, py));
        most = Math.max(most, Math.hypot((qx - px) * tiles - dx, (qy - py) * tiles - dy) * TILE_PX);
      }
    }
  }
  return most;
}

describe.each([10, 11, 12, 13, 14, 15, 16, 17, 18])('at zoom %i', (z) => {
  test('a tile of GCJ-02 lies within a pixel of where it belongs, one of BD-09 within four', () => {
    expect(worst('gcj02', z)).toBeLessThan(0.75);
    expect(worst('bd09', z)).toBeLessThan(3.3);
  });
});

test('the shift itself is the half kilometre that GCJ-02 is known for', () => {
  const z = 15;
  const tiles = 2 ** z;
  const [x, y] = mercator(TOWN).map((part) => Math.floor(part * tiles)) as [number, number];
  const metres = (EQUATOR_M / tiles) * Math.cos((TOWN[1] * Math.PI) / 180);
  const off = Math.hypot(...tileShift('gcj02', z, x, y)) * metres;
  expect(off).toBeGreaterThan(500);
  expect(off).toBeLessThan(550);
});
