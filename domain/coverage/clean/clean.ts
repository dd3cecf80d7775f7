import { type Point, type Polygon, samePoint } from '../../geometry/point.ts';
import type { RawGrid } from '../check-polygons.ts';
import type { Issue } from '../issue.ts';
import { type Covers, findCovers } from './covers.ts';
import { type Disputes, findDisputes } from './disputes.ts';
import { Earth } from './earth.ts';
import { findFeet } from './find-feet.ts';
import { joinStrays } from './join-strays.ts';
import { type Layers, latticePolygon, layersOf } from './layers.ts';
import { type MapFaces, mapFaces } from './map-faces.ts';
import { polygonsOf } from './measure-ground.ts';
import { nodedRing } from './noded-ring.ts';
import { type PlanarMap, planarMap } from './planar-map.ts';
import { Plots, UNASSIGNED } from './plots.ts';
import { readingRepairs } from './reading-repairs.ts';
import { reportDisputes, reportShifts, reportStrays } from './report.ts';
import { settle } from './settle.ts';
import { findShifts } from './shifts.ts';
import type { Cleaned, CleanOptions } from './types.ts';

/**
 * Grids that do not fit become an exact coverage of the lattice, and every repair is told.
 *
 * 1. Rings are put on the lattice, and where they cross or touch they get a common corner (`nodeEdges`): a planar map.
 * 2. Each face of it knows which grids cover it (`findCovers`). One: it is that grid's. None within the territory is a gap, several are an overlap,
 *    beyond the territory is outside.
 * 3. What is narrow is settled by the rule, what a person has decided as decided (`settle`); all else stays a problem. Then each grid is
 *    traced from what it has: borders match corner by corner, because both sides are the same edges of one map.
 *
 * No corner is ever moved: borders are led along one or another of the lines that were there. So a sound file comes through as the very
 * polygons that it has, cleaning twice does no more than cleaning once, and a thin grid is safe however wide the snap distance.
 * Grids are in degrees, the territory on the lattice, valid. Takes any polygons and does not throw. Near-linear in the corners where few edges cross.
 */
export function clean(
  grids: readonly RawGrid[],
  territory: readonly Polygon[] | undefined,
  options: CleanOptions,
): Cleaned {
  const progress = options.progress ?? (() => {});
  const layers = layersOf(grids, territory ?? []);
  progress(0.25);
  let survey = surveyed(layers, territory !== undefined, []);
  progress(0.7);
  const feet = findFeet(survey.plots, survey.disputes.list, options, survey.earth);
  if (feet.length > 0) survey = surveyed(layers, territory !== undefined, feet);
  const { map, earth, faces, covers, disputes, plots } = survey;
  progress(0.8);

  const ids = grids.map(({ id }) => id);
  const reading = readingRepairs(layers, faces, covers, earth, ids);
  const hasOwn = new Uint8Array(grids.length);
  for (const owner of plots.owner) if (owner >= 0) hasOwn[owner] = 1;
  const claimants = {
    areaM2: reading.areaM2,
    hasOwn,
    numberOf: new Map(ids.map((id, grid) => [id, grid])),
  };
  const verdicts = settle(plots, disputes.list, claimants, options, earth);
  // told as it was settled: what a stray then takes along with it is told of the stray
  const settled = reportDisputes(plots, disputes.list, verdicts, ids, earth);
  const strays = joinStrays(plots, layers, faces, covers, disputes.list, options, earth);
  progress(0.85);

  const shifts = findShifts(plots, layers, disputes.list, earth);
  const repairs = [
    ...reading.repairsBeside(shifts.values()),
    ...settled.repairs,
    ...reportStrays(plots, strays, ids, options.rule),
    ...reportShifts(shifts.values(), ids),
  ];
  progress(0.9);
  const traced = traceGrids(
    plots,
    layers,
    touchedGrids(layers, map, faces, covers, disputes, plots, grids.length),
    grids.length,
  );
  const decidedAway = new Set(
    disputes.list.flatMap(({ claims }, d) => (verdicts[d]!.how === 'decided' ? claims : [])),
  );
  const problems = settled.problems;
  const named = new Set(problems.flatMap(({ gridIds }) => gridIds));
  grids.forEach(({ id, polygons }, grid) => {
    if (traced.grids[grid]!.length > 0 || named.has(id) || decidedAway.has(grid)) return;
    problems.push(lostGrid(id, polygons));
  });
  progress(1);
  return {
    grids: ids
      .map((id, grid) => ({ id, polygons: traced.grids[grid]! }))
      .filter(({ polygons }) => polygons.length > 0),
    unassigned: traced.unassigned,
    territory: territory && nodedTerritory(territory, layers, map),
    repairs,
    problems,
    movedAreaM2: repairs.reduce((sum, { areaM2 }) => sum + areaM2, 0),
  };
}

/** The map of all rings, what covers its faces, and what is wrong with them. */
function surveyed(layers: Layers, hasTerritory: boolean, feet: readonly Point[]) {
  const map = planarMap(layers, feet);
  const earth = new Earth(map.points);
  const faces = mapFaces(map, earth);
  const covers = findCovers(layers, map, faces);
  const disputes = findDisputes(map, faces, covers, hasTerritory, earth);
  return {
    map,
    earth,
    faces,
    covers,
    disputes,
    plots: new Plots(map, faces, covers, disputes, hasTerritory),
  };
}

/** The grids whose ground or border is not the very one that they came with. */
function touchedGrids(
  layers: Layers,
  map: PlanarMap,
  faces: MapFaces,
  covers: Covers,
  disputes: Disputes,
  plots: Plots,
  count: number,
): Uint8Array {
  const touched = new Uint8Array(count);
  const touch = (grid: number) => {
    if (grid >= 0) touched[grid] = 1;
  };
  for (const polygon of layers.invalid.keys()) touch(layers.gridOf[polygon]!);
  if (map.chains.size > 0) {
    for (let r = 0; r + 1 < layers.start.length; r++) {
      for (let c = layers.start[r]!; c < layers.start[r + 1]!; c++) {
        if (map.chains.has(map.edgeOfCorner[c]!)) touch(layers.gridOf[layers.polygonOfRing[r]!]!);
      }
    }
  }
  for (let face = 0; face < faces.count; face++) {
    const claims = covers.sets[covers.of[face]!]!;
    // a grid's own polygons lie over one another, a piece of it went to somebody else, or it has no ground here
    const own = disputes.of[face] === -1 && claims.length === 1 && plots.owner[face] === claims[0];
    if (own && covers.polygonsOf(face).length === 1) continue;
    claims.forEach(touch);
    touch(plots.owner[face]!);
  }
  for (let plot = faces.count; plot < plots.owner.length; plot++) touch(plots.owner[plot]!);
  return touched;
}

/** What each grid has in the end, and what nobody is to have. */
function traceGrids(plots: Plots, layers: Layers, touched: Uint8Array, count: number) {
  const polygons: Polygon[][] = Array.from({ length: count }, () => []);
  const outlines: (number[] | undefined)[] = Array.from({ length: count });
  const left: number[] = [];
  for (let half = 0; half < plots.halfEdges; half++) {
    if (plots.on(half) < 0) continue;
    const owner = plots.ownerOn(half);
    if (owner === UNASSIGNED ? plots.ownerOn(half ^ 1) === owner : owner < 0 || touched[owner] === 0)
      continue;
    if (owner === UNASSIGNED) left.push(half);
    else if (plots.ownerOn(half ^ 1) !== owner) {
      outlines[owner] ??= [];
      outlines[owner].push(half);
    }
  }
  layers.gridOf.forEach((grid, polygon) => {
    if (grid >= 0 && touched[grid] === 0) polygons[grid]!.push(latticePolygon(layers, polygon));
  });
  outlines.forEach((outline, grid) => {
    if (outline) polygons[grid] = polygonsOf(plots.map, outline);
  });
  return { grids: polygons, unassigned: left.length > 0 ? polygonsOf(plots.map, left) : [] };
}

/** The territory's rings with the corners that they were given. */
function nodedTerritory(territory: readonly Polygon[], layers: Layers, map: PlanarMap): readonly Polygon[] {
  let r = layers.start.length - 1 - territory.reduce((rings, polygon) => rings + polygon.length, 0);
  let same = true;
  const noded = territory.map((polygon) =>
    polygon.map((ring) => {
      const points = nodedRing(layers, map, r++);
      const equal = points.length === ring.length && points.every((p, i) => samePoint(p, ring[i]!));
      if (!equal) same = false;
      return equal ? ring : points;
    }),
  );
  return same ? territory : noded;
}

/** A grid of which nothing is left though nobody decided so: too small for the lattice, or nothing to begin with. */
function lostGrid(id: string, polygons: RawGrid['polygons']): Issue {
  const [lng, lat] = polygons[0]?.[0]?.[0] ?? [0, 0];
  const at = [Math.round(lng * 1e7), Math.round(lat * 1e7)] as const;
  return {
    id: `invalid:${id}@${at[0]},${at[1]}`,
    code: 'invalid',
    severity: 'error',
    gridIds: [id],
    at,
    params: { reason: 'no-ground' },
  };
}
