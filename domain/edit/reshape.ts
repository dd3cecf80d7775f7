import { leavesAt } from '../coverage/locate.ts';
import { neighbours } from '../coverage/neighbours.ts';
import type { GridId } from '../coverage/types.ts';
import { boxOf } from '../geometry/box.ts';
import type { Point } from '../geometry/point.ts';
import { ancestorAt, leavesUnder } from '../plan/tree.ts';
import type { LevelId } from '../plan/types.ts';
import { type Result, refuse } from '../result.ts';
import { contactsOf } from './cut/contacts.ts';
import { type Cut, cutLeaves } from './cut/cut-leaves.ts';
import { GridChanges } from './cut/grid-changes.ts';
import { groupBy } from './cut/group-by.ts';
import { handsOf } from './cut/hands.ts';
import { pocketsOf } from './cut/pockets.ts';
import { partedGrids } from './cut/sides.ts';
import { idleCuts, type Tile, tilesOf } from './cut/tiles.ts';
import { transferTiles } from './cut/transfer-tiles.ts';
import type { Diff, Division, Edit, EditContext } from './types.ts';

/**
 * Lets a line become a border of the grids of a level: the ground between it and the border that was there goes over,
 * with all beneath it, to the grid beside it. A line that weaves moves several such pockets, to and fro; one that
 * begins and ends in one grid redraws that grid, whomever it meets on its way (`pocketsOf` says who gets what); ends
 * that run out inside a grid do nothing. Refuses `level-does-not-tile`, `line-misses`, `pocket-third-grid` (two grids
 * have as good a claim to what the line cuts off), and what `cutLeaves` and `transferTiles` refuse.
 */
export function reshape(
  division: Division,
  edit: Extract<Edit, { kind: 'reshape' }>,
  { editId }: EditContext,
): Result<Diff> {
  return reshapeAlong(division, edit.level, [edit.line], new GridChanges(division, editId));
}

/** `reshape` by several lines at once, none of which crosses another. */
export function reshapeAlong(
  division: Division,
  level: LevelId,
  lines: readonly (readonly Point[])[],
  changes: GridChanges,
): Result<Diff> {
  if (!division.levels.find(({ id }) => id === level)?.tiles) return refuse('level-does-not-tile', { level });
  const near = leavesNear(division, lines);
  for (let among = near; ; ) {
    const tried = reshapeCutting(division, level, lines, near, among, changes);
    if (!('idle' in tried)) return tried;
    among = among.filter((leaf) => !tried.idle.has(leaf));
  }
}

/** `reshape`, cutting only some of the leaves nearby; `idle` are those among them that need not have been cut. */
function reshapeCutting(
  division: Division,
  level: LevelId,
  lines: readonly (readonly Point[])[],
  near: readonly GridId[],
  among: readonly GridId[],
  changes: GridChanges,
): Result<Diff> | { readonly idle: ReadonlySet<GridId> } {
  const cut = cutLeaves(division, among, lines);
  if (!cut.ok) return cut;
  const crossed = gridsCrossed(division, level, cut.value, near);
  const own = [...crossed].flatMap((id) => leavesUnder(division.tree, id));
  const around = new Set(own);
  for (const leaf of own)
    for (const other of neighbours(division.coverage, leaf).keys()) if (other) around.add(other);
  const tiles = tilesOf(division, cut.value, around);
  const gridOf = new Map(tiles.map((tile) => [tile, ancestorAt(division.tree, tile.leaf, level)!]));
  const parted = partedGrids(division, crossed, gridOf, contactsOf(tiles, cut.value.lines));
  const runs = () => handsOf(parted, tiles, cut.value.lines, lines);
  const pockets = pocketsOf(division, parted, runs, subjectOf(division, level, lines));
  if (!pockets.ok) return pockets;
  const moved = new Map<Tile, GridId>();
  for (const [side, to] of pockets.value) for (const tile of side.tiles) moved.set(tile, to);
  if (moved.size === 0) return refuse('line-misses', {}, lines[0]?.[0]);

  const idle = idleCuts(tiles, (tile) => moved.get(tile) ?? null);
  if (idle.size > 0) return { idle };
  // What gives and what takes has to be there in full: a taker may reach further than the pockets' neighbours.
  const known = groupBy(tiles, ({ leaf }) => leaf);
  const all = new Set([...crossed, ...moved.values()]);
  const complete = [...all]
    .flatMap((id) => leavesUnder(division.tree, id))
    .flatMap((leaf) => known.get(leaf) ?? tilesOf(division, cut.value, [leaf]));
  return transferTiles({
    division,
    changes,
    level,
    cut: cut.value,
    tiles: complete,
    moved,
    fresh: null,
  });
}

function leavesNear({ coverage }: Division, lines: readonly (readonly Point[])[]): GridId[] {
  const near = new Set<GridId>();
  for (const line of lines)
    for (let i = 1; i < line.length; i++)
      for (const leaf of coverage.index.search(boxOf([line[i - 1]!, line[i]!]))) near.add(leaf);
  return [...near].sort();
}

/** The grids of the level through which, or along whose inner borders, a line runs. */
function gridsCrossed(division: Division, level: LevelId, cut: Cut, near: readonly GridId[]): Set<GridId> {
  const crossed = new Set<GridId>();
  for (const leaf of near) {
    const polygon = cut.touched.get(leaf) ?? division.coverage.leaves.get(leaf)!.polygon;
    const runs =
      cut.pieces.has(leaf) ||
      polygon.some((ring) => ring.some((p, i) => cut.lines.has(p, ring[(i + 1) % ring.length]!)));
    if (runs) crossed.add(ancestorAt(division.tree, leaf, level)!);
  }
  return crossed;
}

/** The one grid of the level in which a line both begins and ends, its border included; null when there is none, or two. */
function subjectOf(
  { coverage, tree }: Division,
  level: LevelId,
  lines: readonly (readonly Point[])[],
): GridId | null {
  const [line, another] = lines;
  if (!line || another) return null;
  const gridsAround = (p: Point) =>
    new Set(leavesAt(coverage, p).map((leaf) => ancestorAt(tree, leaf, level)!));
  const ends = gridsAround(line[line.length - 1]!);
  const [grid, second] = [...gridsAround(line[0]!)].filter((id) => ends.has(id));
  return grid !== undefined && second === undefined ? grid : null;
}
