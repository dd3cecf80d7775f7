import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipLine, clipRing } from '../../../../domain/board/map/clip.ts';
import { buildingText } from '../../../../domain/board/map/labels/building-names.ts';
import { joinPieces } from '../../../../domain/board/map/labels/chain.ts';
import { simplifyLine } from '../../../../domain/board/map/simplify.ts';

const BOX = { left: 0, top: 0, right: 10, bottom: 6 };
const line = fc
  .array(fc.double({ min: -15, max: 25, noNaN: true }), { minLength: 4, maxLength: 40 })
  .map((xy) => Float64Array.from(xy.length % 2 ? xy.slice(1) : xy));

function lengthOf(xy: Float64Array): number {
  let length = 0;
  for (let i = 2; i < xy.length; i += 2) length += Math.hypot(xy[i]! - xy[i - 2]!, xy[i + 1]! - xy[i - 1]!);
  return length;
}

/** How much of a line is in the box, by very many points of it. */
function lengthInside(xy: Float64Array, steps: number): number {
  let inside = 0;
  for (let i = 2; i < xy.length; i += 2) {
    const length = Math.hypot(xy[i]! - xy[i - 2]!, xy[i + 1]! - xy[i - 1]!);
    for (let s = 0; s < steps; s++) {
      const x = xy[i - 2]! + ((s + 0.5) / steps) * (xy[i]! - xy[i - 2]!);
      const y = xy[i - 1]! + ((s + 0.5) / steps) * (xy[i + 1]! - xy[i - 1]!);
      if (x >= BOX.left && x <= BOX.right && y >= BOX.top && y <= BOX.bottom) inside += length / steps;
    }
  }
  return inside;
}

describe('cutting at a box', () => {
  test('keeps of a line just what is inside', () => {
    fc.assert(
      fc.property(line, (xy) => {
        const pieces = clipLine(xy, BOX);
        for (const piece of pieces)
          for (let i = 0; i < piece.length; i += 2) {
            expect(piece[i]).toBeGreaterThanOrEqual(BOX.left - 1e-9);
            expect(piece[i]).toBeLessThanOrEqual(BOX.right + 1e-9);
            expect(piece[i + 1]).toBeGreaterThanOrEqual(BOX.top - 1e-9);
            expect(piece[i + 1]).toBeLessThanOrEqual(BOX.bottom + 1e-9);
          }
        const kept = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
        expect(Math.abs(kept - lengthInside(xy, 400))).toBeLessThan(0.3 * xy.length);
      }),
    );
  });

  test('of a ring keeps no point outside', () => {
    fc.assert(
      fc.property(line, (xy) => {
        const ring = clipRing(xy, BOX);
        expect(ring.length === 0 || ring.length >= 6).toBe(true);
        for (let i = 0; i < ring.length; i += 2) {
          expect(ring[i]).toBeGreaterThanOrEqual(BOX.left - 1e-9);
          expect(ring[i]).toBeLessThanOrEqual(BOX.right + 1e-9);
          expect(ring[i + 1]).toBeGreaterThanOrEqual(BOX.top - 1e-9);
          expect(ring[i + 1]).toBeLessThanOrEqual(BOX.bottom + 1e-9);
        }
      }),
    );
  });
});

test('a simplified line is nowhere farther off than the tolerance', () => {
  fc.assert(
    fc.property(line, fc.double({ min: 0.01, max: 5, noNaN: true }), (xy, tolerance) => {
      const simple = simplifyLine(xy, tolerance);
      for (let i = 0; i < xy.length; i += 2) {
        let nearest = Number.POSITIVE_INFINITY;
        for (let k = 2; k < simple.length; k += 2) {
          const [ax, ay, bx, by] = [simple[k - 2]!, simple[k - 1]!, simple[k]!, simple[k + 1]!];
          const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
          const along =
            length2 === 0 ? 0 : ((xy[i]! - ax) * (bx - ax) + (xy[i + 1]! - ay) * (by - ay)) / length2;
          const t = Math.min(1, Math.max(0, along));
          nearest = Math.min(
            nearest,
            Math.hypot(xy[i]! - ax - t * (bx - ax), xy[i + 1]! - ay - t * (by - ay)),
          );
        }
        expect(nearest).toBeLessThanOrEqual(tolerance + 1e-9);
      }
    }),
  );
});

test('pieces of a street in any order and direction, some twice, are one line of the same length', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 3, maxLength: 30 }),
      fc.infiniteStream(fc.boolean()),
      fc.infiniteStream(fc.nat()),
      (turns, flips, order) => {
        const points = [0, 0];
        let angle = 0;
        for (const turn of turns) {
          angle += turn * 0.5;
          points.push(points.at(-2)! + 10 * Math.cos(angle), points.at(-1)! + 10 * Math.sin(angle));
        }
        const pieces: Float64Array[] = [];
        for (let i = 2; i < points.length; i += 2) {
          const [ax, ay, bx, by] = points.slice(i - 2, i + 2) as [number, number, number, number];
          const piece = flips.next().value ? [bx, by, ax, ay] : [ax, ay, bx, by];
          pieces.push(Float64Array.from(piece));
          if (flips.next().value) pieces.push(Float64Array.from(piece));
        }
        const shuffled = pieces
          .map((piece) => ({ piece, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ piece }) => piece);
        const chains = joinPieces(shuffled);
        expect(chains).toHaveLength(1);
        expect(chains[0]!.length).toBeCloseTo(10 * turns.length, 6);
      },
    ),
  );
});

test.each([
  ['幸福小区12号楼', '幸福小区', ['12号楼', '12']],
  ['3号楼', '', ['3号楼', '3']],
  ['7', '', ['7']],
  ['12A', '', ['12A']],
  ['B座', '', ['B座', 'B']],
  ['Rose Garden Building 4', 'Rose Garden', ['Building 4', '4']],
])('%s is a number of its compound', (name, compound, texts) => {
  expect(buildingText(name)).toEqual({ compound, texts, numbered: true });
});

test.each(['人民医院', 'St. John’s Church', 'Pier', '三一'])('%s is a name', (name) => {
  expect(buildingText(name)).toEqual({ compound: '', texts: [name], numbered: false });
});
