import { dissolve } from '../../coverage/dissolve.ts';
import { partsOf } from '../../coverage/parts.ts';
import type { GridId } from '../../coverage/types.ts';
import { polygonArea2 } from '../../geometry/ring.ts';
import { pointOnSurface } from '../../geometry/surface-point.ts';
import { ancestorAt, leavesUnder } from '../../plan/tree.ts';
import type { Grid, LevelId } from '../../plan/types.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { editableGrid, placeOf } from '../guard.ts';
import type { Diff, Division } from '../types.ts';
import { TileClaims } from './claims.ts';
import { type Contact, connected, contactsOf } from './contacts.ts';
import type { Cut } from './cut-leaves.ts';
import { type Deal, dealChildren } from './deal-tiles.ts';
import type { GridChanges } from './grid-changes.ts';
import { groupBy } from './group-by.ts';
import { refuseLockedCut } from './locked-cut.ts';
import { isSliver, joinSlivers } from './slivers.ts';
import { mendPieces, type Tile } from './tiles.ts';
import { dealUnassigned } from './unassigned.ts';

interface Transfer {
  readonly division: Division;
  readonly changes: GridChanges;
  readonly level: LevelId;
  readonly cut: Cut;
  /** All ground of every grid of the level that gives or takes. */
  readonly tiles: readonly Tile[];
  /** The grid of the level to which each tile that moves will belong. */
  readonly moved: ReadonlyMap<Tile, GridId>;
  /** A grid among `changes` that is new and has nothing beneath it yet. */
  readonly fresh: GridId | null;
}

/**
 * Moves tiles between grids of one level, with all that lies beneath. Slivers join their neighbours first. Refuses,
 * with the place, `locked`, `too-small` (a new grid below the sliver size), `would-vanish` (a grid would keep less ground than that; unassigned ground may be used up) and
 * `would-disconnect` (a grid would lie in more pieces than it did; unassigned ground may).
 */
export function transferTiles(transfer: Transfer): Result<Diff> {
  const { division, changes, level, cut, fresh } = transfer;
  const lockedCut = refuseLockedCut(division, cut);
  if (lockedCut) return lockedCut;
  const was = (tile: Tile): GridId => ancestorAt(division.tree, tile.leaf, level)!;
  const moved = new Map(transfer.moved);
  const is = (tile: Tile): GridId => moved.get(tile) ?? was(tile);
  const isUnassigned = (id: GridId) => changes.get(id).unassigned;
  for (const [tile, to] of moved)
    if (isUnassigned(to)) return refuse('unassigned-ground', {}, pointOnSurface(tile.polygon));
  const mended = mendPieces(transfer.tiles, is);
  const contacts = contactsOf(mended, null);
  giveAwayStrays(mended, contacts, is, isUnassigned, moved);
  for (const id of new Set(mended.flatMap((tile) => (is(tile) === was(tile) ? [] : [was(tile), is(tile)])))) {
    if (id === fresh || isUnassigned(id)) continue;
    const editable = editableGrid(division, id);
    if (!editable.ok) return editable;
  }
  const tiles = joinSlivers(division, mended, contacts, is);

  const before = groupBy(tiles, was);
  const after = groupBy(tiles, is);
  const isLost = (had: readonly Tile[], has: readonly Tile[] = []) =>
    has.length === 0 || (isSliver(has) && !isSliver(had));
  for (const [id, had] of before)
    if (!isUnassigned(id) && isLost(had, after.get(id)))
      return refuse('would-vanish', { id, name: changes.get(id).name }, placeOf(division, id));
  if (fresh !== null && isSliver(after.get(fresh) ?? [])) {
    const [sliver] = transfer.moved.keys();
    return refuse('too-small', {}, sliver && pointOnSurface(sliver.polygon));
  }
  for (const [id, mine] of after) {
    const grid = changes.get(id);
    const had =
      id === fresh ? 1 : Math.max(1, partsOf(division.coverage, leavesUnder(division.tree, id)).length);
    const pieces = grid.unassigned
      ? []
      : connected(mine, tiles.length < mended.length ? contactsOf(mine, null) : contacts);
    if (pieces.length > had) {
      const size = (piece: readonly Tile[]) =>
        piece.reduce((sum, tile) => sum + polygonArea2(tile.polygon), 0n);
      const smallest = pieces.reduce((a, b) => (size(b) < size(a) ? b : a));
      const at = pointOnSurface(smallest[0]!.polygon);
      return refuse('would-disconnect', { id, name: grid.name, pieces: pieces.length }, at);
    }
  }

  const claims = new TileClaims(division, tiles);
  const deal: Deal = { division, changes, claims, contacts, tiles, goal: is, fresh };
  const leafLevel = tiles.length > 0 && division.tree.grids.get(tiles[0]!.leaf)!.level === level;
  const unassigned = [...before.keys()].filter(isUnassigned);
  for (const id of unassigned) dealUnassigned(deal, changes.get(id), before.get(id)!, is, fresh);
  if (leafLevel) {
    for (const [id, mine] of after)
      if (!changes.get(id).unassigned) takeGround(changes, changes.get(id), mine);
  } else {
    for (const [id, mine] of before) {
      if (unassigned.includes(id)) continue;
      const groups = [...groupBy(mine, is)].map(([to, list]) => ({
        to: { id: to, settled: to !== fresh },
        tiles: list,
      }));
      const dealt = dealChildren(deal, id, groups);
      if (!dealt.ok) return dealt;
    }
  }
  for (const [leaf, polygon] of cut.touched)
    if (!tiles.some((tile) => tile.leaf === leaf)) changes.set(leaf, { polygon });
  return ok(changes.toDiff(cut.outline));
}

/** A sliver that nothing of its own grid touches belongs to the neighbour with which it shares most. */
function giveAwayStrays(
  tiles: readonly Tile[],
  contacts: readonly Contact[],
  is: (tile: Tile) => GridId,
  isUnassigned: (id: GridId) => boolean,
  moved: Map<Tile, GridId>,
): void {
  for (const tile of tiles) {
    if (tile.whole || !isSliver([tile])) continue;
    let best: Tile | null = null;
    let longest = 0;
    let home = false;
    for (const { a, b, length } of contacts) {
      const other = a === tile ? b : b === tile ? a : null;
      if (other === null) continue;
      home ||= is(other) === is(tile);
      if (length > longest && !isUnassigned(is(other))) {
        best = other;
        longest = length;
      }
    }
    if (!home && best !== null) moved.set(tile, is(best));
  }
}

/** On the leaves' own level a grid is its one polygon. */
function takeGround(changes: GridChanges, grid: Grid, tiles: readonly Tile[]): void {
  if (tiles.length === 1 && tiles[0]!.leaf === grid.id) {
    changes.set(grid.id, { polygon: tiles[0]!.polygon });
    return;
  }
  const [polygon, ...more] = dissolve(tiles.map((tile) => tile.polygon));
  if (!polygon || more.length > 0) throw new Error(`the ground of ${grid.id} is not one polygon`);
  changes.set(grid.id, { polygon });
}
