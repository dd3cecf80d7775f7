import { clean } from '../../../domain/coverage/clean/clean.ts';
import type { CleanOptions, Repair } from '../../../domain/coverage/clean/types.ts';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import type { Issue } from '../../../domain/coverage/issue.ts';
import { type Point, type Polygon, toDegrees, toLattice } from '../../../domain/geometry/point.ts';
import { toLatticePolygons } from '../../../domain/geometry/read-polygon.ts';
import { locateInPolygon, polygonBox } from '../../../domain/geometry/ring.ts';
import { pointOnSurface } from '../../../domain/geometry/surface-point.ts';
import { strayCorner } from '../follows-edge.ts';
import type { FileGrid } from './file-grid.ts';
import { type Fitted, fitGrids } from './fit-grids.ts';

/** A grid of the level above, and the ground that its children have to tile. */
export interface Parent {
  readonly id: string;
  readonly ground: readonly Polygon[];
}

/** The level above the grids of a file: its grids, and the ground that none of them has yet. */
export interface Above {
  readonly parents: readonly Parent[];
  readonly nobodys: readonly Polygon[];
}

export interface FittedWithin extends Fitted {
  /** In which parent each row lies; rows that lie in none are not among them. */
  readonly parentOf: ReadonlyMap<number, string>;
}

/** What the rounding of corners on a border that two parents share can leave between them, metres: a few lattice units. */
const STITCH_M = 0.1;

/**
 * Puts grids on the lattice so that none straddles two parents: each belongs to the parent in which it mostly lies, is cut at its
 * border, and the grids of a parent tile it. What a grid loses across the border is a repair where it is narrow, else a problem for a
 * person. Grids that nest already come through as they are.
 */
export function fitWithin(
  grids: readonly FileGrid[],
  { parents, nobodys }: Above,
  territory: readonly Polygon[] | null,
  options: CleanOptions,
  progress: (share: number) => void,
): FittedWithin {
  const parentOf = new Map<number, string>();
  for (const grid of grids) {
    const at = placeIn(grid);
    const home = at && parents.find((parent) => holds(parent.ground, at));
    if (home) parentOf.set(grid.row, home.id);
  }
  const whole = fitGrids(grids, territory, options, (share) => progress(share / 3));
  if (whole.problems.length === 0 && isNested(whole, parents, parentOf)) return { ...whole, parentOf };

  const ground = new Map<number, readonly Polygon[]>();
  const unassigned: Polygon[] = [...nobodys];
  const repairs: Repair[] = [];
  const problems: Issue[] = [];
  let movedAreaM2 = 0;
  for (const [i, parent] of parents.entries()) {
    const own = grids.filter(({ row }) => parentOf.get(row) === parent.id);
    if (own.length === 0) {
      unassigned.push(...parent.ground);
      continue;
    }
    const fitted = fitGrids(own, parent.ground, options, () => {});
    for (const [row, polygons] of fitted.ground) ground.set(row, polygons);
    unassigned.push(...fitted.unassigned);
    repairs.push(...fitted.repairs);
    problems.push(...fitted.problems.map((problem) => ({ ...problem, id: `${parent.id}:${problem.id}` })));
    movedAreaM2 += fitted.movedAreaM2;
    progress(1 / 3 + ((i + 1) / parents.length) * 0.6);
  }
  const result = { ground, unassigned, repairs, movedAreaM2, problems, parentOf };
  return problems.length > 0 ? result : { ...result, ...stitched(result, territory, options) };
}

/** Corners that a border between parents has on one side alone are given to the other. */
function stitched(
  { ground, unassigned }: Pick<Fitted, 'ground' | 'unassigned'>,
  territory: readonly Polygon[] | null,
  options: CleanOptions,
): Pick<Fitted, 'ground' | 'unassigned' | 'problems'> {
  const pieces = [
    ...[...ground].map(([row, polygons]) => ({ id: String(row), polygons: polygons.map(toRaw) })),
    ...unassigned.map((polygon, i) => ({ id: `nobody:${i}`, polygons: [toRaw(polygon)] })),
  ];
  const woven = clean(pieces, territory ?? undefined, {
    ...options,
    snapM: STITCH_M,
    gapM: STITCH_M * 5,
    decisions: [],
  });
  const byId = new Map(woven.grids.map(({ id, polygons }) => [id, polygons]));
  return {
    ground: new Map([...ground.keys()].map((row) => [row, byId.get(String(row)) ?? []])),
    unassigned: unassigned.flatMap((_, i) => byId.get(`nobody:${i}`) ?? []),
    problems: woven.problems,
  };
}

/** Whether the rows of each parent cover exactly its ground, but for corners added on its border. */
function isNested(
  { ground }: Fitted,
  parents: readonly Parent[],
  parentOf: ReadonlyMap<number, string>,
): boolean {
  return parents.every((parent) => {
    const own = [...ground]
      .filter(([row]) => parentOf.get(row) === parent.id)
      .flatMap(([, polygons]) => polygons);
    return own.length > 0 && strayCorner(dissolve(own), parent.ground) === null;
  });
}

/** A place inside a grid of a file, whatever is wrong with its rings. */
function placeIn({ polygons }: FileGrid): Point | null {
  const lattice = toLatticePolygons(polygons);
  if (lattice.ok) {
    const [largest] = [...lattice.value].sort((a, b) => extentOf(b) - extentOf(a));
    return largest ? pointOnSurface(largest) : null;
  }
  const corners = polygons[0]?.[0] ?? [];
  if (corners.length === 0) return null;
  const sum = corners.reduce(([x, y], p) => [x + p[0], y + p[1]] as const, [0, 0] as readonly [
    number,
    number,
  ]);
  return toLattice(sum[0] / corners.length, sum[1] / corners.length);
}

function extentOf(polygon: Polygon): number {
  const [minX, minY, maxX, maxY] = polygonBox(polygon);
  return (maxX - minX) * (maxY - minY);
}

function holds(ground: readonly Polygon[], at: Point): boolean {
  return ground.some((polygon) => locateInPolygon(at, polygon) !== 'outside');
}

function toRaw(polygon: Polygon) {
  return polygon.map((ring) => ring.map(toDegrees));
}
