import type { FlatPolygons } from '../../geometry/flat-polygons.ts';
import { LATTICE, type Point, type Polygon, type Ring } from '../../geometry/point.ts';
import { type PolygonFault, polygonFault } from '../../geometry/polygon-fault.ts';
import { ringTurn } from '../../geometry/ring-turn.ts';
import type { RawGrid } from '../check-polygons.ts';
import { LatticePoints } from './lattice-points.ts';

/** The layer of the territory's rings. */
export const TERRITORY = 0;

/** Ends of the lattice: 180° and 90°. */
const MAX_X = 180 * LATTICE;
const MAX_Y = 90 * LATTICE;

/**
 * The grids on the lattice, ring by ring. A layer is what winds around a place together: the rings of a valid polygon, whose ground
 * is where they wind once; or one ring of an invalid one. Layer 0 is the territory.
 */
export interface Layers {
  readonly points: LatticePoints;
  /** Corner c, in the order of the rings, is this point; the rings of valid polygons run with their ground on the left. */
  readonly corner: Int32Array;
  /** Ring r has the corners start[r] … start[r + 1] - 1. The territory's rings come last. */
  readonly start: Uint32Array;
  /** Polygon p has the rings ofPolygon[p] … ofPolygon[p + 1] - 1. */
  readonly ofPolygon: Uint32Array;
  readonly layerOfRing: Int32Array;
  readonly polygonOfLayer: Int32Array;
  readonly polygonOfRing: Int32Array;
  /** Of every polygon the number of its grid; the territory's have −1. */
  readonly gridOf: Int32Array;
  /** Why polygons are not valid, by their number. */
  readonly invalid: ReadonlyMap<number, PolygonFault>;
}

/**
 * Puts grids (degrees) and territory (lattice) together. Corners that the lattice makes equal to the one before become one; a ring with
 * fewer than three left, or that leaves the lattice, is none, and a polygon whose shell is none is left out.
 */
export function layersOf(grids: readonly RawGrid[], territory: readonly Polygon[]): Layers {
  const { flat, gridOf } = flatten(grids, territory);
  const { xy, ringStart, polygonStart } = flat;
  const rings = ringStart.length - 1;
  const corner = new Int32Array(xy.length / 2);
  const points = new LatticePoints((corner.length * 5) >> 3);
  const layerOfRing = new Int32Array(rings);
  const polygonOfRing = new Int32Array(rings);
  const polygonOfLayer = [-1];
  const invalid = new Map<number, PolygonFault>();
  for (let p = 0; p < gridOf.length; p++) {
    const first = polygonStart[p]!;
    const isTerritory = gridOf[p] === -1;
    const fault = isTerritory ? null : polygonFault(flat, p);
    if (fault) invalid.set(p, fault);
    for (let r = first; r < polygonStart[p + 1]!; r++) {
      polygonOfRing[r] = p;
      if (!isTerritory && (fault || r === first)) polygonOfLayer.push(p);
      layerOfRing[r] = isTerritory ? TERRITORY : polygonOfLayer.length - 1;
      const from = ringStart[r]!;
      const last = ringStart[r + 1]! - 1;
      const back = !fault && ringTurn(xy, from, last + 1) > 0 !== (r === first);
      for (let c = from; c <= last; c++) {
        const at = back ? from + last - c : c;
        corner[c] = points.idOf(xy[2 * at]!, xy[2 * at + 1]!);
      }
    }
  }
  return {
    points,
    corner,
    start: ringStart,
    ofPolygon: polygonStart,
    layerOfRing,
    polygonOfLayer: Int32Array.from(polygonOfLayer),
    polygonOfRing,
    gridOf: Int32Array.from(gridOf),
    invalid,
  };
}

/** A polygon as it stands on the lattice. */
export function latticePolygon({ points, corner, start, ofPolygon }: Layers, polygon: number): Polygon {
  const rings: Ring[] = [];
  for (let r = ofPolygon[polygon]!; r < ofPolygon[polygon + 1]!; r++) {
    const ring: Point[] = [];
    for (let c = start[r]!; c < start[r + 1]!; c++)
      ring.push([points.xs[corner[c]!]!, points.ys[corner[c]!]!]);
    rings.push(ring);
  }
  return rings;
}

/** All polygons rounded to the lattice, in flat arrays, and whose they are. */
function flatten(grids: readonly RawGrid[], territory: readonly Polygon[]) {
  let corners = 0;
  for (const { polygons } of grids)
    for (const polygon of polygons) for (const ring of polygon) corners += ring.length;
  for (const polygon of territory) for (const ring of polygon) corners += ring.length;
  const xy = new Float64Array(2 * corners);
  const ringStart = [0];
  const polygonStart = [0];
  const gridOf: number[] = [];
  let end = 0;
  const add = (polygon: Polygon, scale: number, grid: number) => {
    const before = end;
    const ringsBefore = ringStart.length;
    for (const ring of polygon) {
      const to = putRing(xy, end, ring, scale);
      if (to > end) ringStart.push(to);
      else if (ring === polygon[0]) break;
      end = to;
    }
    if (end === before) {
      ringStart.length = ringsBefore;
      return;
    }
    polygonStart.push(ringStart.length - 1);
    gridOf.push(grid);
  };
  grids.forEach(({ polygons }, grid) => {
    for (const polygon of polygons) add(polygon, LATTICE, grid);
  });
  for (const polygon of territory) add(polygon, 1, -1);
  const flat: FlatPolygons = {
    xy: xy.subarray(0, 2 * end),
    ringStart: Uint32Array.from(ringStart),
    polygonStart: Uint32Array.from(polygonStart),
  };
  return { flat, gridOf };
}

/** Writes a ring's corners, rounded, from corner `from` on; gives the corner after its last, `from` where there is no ring. */
function putRing(xy: Float64Array, from: number, ring: Ring, scale: number): number {
  let to = from;
  for (let i = 0; i < ring.length; i++) {
    // adding zero turns −0 into 0
    const x = Math.round(ring[i]![0] * scale) + 0;
    const y = Math.round(ring[i]![1] * scale) + 0;
    if (!(Math.abs(x) <= MAX_X && Math.abs(y) <= MAX_Y)) return from;
    if (to > from && xy[2 * to - 2] === x && xy[2 * to - 1] === y) continue;
    xy[2 * to] = x;
    xy[2 * to + 1] = y;
    to++;
  }
  while (to - from > 1 && xy[2 * to - 2] === xy[2 * from] && xy[2 * to - 1] === xy[2 * from + 1]) to--;
  return to - from < 3 ? from : to;
}
