import { describe, expect, it } from 'vitest';
import { assemblePolygons } from '../../../../domain/coverage/assemble-polygons.ts';
import { type DirectedEdge, traceRings } from '../../../../domain/coverage/trace-rings.ts';
import { planarNet } from '../../../../domain/draft/net/planar-net.ts';
import { prepareLines } from '../../../../domain/draft/net/prepare-lines.ts';
import type { DraftLine } from '../../../../domain/draft/types.ts';
import { type Point, type Polygon, toLattice } from '../../../../domain/geometry/point.ts';
import { toLatticePolygons } from '../../../../domain/geometry/read-polygon.ts';
import { readRawGeometry } from '../../../../domain/geometry/read-raw-polygons.ts';
import { locateInPolygon } from '../../../../domain/geometry/ring.ts';
import { narrowing, UNIT_M } from '../../../../domain/geometry/unit-metres.ts';
import { fourSides } from '../../../../domain/plan/four-sides/four-sides.ts';
import { piecesOf, planeAt } from '../../../../domain/plan/four-sides/pieces.ts';
import { SideLines } from '../../../../domain/plan/four-sides/side-lines.ts';
import { type FourSides, SIDES, type SideName } from '../../../../domain/plan/four-sides/types.ts';
import { draftOf, onLattice } from '../../../fixtures/draft-of-input.ts';
import { realTownInput } from '../../../fixtures/draft-towns.ts';
import { sharedData } from '../../../fixtures/shared-data.ts';
import { readTown } from '../../draft/net/read-town.ts';

const path = sharedData('west-village/lines.geojson', 'the four sides of the blocks of the West Village');

/** Blocks as anybody knows them who has a map of Manhattan: a point in each, and the streets around it. */
const KNOWN: readonly [at: readonly [number, number], ...sides: Record<SideName, string>[]][] = [
  [
    [-74.00369, 40.73381],
    named('West 4th Street', 'Christopher Street', 'Bleecker Street', 'West 10th Street'),
  ],
  [
    [-74.00533, 40.73353],
    named('Bleecker Street', 'Christopher Street', 'Hudson Street', 'West 10th Street'),
  ],
  [[-74.00543, 40.7342], named('Bleecker Street', 'West 10th Street', 'Hudson Street', 'Charles Street')],
  [[-74.0055, 40.73555], named('Bleecker Street', 'Perry Street', 'Hudson Street', 'West 11th Street')],
  [[-74.00442, 40.7364], named('West 4th Street', 'West 11th Street', 'Bleecker Street', 'Bank Street')],
  [[-74.00283, 40.73662], named('Waverly Place', 'West 11th Street', 'West 4th Street', 'Bank Street')],
  [[-74.00077, 40.7349], named('Greenwich Avenue', 'West 10th Street', 'Waverly Place', 'Charles Street')],
  [[-74.00741, 40.73657], named('Greenwich Street', 'Bank Street', 'Washington Street', 'Bethune Street')],
  [
    [-74.00728, 40.73908],
    named('Greenwich Street', 'Horatio Street', 'Washington Street', 'Gansevoort Street'),
  ],
  [[-74.00604, 40.73784], named('Hudson Street', 'West 12th Street', 'Greenwich Street', 'Jane Street')],
  [
    [-74.00786, 40.73385],
    named('Greenwich Street', 'West 10th Street', 'Washington Street', 'Charles Street'),
  ],
];

function named(east: string, south: string, west: string, north: string): Record<SideName, string> {
  return { east, south, west, north };
}

describe.skipIf(path === null)('the West Village', () => {
  const town = path ? readTown(path.replace('lines.geojson', ''), 'territory') : null;
  const lines = new SideLines((town?.lines ?? []).map((line) => ({ ...line, class: line.class ?? '' })));
  const blocks = town ? facesOf(town) : [];
  const sides = blocks.map((polygons) => fourSides({ polygons, lines, across: [] }));

  it.each(KNOWN)('names the streets around the block at %s', (at, expected) => {
    const place = toLattice(...at);
    const block = blocks.findIndex(([polygon]) => locateInPolygon(place, polygon!) === 'inside');
    const { parts } = sides[block]!;
    for (const side of SIDES)
      expect([side, parts[0]!.sides[side].runs.map((run) => run.name)]).toEqual([side, [expected[side]]]);
  });

  it('names on each straight stretch of a block the street that is nearest to its middle', () => {
    let asked = 0;
    const wrong: string[] = [];
    blocks.forEach(([polygon], i) => {
      const stretches = straightStretches(polygon![0]!);
      const least = 0.12 * stretches.reduce((sum, { lengthM }) => sum + lengthM, 0);
      for (const { middle, lengthM, bearing } of stretches) {
        const street = nearestNamed(town!.lines, middle);
        if (lengthM < Math.max(40, least) || street === null || street.farM > 1.5) continue;
        asked++;
        const near = sidesFacing(bearing).flatMap((side) => told(sides[i]!, side));
        if (!near.includes(street.name)) wrong.push(`${street.name} at ${middle}: ${near}`);
      }
    });
    expect(asked).toBeGreaterThan(250);
    // the neck of a triangle, a court: at most one of a hundred
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(asked / 100);
  });

  it('has the border of a draft on a line or far from one: what ON_M and the reaches rest on', () => {
    const input = realTownInput('west-village', 'the reach of a line')!;
    const draft = draftOf(onLattice(input), {
      target: 300,
      parts: null,
      tolerance: 0.2,
      seed: 1,
      weights: { balance: 1, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 },
    });
    const far = { on: 0, near: 0, all: 0 };
    for (const { geometry } of draft.grids) {
      const raw = readRawGeometry(geometry);
      const [polygon] = raw.ok ? latticeOf(raw.value) : [];
      const shell = polygon![0]!;
      for (const { x, y, lengthM } of piecesOf(shell, planeAt(shell[0]!)).pieces) {
        far.all += lengthM;
        const at: Point = [shell[0]![0] + x / (UNIT_M * narrowing(shell[0]![1])), shell[0]![1] + y / UNIT_M];
        const farM = nearest(town!.lines, at)?.farM ?? Infinity;
        if (farM <= 1) far.on += lengthM;
        else if (farM > 3 && farM <= 12) far.near += lengthM;
      }
    }
    expect(far.on / far.all).toBeGreaterThan(0.7);
    // where another street crosses counts too
    expect(far.near / far.all).toBeLessThan(0.06);
  });
});

function latticeOf(raw: Parameters<typeof toLatticePolygons>[0]): readonly Polygon[] {
  const read = toLatticePolygons(raw);
  return read.ok ? read.value : [];
}

function told({ parts }: FourSides, side: SideName): string[] {
  return parts[0]!.sides[side].runs.map((run) => run.name);
}

/** The faces between the streets, as polygons. */
function facesOf({ grounds, lines, buildings }: ReturnType<typeof readTown>): Polygon[][] {
  const net = planarNet(grounds, prepareLines(lines, grounds, buildings));
  const edges = Array.from({ length: net.faces }, (): DirectedEdge[] => []);
  const at = (i: number): Point => [net.xs[i]!, net.ys[i]!];
  net.from.forEach((from, e) => {
    const [a, b] = [at(from), at(net.to[e]!)];
    if (net.left[e]! >= 0) edges[net.left[e]!]!.push([a, b]);
    if (net.right[e]! >= 0) edges[net.right[e]!]!.push([b, a]);
  });
  return edges.map((face) => assemblePolygons(traceRings(face)));
}

/** Runs of edges of a ring that turn by less than 10° from one to the next, with the bearing (0 north, 90 east) that they face. */
function straightStretches(ring: readonly Point[]) {
  const flat = narrowing(ring[0]![1]);
  const found: { middle: Point; lengthM: number; bearing: number; ends: [Point, Point] }[] = [];
  // facing right of the way that a counter-clockwise ring runs
  const bearingOf = (a: Point, b: Point) =>
    ((Math.atan2(b[1] - a[1], -(b[0] - a[0]) * flat) * 180) / Math.PI + 360) % 360;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const last = found.at(-1);
    const bearing = bearingOf(a, b);
    const joins = last && Math.abs(((bearing - last.bearing + 540) % 360) - 180) < 10;
    const from = joins ? last.ends[0] : a;
    const one = {
      middle: [(from[0] + b[0]) / 2, (from[1] + b[1]) / 2] as Point,
      lengthM: UNIT_M * Math.hypot((b[0] - from[0]) * flat, b[1] - from[1]),
      bearing: bearingOf(from, b),
      ends: [from, b] as [Point, Point],
    };
    if (joins) found[found.length - 1] = one;
    else found.push(one);
  });
  return found;
}

/** The side that a bearing faces, and the next nearest. */
function sidesFacing(bearing: number): SideName[] {
  const off = (of: number) => Math.abs(((bearing - of + 540) % 360) - 180);
  const by = { north: off(0), east: off(90), south: off(180), west: off(270) };
  return SIDES.toSorted((a, b) => by[a] - by[b]).slice(0, 2);
}

function nearestNamed(lines: readonly DraftLine[], at: Point) {
  return nearest(
    lines.filter((line) => line.kind === 'road' && line.name !== ''),
    at,
  );
}

function nearest(lines: readonly DraftLine[], [x, y]: Point): { name: string; farM: number } | null {
  const flat = narrowing(y);
  let found: { name: string; farM: number } | null = null;
  for (const { points, name, tunnel } of lines) {
    if (tunnel) continue;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!];
      const [ax, ay] = [(a[0] - x) * flat * UNIT_M, (a[1] - y) * UNIT_M];
      const [dx, dy] = [(b[0] - a[0]) * flat * UNIT_M, (b[1] - a[1]) * UNIT_M];
      const square = dx * dx + dy * dy;
      const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
      const farM = Math.hypot(ax + t * dx, ay + t * dy);
      if (!found || farM < found.farM) found = { name, farM };
    }
  }
  return found;
}
