import { type Layers, TERRITORY } from './layers.ts';
import { type MapFaces, OUTER } from './map-faces.ts';
import type { PlanarMap } from './planar-map.ts';

/** Which grids cover each face, and whether the territory does. */
export interface Covers {
  /** The number of the set of grids that cover a face: `sets[of[face]]`. */
  readonly of: Int32Array;
  /** Grids, ascending; equal sets have one number, and set 0 is empty. */
  readonly sets: readonly (readonly number[])[];
  /** The polygons that cover a face, for set by set they need not be the same. */
  readonly polygonsOf: (face: number) => readonly number[];
  /** 1 where the territory covers a face. */
  readonly wanted: Uint8Array;
}

/**
 * From the outer face, which nothing covers, across every edge: there each layer along the edge winds once more or once less.
 * So what covers a face is known from the rings alone, and no point is ever located. A ring goes around what it winds
 * around at all, whichever way it runs; a polygon covers what an odd number of its layers go around, and a grid what
 * one of its polygons covers.
 */
export function findCovers(layers: Layers, map: PlanarMap, faces: MapFaces): Covers {
  const { faceOf, count, outsides } = faces;
  const { along, layer, way, next } = map;
  // how often each layer winds around a face: layer, times, layer, times …; sets of them have numbers
  const windings: (readonly number[])[] = [[]];
  const numbers = new Map<string, number>([['', 0]]);
  const windingOf = new Int32Array(count).fill(-1);
  windingOf[OUTER] = 0;
  const single = new Int32Array(layers.polygonOfLayer.length).fill(-1);
  const numberOf = (winding: readonly number[]): number => {
    const once = winding.length === 2 && winding[1] === 1;
    const key = once ? '' : winding.join();
    const known = once ? single[winding[0]!]! : (numbers.get(key) ?? -1);
    if (known >= 0) return known;
    windings.push(winding);
    if (once) single[winding[0]!] = windings.length - 1;
    else numbers.set(key, windings.length - 1);
    return windings.length - 1;
  };

  const pending: number[] = [];
  for (const outside of outsides) {
    pending.push(outside);
    const seen = faceOf[outside]!;
    if (windingOf[seen] === -1)
      throw new Error(`findCovers: a piece within face ${seen}, which nothing leads to`);
    for (let first = pending.pop(); first !== undefined; first = pending.pop()) {
      let half = first;
      do {
        const across = faceOf[half ^ 1]!;
        if (windingOf[across] === -1) {
          const e = half >> 1;
          const winding = windings[windingOf[faceOf[half]!]!]!.slice();
          for (let i = along[e]!; i < along[e + 1]!; i++)
            wind(winding, layer[i]!, half & 1 ? way[i]! : -way[i]!);
          windingOf[across] = numberOf(winding);
          pending.push(half ^ 1);
        }
        half = next[half]!;
      } while (half !== first);
    }
  }
  return readWindings(layers, windings, windingOf);
}

/** Adds to how often a layer winds around; layers stand in ascending order, those that wind 0 times not at all. */
function wind(winding: number[], layer: number, times: number): void {
  let at = 0;
  while (at < winding.length && winding[at]! < layer) at += 2;
  if (winding[at] !== layer) winding.splice(at, 0, layer, times);
  else if (winding[at + 1] === -times) winding.splice(at, 2);
  else winding[at + 1]! += times;
}

function readWindings(
  { polygonOfLayer, gridOf }: Layers,
  windings: readonly (readonly number[])[],
  windingOf: Int32Array,
): Covers {
  const sets: (readonly number[])[] = [[]];
  const numbers = new Map<string, number>([['', 0]]);
  const setOf = new Int32Array(windings.length);
  const inTerritory = new Uint8Array(windings.length);
  const polygons = windings.map((winding, w) => {
    const odd = new Set<number>();
    for (let i = 0; i < winding.length; i += 2) {
      if (winding[i] === TERRITORY) inTerritory[w] = 1;
      else {
        const polygon = polygonOfLayer[winding[i]!]!;
        if (!odd.delete(polygon)) odd.add(polygon);
      }
    }
    const grids = [...new Set([...odd].map((p) => gridOf[p]!))].sort((a, b) => a - b);
    const key = grids.join();
    let set = numbers.get(key);
    if (set === undefined) {
      set = sets.push(grids) - 1;
      numbers.set(key, set);
    }
    setOf[w] = set;
    return [...odd];
  });
  return {
    of: windingOf.map((w) => setOf[w]!),
    sets,
    polygonsOf: (face) => polygons[windingOf[face]!]!,
    wanted: Uint8Array.from(windingOf, (w) => inTerritory[w]!),
  };
}
