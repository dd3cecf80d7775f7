import type { Box, Point, Polygon } from '../../geometry/point.ts';
import { arrange, startOf } from './arrangement.ts';
import { type Cover, findCovers } from './covers.ts';
import { type Face, findFaces } from './faces.ts';
import { findHairlines } from './hairlines.ts';
import { matchEdges } from './match-edges.ts';
import { nodeRuns, type OwnedEdge } from './node-runs.ts';
import { PointIds } from './point-ids.ts';
import { polygonBoxes } from './polygon-boxes.ts';
import { makeRegion, type Region } from './regions.ts';
import { matchedRunsIn, type Run, unmatchedRuns } from './runs.ts';
import type { Soup } from './soup.ts';

/**
 * Ground narrower than this (metres, mean) beside a T-junction is the T-junction's own: 20 µm, two pixels, is what
 * rounding a crossing to a double or to ten decimals leaves there.
 */
export const HAIRLINE_M = 2e-5;

/** What is wrong at one place; `at` and `polygons` in pixels, `members` numbers of grids' polygons in the soup. */
export interface Fault {
  readonly code: 'gap' | 'overlap' | 'outside' | 't-junction' | 'mismatch';
  readonly at: Point;
  readonly members: readonly number[];
  readonly areaM2: number;
  readonly widthM: number;
  readonly polygons: readonly Polygon[];
  /** A T-junction of the territory's edge alone: every grid there has the corner. */
  readonly edgeLacks: boolean;
}

/**
 * Every place at which the grids do not tile the territory (without one: the ground within their outer outline).
 *
 * What exact matching leaves over, added up with the territory taken away, is a set of closed lines whose winding number
 * at a place is how often the place is covered, less one where it should be. So the lines are noded (on a grid of
 * pixels, 11 µm), the faces between them found, and each face with a number other than 0 is a fault: below 0 a gap,
 * above it an overlap, or ground outside. A second pass adds the borders that lie within what is covered too often, so that every
 * overlap names exactly the grids that cover it. What is left without area is a T-junction.
 */
export function findFaults(soup: Soup): Fault[] {
  const left = matchEdges(soup);
  const outlineOnly = !soup.hasTerritory;
  if (left.leftover === 0) return [];
  const points = new PointIds();
  const boxes = polygonBoxes(soup);
  const runs = unmatchedRuns(soup, left, points, boxes);
  let found = locate(soup, points, runs);
  const crowded = found.regions.filter(({ face }) => face.winding > (outlineOnly ? 1 : 0));
  if (crowded.length > 0) {
    const places = crowded.map(({ polygons }) => boxOf(polygons));
    const all = [...runs, ...matchedRunsIn(soup, left, points, boxes, places)];
    if (all.length > runs.length) found = locate(soup, points, all);
  }
  const isGap = ({ face }: Region) => face.winding < (outlineOnly ? 1 : 0);
  // where all polygons are valid the winding number alone tells a gap
  const sure = soup.invalid.size === 0;
  const asked = found.regions.filter((region) => !(sure && isGap(region)));
  const faults = found.hairlines;
  for (const region of found.regions) {
    if (sure && isGap(region))
      faults.push(...faultsIn(region, { grids: [], territory: soup.hasTerritory }, soup));
  }
  findCovers(soup, boxes, asked).forEach((cover, i) => {
    faults.push(...faultsIn(asked[i]!, cover, soup));
  });
  return faults;
}

/** What is wrong with ground that this covers. */
function faultsIn(region: Region, { grids, territory }: Cover, soup: Soup): Fault[] {
  const wanted = territory || !soup.hasTerritory;
  if (grids.length === 0) {
    const neighbours = [...region.beside].filter((p) => p < soup.grids).sort((a, b) => a - b);
    return wanted ? [faultOf('gap', region, neighbours)] : [];
  }
  const faults: Fault[] = [];
  if (!wanted) faults.push(faultOf('outside', region, grids));
  if (grids.length > 1) faults.push(faultOf('overlap', region, grids));
  return faults;
}

/** Nodes the runs; the faces with a fault, measured, and the faults without area. */
function locate(soup: Soup, points: PointIds, runs: readonly Run[]) {
  const noded = nodeRuns(points, runs, soup.grids);
  // edges that cancel only now, piece by piece, too: they divide what is covered twice
  const { edges } = noded;
  const map = arrange(points, edges);
  const right = soup.hasTerritory ? 0 : 1;
  const regions: Region[] = [];
  const thin = new Set<OwnedEdge>();
  for (const face of findFaces(map)) {
    if (face.winding === right) continue;
    const region = makeRegion(map, edges, face);
    regions.push(region);
    if (region.widthM < HAIRLINE_M) addEdges(map.loops, edges, face, thin);
  }
  const hairlines = findHairlines(points, runs, noded, (edge) => thin.has(edge));
  // what is too narrow to count is told once: by the T-junction that it comes from, where there is one
  const junctions = new Set(hairlines.map(({ point }) => point));
  const atJunction = ({ face, widthM }: Region) =>
    widthM < HAIRLINE_M &&
    [face.outer, ...face.holes].some((loop) =>
      map.loops[loop]!.some((half) => junctions.has(startOf(edges, half))),
    );
  return {
    regions: regions.filter((region) => !atJunction(region)),
    hairlines: hairlines.map(({ kind, at, polygons, through }): Fault => {
      const members = polygons.filter((p) => p < soup.grids);
      const edgeLacks = kind === 't-junction' && through.every((p) => p >= soup.grids);
      return { code: kind, at, members, areaM2: 0, widthM: 0, polygons: [], edgeLacks };
    }),
  };
}

function addEdges(
  loops: readonly (readonly number[])[],
  edges: readonly OwnedEdge[],
  face: Face,
  to: Set<OwnedEdge>,
) {
  for (const loop of [face.outer, ...face.holes]) for (const half of loops[loop]!) to.add(edges[half >> 1]!);
}

function faultOf(code: Fault['code'], region: Region, members: readonly number[]): Fault {
  const { at, areaM2, widthM, polygons } = region;
  return { code, at, members, areaM2, widthM, polygons, edgeLacks: false };
}

function boxOf(polygons: readonly Polygon[]): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [shell] of polygons) {
    for (const [x, y] of shell!) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
  }
  return [minX, minY, maxX, maxY];
}
