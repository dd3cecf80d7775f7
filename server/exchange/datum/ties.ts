import type { Polygon } from '../../../domain/geometry/point.ts';
import { InsideIndex } from './inside-index.ts';
import { NEAR_M, NearIndex } from './near-index.ts';
import { type Plane, planeAround } from './plane.ts';
import type { Surroundings } from './score-datum.ts';

/** What the positions of a layer may lie on, or keep away from. */
export const LAID = ['streets', 'borders', 'outlines', 'corners', 'edge'] as const;
type Laid = (typeof LAID)[number];

/** Nearer than this a position lies on something exactly: metres. `NEAR_M` forgives another survey, this one tells more where much lies close together. */
const EXACT_M = 5;

/**
 * For each tie how near to it the positions lie, the mean of all: 1 on it, 0 from `NEAR_M` on, and (`…Exact`) 0 from
 * `EXACT_M` on. `inside`: the share within the territory.
 */
export type Tie = Laid | `${Laid}Exact` | 'inside';
export type Measure = Readonly<Record<Tie, number>>;

/** Today's surroundings of a layer, indexed on a plane. */
export interface TiedGround {
  readonly plane: Plane;
  readonly inside: InsideIndex;
  readonly near: Readonly<Record<Laid, NearIndex>>;
}

export function tiedGround(there: Surroundings): TiedGround {
  const [x, y] = there.territory[0]?.[0]?.[0] ?? [
    there.streets[0] ?? there.outlines[0] ?? there.points[0] ?? 0,
    there.streets[1] ?? there.outlines[1] ?? there.points[1] ?? 0,
  ];
  const plane = planeAround([x, y]);
  const edges = plane.fromLattice(edgesOf(there.territory));
  const outlines = plane.fromLattice(there.outlines);
  return {
    plane,
    inside: new InsideIndex(edges),
    near: {
      streets: new NearIndex(plane.fromLattice(there.streets)),
      borders: new NearIndex(plane.fromLattice(there.borders)),
      outlines: new NearIndex(outlines),
      corners: new NearIndex(joined(starts(outlines), pointsTwice(plane.fromLattice(there.points)))),
      // Its corners, not its sides: a file that was cut along the territory in the wrong datum ends on the sides.
      edge: new NearIndex(starts(edges)),
    },
  };
}

/** Measures positions (x, y one after another, metres) that are moved by dx, dy. */
export function measure(at: Float64Array, dx: number, dy: number, ground: TiedGround): Measure {
  const sum: Record<Tie, number> = { ...NOTHING };
  let n = 0;
  for (let i = 0; i < at.length; i += 2) {
    const x = at[i]! + dx;
    const y = at[i + 1]! + dy;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    n += 1;
    if (ground.inside.holds(x, y)) sum.inside += 1;
    for (const laid of LAID) {
      const d = ground.near[laid].distance(x, y);
      if (d >= NEAR_M) continue;
      sum[laid] += 1 - d / NEAR_M;
      if (d < EXACT_M) sum[`${laid}Exact`] += 1 - d / EXACT_M;
    }
  }
  if (n > 0) for (const tie of Object.keys(sum) as Tie[]) sum[tie] /= n;
  return sum;
}

const NOTHING: Measure = {
  streets: 0,
  streetsExact: 0,
  borders: 0,
  bordersExact: 0,
  outlines: 0,
  outlinesExact: 0,
  corners: 0,
  cornersExact: 0,
  edge: 0,
  edgeExact: 0,
  inside: 0,
};

function edgesOf(polygons: readonly Polygon[]): Float64Array {
  const edges: number[] = [];
  for (const polygon of polygons)
    for (const ring of polygon)
      for (let i = 0; i < ring.length; i++) edges.push(...ring[i]!, ...ring[(i + 1) % ring.length]!);
  return Float64Array.from(edges);
}

/** Where each segment starts, as a segment of no length: of closed rings all corners. */
function starts(segments: Float64Array): Float64Array {
  const out = segments.slice();
  for (let i = 0; i < out.length; i += 4) {
    out[i + 2] = out[i]!;
    out[i + 3] = out[i + 1]!;
  }
  return out;
}

function pointsTwice(points: Float64Array): Float64Array {
  const out = new Float64Array(points.length * 2);
  for (let i = 0; i < points.length; i += 2) {
    out[2 * i] = out[2 * i + 2] = points[i]!;
    out[2 * i + 1] = out[2 * i + 3] = points[i + 1]!;
  }
  return out;
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
