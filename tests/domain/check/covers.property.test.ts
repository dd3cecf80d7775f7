import { describe, expect, it } from 'vitest';
import { findFaults } from '../../../domain/coverage/faults/find-faults.ts';
import { makeSoup, PIXELS_PER_UNIT } from '../../../domain/coverage/faults/soup.ts';
import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import { locateInPolygon } from '../../../domain/geometry/ring.ts';
import { validatePolygon } from '../../../domain/geometry/validate.ts';
import { Random } from '../../arbitrary/random.ts';

/** A mesh of that many cells a side, a kilometre each: corners fall together often, so edges match, overlap and cross. */
const CELLS = 6;
const CELL = 100_000;
const ORIGIN: Point = [1_100_000_000, 300_000_000];
const SOUPS = 250;
const PLACES = 150;

/** Random polygons on the corners of the mesh, some of them twice; some with a hole. */
function randomPolygons(random: Random): Polygon[] {
  const polygons: Polygon[] = [];
  const node = (): Point => [
    ORIGIN[0] + Math.floor(random.next() * (CELLS + 1)) * CELL,
    ORIGIN[1] + Math.floor(random.next() * (CELLS + 1)) * CELL,
  ];
  const wanted = 2 + Math.floor(random.next() * 12);
  while (polygons.length < wanted) {
    const rings = [Array.from({ length: 3 + Math.floor(random.next() * 4) }, node)];
    if (random.next() < 0.3) rings.push([node(), node(), node()]);
    const valid = validatePolygon(rings);
    if (!valid.ok) continue;
    polygons.push(valid.value);
    if (random.next() < 0.15) polygons.push(valid.value.map((ring) => ring.toReversed()));
  }
  return polygons;
}

const isIn = (place: Point, polygon: Polygon) => locateInPolygon(place, polygon) === 'inside';

describe('findFaults on random polygons', () => {
  for (const withTerritory of [true, false]) {
    it(`says at every place what covers it, ${withTerritory ? 'with' : 'without'} a territory`, () => {
      let faultsSeen = 0;
      for (let seed = 1; seed <= SOUPS; seed++) {
        const random = new Random(seed);
        const grids = randomPolygons(random);
        const territory: Polygon[] | undefined = withTerritory
          ? randomPolygons(random).slice(0, 1)
          : undefined;
        const faults = findFaults(makeSoup(grids, territory, PIXELS_PER_UNIT));
        faultsSeen += faults.length;
        for (let n = 0; n < PLACES; n++) {
          // off every line through two nodes, but for a chance that is none
          const place: Point = [
            ORIGIN[0] + (random.next() * 1.2 - 0.1) * CELLS * CELL,
            ORIGIN[1] + (random.next() * 1.2 - 0.1) * CELLS * CELL,
          ];
          const covering = grids.flatMap((polygon, p) => (isIn(place, polygon) ? [p] : []));
          const pixel: Point = [place[0] * PIXELS_PER_UNIT, place[1] * PIXELS_PER_UNIT];
          const here = faults.filter(({ polygons }) => polygons.some((polygon) => isIn(pixel, polygon)));
          const told = here
            .map(({ code, members }) => ({ code, members }))
            .sort((a, b) => (a.code < b.code ? -1 : 1));
          const expected: { code: string; members: number[] }[] = [];
          if (territory) {
            const inside = isIn(place, territory[0]!);
            if (inside && covering.length === 0) {
              expect(
                told.map(({ code }) => code),
                `seed ${seed} place ${n}`,
              ).toEqual(['gap']);
              continue;
            }
            if (!inside && covering.length > 0) expected.push({ code: 'outside', members: covering });
          } else if (covering.length === 0) {
            // an enclosed void is a gap, what is outside the outline is nothing
            expect(
              told.every(({ code }) => code === 'gap'),
              `seed ${seed} place ${n}`,
            ).toBe(true);
            continue;
          }
          if (covering.length > 1) expected.unshift({ code: 'overlap', members: covering });
          expect(
            told.sort((a, b) => (a.code < b.code ? 1 : -1)),
            `seed ${seed} place ${n}`,
          ).toEqual(expected.sort((a, b) => (a.code < b.code ? 1 : -1)));
        }
      }
      expect(faultsSeen).toBeGreaterThan(SOUPS);
    });
  }
});
