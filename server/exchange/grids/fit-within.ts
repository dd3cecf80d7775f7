import { clean } from '../../../domain/coverage/clean/clean.ts';
import type { CleanOptions, Repair } from '../../../domain/coverage/clean/types.ts';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import type { Issue } from '../../../domain/coverage/issue.ts';
import { type Polygon, toDegrees } from '../../../domain/geometry/point.ts';
import { strayCorner } from '../follows-edge.ts';
import type { FileGrid } from './file-grid.ts';
import { type Fitted, fitGrids } from './fit-grids.ts';
import { holds } from './place-in.ts';

/** Ground that rows leave as it is: it is somebody's already, or nobody's. */
export interface Piece {
  readonly id: string;
  readonly ground: readonly Polygon[];
}

/** A grid of the level above, and the ground that its children have to tile. */
export interface Parent {
  readonly id: string;
  readonly ground: readonly Polygon[];
  /** What its ground is made of where no row lies in it. */
  readonly pieces: readonly Piece[];
}

/** What the grids of a level have to fit into. */
export interface Above {
  readonly parents: readonly Parent[];
  /** Ground in none of the parents that is to be filled by a row. */
  readonly pieces: readonly Piece[];
  /** In which of the parents a row belongs; null where in none. */
  homeOf(grid: FileGrid): Parent | null;
}

export interface FittedWithin extends Omit<Fitted, 'unassigned'> {
  /** Parents in which no row lies. */
  readonly childless: readonly Parent[];
  /** Rows that lie in no parent: they have no ground. */
  readonly strangers: readonly FileGrid[];
  /** All the ground that is no row's, by the ids of its pieces; what a person has left to nobody among it. */
  readonly pieces: readonly Piece[];
}

/** The ids of pieces that are nobody's begin so. */
export const NOBODYS = 'nobody:';

/** What the rounding of corners on a border that two parents share can leave between them, metres: a few lattice units. */
const STITCH_M = 0.1;

/**
 * Puts grids on the lattice so that none straddles two parents: each belongs to the parent that it names or lies in, is cut at its
 * border, and the grids of a parent tile it. What a grid loses across the border is a repair where it is narrow, else a problem for a
 * person. Grids that nest already come through as they are, and so does the ground of parents that have none.
 */
export function fitWithin(
  grids: readonly FileGrid[],
  above: Above,
  territory: readonly Polygon[] | null,
  options: CleanOptions,
  progress: (share: number) => void,
): FittedWithin {
  const own = new Map<Parent, FileGrid[]>(above.parents.map((parent) => [parent, []]));
  const strangers: FileGrid[] = [];
  for (const grid of grids) {
    const home = above.homeOf(grid);
    if (home) own.get(home)?.push(grid);
    else strangers.push(grid);
  }
  const childless = above.parents.filter((parent) => own.get(parent)?.length === 0);
  const pieces = [...above.pieces, ...childless.flatMap((parent) => parent.pieces)];
  if (pieces.length === 0 && strangers.length === 0) {
    const whole = fitGrids(grids, territory, options, (share) => progress(share / 3));
    if (whole.problems.length === 0 && isNested(whole, own))
      return { ...whole, childless, strangers, pieces: nobodys(whole.unassigned, 'all') };
  }

  const ground = new Map<number, readonly Polygon[]>();
  const repairs: Repair[] = [];
  const problems: Issue[] = [];
  let done = 0;
  for (const [parent, rows] of own) {
    done += 1;
    if (rows.length === 0) continue;
    const fitted = fitGrids(rows, parent.ground, options, () => {});
    for (const [row, polygons] of fitted.ground) ground.set(row, polygons);
    pieces.push(...nobodys(fitted.unassigned, parent.id));
    repairs.push(...fitted.repairs);
    problems.push(...fitted.problems.map((problem) => ({ ...problem, id: `${parent.id}:${problem.id}` })));
    progress(1 / 3 + (done / own.size) * 0.6);
  }
  const once = toldOnce(repairs, above.parents);
  const result = { ground, repairs: once, movedAreaM2: sumOf(once), problems, childless, strangers, pieces };
  return problems.length > 0 ? result : stitched(result, territory, options);
}

/** Corners that a border between parents has on one side alone are given to the other. */
function stitched(
  fitted: FittedWithin,
  territory: readonly Polygon[] | null,
  options: CleanOptions,
): FittedWithin {
  const { ground, pieces } = fitted;
  const parts = [
    ...[...ground].map(([row, polygons]) => ({ id: String(row), polygons: polygons.map(toRaw) })),
    ...pieces.map(({ id, ground }) => ({ id: `piece ${id}`, polygons: ground.map(toRaw) })),
  ];
  const woven = clean(parts, territory ?? undefined, {
    ...options,
    snapM: STITCH_M,
    gapM: STITCH_M * 5,
    decisions: [],
  });
  const byId = new Map(woven.grids.map(({ id, polygons }) => [id, polygons]));
  const told = woven.repairs.filter(({ areaM2, kind }) => areaM2 > 0 && kind !== 'part');
  return {
    ...fitted,
    ground: new Map([...ground.keys()].map((row) => [row, byId.get(String(row)) ?? []])),
    pieces: pieces.map(({ id }) => ({ id, ground: byId.get(`piece ${id}`) ?? [] })),
    repairs: [...fitted.repairs, ...told],
    movedAreaM2: fitted.movedAreaM2 + sumOf(told),
    problems: woven.problems,
  };
}

/**
 * What a grid loses across a border is a gap in the parent beyond it, and what fills that gap is the same ground once more:
 * one repair, from the grid that had it to the one that has it now.
 */
function toldOnce(repairs: readonly Repair[], parents: readonly Parent[]): Repair[] {
  const lost = repairs.filter(
    ({ kind, at }) => kind === 'outside' && parents.some(({ ground }) => holds(ground, at)),
  );
  const kept = repairs.filter((repair) => !lost.includes(repair));
  return kept.map((repair) => {
    if (repair.kind !== 'gap') return repair;
    const from = lost.filter(
      ({ at, geometry }) =>
        (geometry && holds(geometry, repair.at)) || (repair.geometry && holds(repair.geometry, at)),
    );
    return from.length === 0 ? repair : { ...repair, gives: from.flatMap(({ gives }) => gives) };
  });
}

function sumOf(repairs: readonly Repair[]): number {
  return repairs.reduce((sum, { areaM2 }) => sum + areaM2, 0);
}

/** Whether the rows of each parent cover exactly its ground, but for corners added on its border. */
function isNested({ ground }: Fitted, own: ReadonlyMap<Parent, readonly FileGrid[]>): boolean {
  for (const [parent, rows] of own) {
    const polygons = rows.flatMap(({ row }) => ground.get(row) ?? []);
    if (polygons.length === 0 || strayCorner(dissolve(polygons), parent.ground) !== null) return false;
  }
  return true;
}

function nobodys(polygons: readonly Polygon[], where: string): Piece[] {
  return polygons.map((polygon, i) => ({ id: `${NOBODYS}${where}:${i}`, ground: [polygon] }));
}

function toRaw(polygon: Polygon) {
  return polygon.map((ring) => ring.map(toDegrees));
}
