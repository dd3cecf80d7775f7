import type { Covers } from './covers.ts';
import type { Earth } from './earth.ts';
import { type MapFaces, OUTER, startOf } from './map-faces.ts';
import type { PlanarMap } from './planar-map.ts';

/** Ground in one piece that nobody has, or several have, or that lies outside of the territory. */
export interface Dispute {
  readonly kind: 'gap' | 'overlap' | 'outside';
  /** The grids that have it, ascending by number. */
  readonly claims: readonly number[];
  /** The half-edges with this ground on their left, in ascending order. */
  readonly halves: number[];
  areaM2: number;
  /** Mean width in metres: twice the area by the outline. A strip has its own width however long it is, and so has a T of two. */
  widthM: number;
}

export interface Disputes {
  readonly list: readonly Dispute[];
  /** For every face the number of its dispute, −1: none. */
  readonly of: Int32Array;
}

/**
 * What is wrong with the faces: faces side by side with the same grids are one dispute. Without a territory the outer face is
 * outside of it and nothing else is.
 */
export function findDisputes(
  map: PlanarMap,
  faces: MapFaces,
  covers: Covers,
  hasTerritory: boolean,
  earth: Earth,
): Disputes {
  const { faceOf, areaM2, count } = faces;
  const kindOf = (face: number): Dispute['kind'] | null => {
    const claims = covers.sets[covers.of[face]!]!.length;
    const wanted = hasTerritory ? covers.wanted[face] === 1 : face !== OUTER;
    if (!wanted) return claims > 0 ? 'outside' : null;
    return claims === 0 ? 'gap' : claims > 1 ? 'overlap' : null;
  };
  const kinds = Array.from({ length: count }, (_, face) => kindOf(face));
  const of = new Int32Array(count).fill(-1);
  const byFace: number[][] = [];
  for (let half = 0; half < faceOf.length; half++) {
    const face = faceOf[half]!;
    if (face < 0 || kinds[face] === null) continue;
    const list = byFace[face];
    if (list) list.push(half);
    else byFace[face] = [half];
  }
  const list: Dispute[] = [];
  for (let first = 0; first < count; first++) {
    const kind = kinds[first];
    if (!kind || of[first] !== -1) continue;
    of[first] = list.length;
    const together = [first];
    for (const face of together) {
      for (const half of byFace[face]!) {
        const across = faceOf[half ^ 1]!;
        if (of[across] !== -1 || kinds[across] !== kind || covers.of[across] !== covers.of[face]) continue;
        of[across] = list.length;
        together.push(across);
      }
    }
    const halves = together.flatMap((face) => byFace[face]!).sort((a, b) => a - b);
    const area = together.reduce((sum, face) => sum + areaM2[face]!, 0);
    let outline = 0;
    for (const half of halves) {
      if (of[faceOf[half ^ 1]!] !== list.length)
        outline += earth.metres(startOf(map, half), startOf(map, half ^ 1));
    }
    list.push({
      kind,
      claims: covers.sets[covers.of[first]!]!,
      halves,
      areaM2: area,
      widthM: (2 * area) / outline,
    });
  }
  return { list, of };
}
