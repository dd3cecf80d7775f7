import type { Point } from '../../geometry/point.ts';
import { locateInPolygon } from '../../geometry/ring.ts';
import type { GridId } from '../types.ts';
import type { Covers } from './covers.ts';
import type { Earth } from './earth.ts';
import { type Layers, latticePolygon } from './layers.ts';
import type { MapFaces } from './map-faces.ts';
import { NOBODY } from './plots.ts';
import type { Shift } from './shifts.ts';
import type { Repair } from './types.ts';

/** m², and share of a grid: less than this is the rounding of sums over its edges. */
const ROUNDING_M2 = 1e-3;
const ROUNDING_SHARE = 1e-12;

/**
 * Compares what grids have with what their rings say (the area of the shell less that of the holes in it, each by itself): the two
 * differ where rings cross themselves, holes lie outside or polygons of one grid on one another. `areaM2`: what they say.
 */
export function readingRepairs(
  layers: Layers,
  faces: MapFaces,
  covers: Covers,
  earth: Earth,
  ids: readonly GridId[],
) {
  const said = new Float64Array(ids.length);
  const faultAt = new Map<number, readonly [number, number]>();
  const { start, corner, gridOf, polygonOfRing } = layers;
  for (let r = 0; r + 1 < start.length; r++) {
    const polygon = polygonOfRing[r]!;
    const grid = gridOf[polygon]!;
    if (grid < 0) continue;
    const end = start[r + 1]!;
    let area = 0;
    for (let c = start[r]!; c < end; c++)
      area += earth.under(corner[c]!, corner[c + 1 === end ? start[r]! : c + 1]!, corner[start[r]!]!);
    const shell = r === 0 || polygonOfRing[r - 1] !== polygon;
    const fault = layers.invalid.get(polygon);
    if (shell) said[grid]! += Math.abs(area);
    else if (!fault || liesInShell(layers, polygon, r)) said[grid]! -= Math.abs(area);
    if (fault && !faultAt.has(grid)) {
      const at = fault.at.every(Number.isFinite) ? fault.at : firstCorner(layers, polygon);
      faultAt.set(grid, at);
    }
  }
  const has = new Float64Array(ids.length);
  for (let face = 0; face < faces.count; face++)
    for (const grid of covers.sets[covers.of[face]!]!) has[grid]! += faces.areaM2[face]!;

  return {
    areaM2: said,
    /** The repairs; `shifts`: what has been told otherwise. */
    repairsBeside(shifts: Iterable<Shift>): Repair[] {
      const told = new Float64Array(ids.length);
      for (const { pair, won, lost } of shifts)
        pair.forEach((grid, side) => {
          if (grid !== NOBODY) told[grid]! += won[side]! - lost[side]!;
        });
      const repairs: Repair[] = [];
      ids.forEach((id, grid) => {
        const more = has[grid]! - said[grid]! - told[grid]!;
        const at = faultAt.get(grid);
        const differs = Math.abs(more) > ROUNDING_M2 + ROUNDING_SHARE * Math.abs(said[grid]!);
        if (!differs && !at) return;
        repairs.push({
          kind: 'invalid',
          at: at ? [Math.round(at[0]), Math.round(at[1])] : firstCorner(layers, gridOf.indexOf(grid)),
          areaM2: Math.abs(more),
          widthM: 0,
          gives: more < 0 ? [id] : [],
          gets: more < 0 ? null : id,
          rule: 'reading',
        });
      });
      return repairs;
    },
  };
}

/** Judged by a hole's first corner. */
function liesInShell(layers: Layers, polygon: number, hole: number): boolean {
  const [shell] = latticePolygon(layers, polygon);
  const p = layers.corner[layers.start[hole]!]!;
  return locateInPolygon([layers.points.xs[p]!, layers.points.ys[p]!], [shell!]) !== 'outside';
}

function firstCorner({ points, corner, start, ofPolygon }: Layers, polygon: number): Point {
  const p = corner[start[ofPolygon[polygon]!]!]!;
  return [points.xs[p]!, points.ys[p]!];
}
