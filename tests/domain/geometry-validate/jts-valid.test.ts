import { describe, expect, it } from 'vitest';
import { findFaults } from '../../../domain/coverage/faults/find-faults.ts';
import { makeSoup } from '../../../domain/coverage/faults/soup.ts';
import { flattenPolygons } from '../../../domain/geometry/flat-polygons.ts';
import { type Polygon, samePoint } from '../../../domain/geometry/point.ts';
import { polygonFault } from '../../../domain/geometry/polygon-fault.ts';
import { validatePolygon } from '../../../domain/geometry/validate.ts';
import { readValidCases, type ValidCase } from '../../fixtures/jts-cases.ts';
import { parseWkt } from '../../fixtures/parse-wkt.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

/** The cases on which the gate and JTS differ, each with the reason why ours is meant. */
const SHARED_EDGE =
  'parts of one MultiPolygon that share an edge: JTS wants them dissolved; a coverage is nothing but such parts, and importing makes each a leaf';
const EMPTY = 'an empty ring, polygon or part: valid to JTS, but no ground, so nothing a grid could be';
const DIFFERENCES: Readonly<Record<string, string>> = {
  'misc/TestInvalidA.xml 28': SHARED_EDGE,
  'misc/TestInvalidA.xml 72': SHARED_EDGE,
  'misc/TestInvalidA.xml 73': SHARED_EDGE,
  'misc/TestInvalidA.xml 74': SHARED_EDGE,
  'general/TestValid.xml 80': SHARED_EDGE,
  'general/TestValid.xml 81': SHARED_EDGE,
  'general/TestValid2.xml 224': SHARED_EDGE,
  'general/TestValid2.xml 225': SHARED_EDGE,
  'general/TestValid.xml 14': EMPTY,
  'general/TestValid.xml 15': EMPTY,
  'general/TestValid.xml 35': EMPTY,
  'general/TestValid2.xml 746': EMPTY,
  'general/TestValid2.xml 749': EMPTY,
  'general/TestValid2.xml 750': EMPTY,
  'general/TestValid2.xml 751': EMPTY,
};

const archive = sharedData('jts-testxml.tar.gz', "JTS's isValid cases");

describe.skipIf(archive === null)("JTS's own isValid cases", () => {
  const cases = archive === null ? [] : readValidCases(archive);
  const polygonal = cases.map((one) => ({ one, parts: partsOf(one) })).filter(({ parts }) => parts !== null);

  it('are 922, of which 404 are of polygons', () => {
    expect(cases.length).toBe(922);
    expect(polygonal.length).toBe(404);
  });

  it('get the same answer from the gate, but for the differences that are listed and explained', () => {
    const differ: string[] = [];
    for (const { one, parts } of polygonal) {
      if ((faultOf(parts!) === null) !== one.valid) differ.push(one.name.split(' ').slice(0, 2).join(' '));
    }
    expect(differ.sort()).toEqual(Object.keys(DIFFERENCES).sort());
  });

  it('get the same answer on the lattice as on raw numbers, where they are whole', () => {
    let compared = 0;
    for (const { parts } of polygonal) {
      for (const polygon of parts!) {
        const whole = polygon
          .flat()
          .every(([x, y]) => Number.isInteger(x) && Number.isInteger(y) && Math.abs(x) < 1e6);
        if (!whole) continue;
        // 900 units of lattice for one of theirs: large coordinates, as real ones are
        const placed = polygon.map((ring) => ring.map(([x, y]) => [x * 900 + 1_000, y * 900 - 7] as const));
        expect(validatePolygon(placed).ok).toBe(polygonFault(flattenPolygons([polygon]), 0) === null);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(400);
  });
});

/** The polygons of a case, open rings without repeated points; null for points, lines and collections, which no gate takes. */
function partsOf({ wkt }: ValidCase): Polygon[] | null {
  // a few cases are WKB in hexadecimal: lines all of them (type 2 and 5)
  if (/^\s*[0-9A-F]{10}/.test(wkt)) {
    expect(wkt.trim().slice(2, 10)).toMatch(/^0[25]000000$/);
    return null;
  }
  const { type, coordinates } = parseWkt(wkt);
  if (type !== 'POLYGON' && type !== 'MULTIPOLYGON') return null;
  const parts = (type === 'POLYGON' ? [coordinates] : coordinates) as [number, number][][][];
  return parts.map((rings) =>
    rings.map((ring) => {
      const open = ring.filter((p, i) => i === 0 || !samePoint(p, ring[i - 1]!));
      if (open.length > 1 && samePoint(open[0]!, open.at(-1)!)) open.pop();
      return open;
    }),
  );
}

/** The first fault of a polygon or of several together, by the gate and then by the check for overlaps. */
function faultOf(parts: readonly Polygon[]): string | null {
  if (parts.length === 0) return 'polygon-empty';
  const flat = flattenPolygons(parts);
  for (let p = 0; p < parts.length; p++) {
    const fault = polygonFault(flat, p);
    if (fault) return fault.code;
  }
  return findFaults(makeSoup(parts, undefined, 1024)).find(({ code }) => code === 'overlap')?.code ?? null;
}
