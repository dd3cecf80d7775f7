import type { CleanOptions } from '../../../domain/coverage/clean/types.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import type { Grid, Level } from '../../../domain/plan/types.ts';
import { groundOfGrid } from '../../plans/derived-geometry.ts';
import type { FileGrid, GridTarget } from './file-grid.ts';
import { type Fitted, fitGrids } from './fit-grids.ts';
import { type Above, fitWithin, NOBODYS, type Parent, type Piece } from './fit-within.ts';
import { holds, placeIn } from './place-in.ts';

/** The ground of a file's grids at every level that it has, each level within the one above. */
export interface FittedLevels extends Fitted {
  /** Rows above the deepest in which no other row lies: they have their ground to themselves. */
  readonly alone: ReadonlySet<number>;
  /** Grids of today's plan in which no row lies: they stay with all that is beneath them. */
  readonly staying: readonly Grid[];
  /** The ground of their leaves. */
  readonly stayingGround: ReadonlyMap<string, Polygon>;
  /** Rows that lie in no grid of the level above. */
  readonly strangers: readonly FileGrid[];
}

const TODAYS = 'today:';
const ROWS = 'row:';

/**
 * Puts the grids of a file on the lattice, level by level from the top: the rows of a level fit the territory, or the grids of
 * today's plan above them, and the rows below fit them. Ends at the first level with problems: what lies in it can't be told before they
 * are solved.
 */
export function fitLevels(
  grids: readonly FileGrid[],
  target: GridTarget,
  territory: readonly Polygon[] | null,
  options: CleanOptions,
  progress: (share: number) => void,
): FittedLevels {
  const tiling = target.levels.filter((level) => level.tiles);
  const levels = tiling.slice(1).filter((level) => grids.some((grid) => grid.level === level));
  const todays = aboveToday(grids, levels[0]!, target);
  let above = todays;
  const ground = new Map<number, readonly Polygon[]>();
  const alone = new Set<number>();
  const staying: Grid[] = [];
  const strangers: FileGrid[] = [];
  let pieces: readonly Piece[] = [];
  let [repairs, movedAreaM2]: [Fitted['repairs'], number] = [[], 0];
  let problems: Fitted['problems'] = [];
  for (const [i, level] of levels.entries()) {
    const rows = grids.filter((grid) => grid.level === level);
    const told = (share: number) => progress((i + share) / levels.length);
    const fitted = above
      ? fitWithin(rows, above, territory, options, told)
      : open(rows, territory, options, told);
    for (const [row, polygons] of fitted.ground) ground.set(row, polygons);
    for (const { id } of fitted.childless)
      if (id.startsWith(ROWS)) alone.add(Number(id.slice(ROWS.length)));
      else staying.push(target.today!.tree.grids.get(id.slice(TODAYS.length))!);
    strangers.push(...fitted.strangers);
    pieces = fitted.pieces;
    repairs = [...repairs, ...fitted.repairs];
    movedAreaM2 += fitted.movedAreaM2;
    problems = fitted.problems;
    if (problems.length > 0) break;
    above = aboveRows(rows, fitted.ground, pieces);
  }
  for (const { id, ground: left } of pieces)
    if (id.startsWith(ROWS)) ground.set(Number(id.slice(ROWS.length)), left);
  const today = target.today?.tree.grids;
  const unassigned = pieces.filter(({ id }) => id.startsWith(NOBODYS)).flatMap((piece) => piece.ground);
  return {
    ground,
    alone,
    unassigned,
    // Ground of today's that nobody had stays nobody's, in the grids that it had.
    staying: [...staying, ...(todays ? nobodysToday(target, levels[0]!) : [])].filter(
      (grid, at, all) => today?.has(grid.id) && all.indexOf(grid) === at,
    ),
    stayingGround: new Map(
      pieces.flatMap(({ id, ground: [polygon] }) =>
        id.startsWith(TODAYS) && polygon ? [[id.slice(TODAYS.length), polygon] as const] : [],
      ),
    ),
    strangers,
    repairs,
    movedAreaM2,
    problems,
  };
}

/** Rows with nothing above them but the territory. */
function open(
  rows: readonly FileGrid[],
  territory: readonly Polygon[] | null,
  options: CleanOptions,
  progress: (share: number) => void,
) {
  const { unassigned, ...fitted } = fitGrids(rows, territory, options, progress);
  const pieces = unassigned.map((polygon, i) => ({ id: `${NOBODYS}open:${i}`, ground: [polygon] }));
  return { ...fitted, pieces, childless: [], strangers: [] };
}

/**
 * The grids of today's plan that rows have to nest in: those of the level above the highest of the file's, unless its rows name
 * their parents.
 */
function aboveToday(grids: readonly FileGrid[], highest: Level, target: GridTarget): Above | null {
  const { today } = target;
  const there = gridsAbove(target, highest);
  const parents = there.filter((grid) => !grid.unassigned);
  if (!today || parents.length === 0) return null;
  if (grids.some(({ level, facts }) => level === highest && facts.parent !== '')) return null;
  const piecesOf = (grid: Grid): Piece[] =>
    leavesUnder(today.tree, grid.id).map((id) => ({
      id: `${TODAYS}${id}`,
      ground: [today.tree.grids.get(id)!.polygon!],
    }));
  const all = parents.map((grid) => ({
    id: `${TODAYS}${grid.id}`,
    ground: groundOfGrid(today, grid),
    pieces: piecesOf(grid),
  }));
  return {
    parents: all,
    pieces: there.filter((grid) => grid.unassigned).flatMap(piecesOf),
    homeOf: ({ polygons }) => around(all, polygons),
  };
}

function gridsAbove({ levels, today }: GridTarget, level: Level): Grid[] {
  const tiling = levels.filter(({ tiles }) => tiles);
  const above = tiling[tiling.indexOf(level) - 1];
  if (!today || !above || above === tiling[0]) return [];
  return [...today.tree.grids.values()].filter((grid) => grid.level === above.id);
}

function nobodysToday(target: GridTarget, highest: Level): Grid[] {
  return gridsAbove(target, highest).filter((grid) => grid.unassigned);
}

/** The rows of a level as parents of the next: by the id, the code or a name of their own, else by where they lie. */
function aboveRows(
  rows: readonly FileGrid[],
  ground: ReadonlyMap<number, readonly Polygon[]>,
  pieces: readonly Piece[],
): Above {
  const named = new Map<string, Parent | null>();
  const parents = rows.flatMap(({ row, facts }): Parent[] => {
    const own = ground.get(row) ?? [];
    if (own.length === 0) return [];
    const id = `${ROWS}${row}`;
    const parent = { id, ground: own, pieces: [{ id, ground: own }] };
    for (const name of new Set([facts.id, facts.code, facts.name]))
      if (name) named.set(name, named.has(name) ? null : parent);
    return [parent];
  });
  return {
    parents,
    pieces,
    homeOf: ({ polygons, facts }) => named.get(facts.parent) ?? around(parents, polygons),
  };
}

function around(parents: readonly Parent[], polygons: FileGrid['polygons']): Parent | null {
  const at = placeIn(polygons);
  return (at && parents.find(({ ground }) => holds(ground, at))) ?? null;
}
