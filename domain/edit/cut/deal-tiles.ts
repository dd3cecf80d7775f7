import type { GridId } from '../../coverage/types.ts';
import type { Polygon } from '../../geometry/point.ts';
import { pointOnSurface } from '../../geometry/surface-point.ts';
import { EMPTY_TEAM, type Grid } from '../../plan/types.ts';
import { ok, type Result, refuse } from '../../result.ts';
import type { Division } from '../types.ts';
import type { TileClaims } from './claims.ts';
import type { Contact } from './contacts.ts';
import { followShapes } from './follow-shapes.ts';
import type { GridChanges } from './grid-changes.ts';
import type { Tile } from './tiles.ts';

/** The grid under which tiles come to lie. `settled`: it has children of its own, of which one takes them in. */
interface Receiver {
  readonly id: GridId;
  readonly settled: boolean;
}

interface TileGroup {
  readonly to: Receiver;
  readonly tiles: readonly Tile[];
}

/** What dealing needs: the division as it was, the records as they are being rewritten, and what is known of the tiles. */
export interface Deal {
  readonly division: Division;
  readonly changes: GridChanges;
  readonly claims: TileClaims;
  readonly contacts: readonly Contact[];
  readonly tiles: readonly Tile[];
  /** Where each tile goes, at the level of the edit. */
  readonly goal: (tile: Tile) => unknown;
  /** The one of those that is new. */
  readonly fresh: unknown;
}

/**
 * Gives the ground of a grid, level by level down to the leaves, to the grids above it that its tiles now belong to.
 * A grid all of whose tiles go one way goes with them. One that is parted stays with the part that has the claim
 * (product.md, rule 6); the other parts are new grids, or, under a settled receiver, join the child there with which
 * they share most border. Refuses `locked` where a locked grid would be parted.
 */
export function dealTiles(deal: Deal, id: GridId, groups: readonly TileGroup[]): Result<null> {
  const grid = deal.changes.get(id);
  if (
    groups.length === 1 &&
    groups[0]!.to.id === grid.parentId &&
    groups[0]!.tiles.every((tile) => isAsStored(deal, tile))
  )
    return ok(null);
  if (grid.leaf) return dealLeaf(deal, grid, groups);
  const [only, second] = groups;
  if (only && !second) {
    deal.changes.set(id, { parentId: only.to.id });
    return dealChildren(deal, id, [{ to: { id, settled: true }, tiles: only.tiles }]);
  }
  if (grid.locked) return refuseLocked(grid, groups[0]!.tiles[0]!.polygon);

  let own = groups.filter(({ to }) => !to.settled || to.id === grid.parentId);
  if (own.length === 0) own = [deal.claims.ranked(grid, groups)[0]!];
  const adopted: TileGroup[] = [];
  const homeless: TileGroup[] = [];
  for (const group of groups) {
    if (own.includes(group)) continue;
    const child = nearestChild(deal, group);
    if (child === null) homeless.push(group);
    else adopted.push({ to: { id: child, settled: true }, tiles: group.tiles });
  }
  // Who adopts relies on this: no grid goes from one that keeps a part of it to one that is there already.
  const ranked = [...deal.claims.ranked(grid, own), ...homeless];
  const declared = ranked.length > 1 ? deal.claims.dealt(grid, ranked) : [grid.declared];
  const parts = ranked.map((group, i): TileGroup => {
    const fields = { parentId: group.to.id, declared: declared[i]! };
    if (i > 0) return { to: { id: addPart(deal, grid, fields).id, settled: false }, tiles: group.tiles };
    deal.changes.set(id, fields);
    return { to: { id, settled: true }, tiles: group.tiles };
  });
  return dealChildren(deal, id, [...parts, ...adopted]);
}

/** Deals out the children of a grid, those that no tile of the groups concerns left alone. */
export function dealChildren(deal: Deal, id: GridId, groups: readonly TileGroup[]): Result<null> {
  const byChild = new Map<GridId, TileGroup[]>();
  for (const { to, tiles } of groups) {
    const mine = new Map<GridId, Tile[]>();
    for (const tile of tiles) {
      const child = childToward(deal.division, id, tile.leaf)!;
      const list = mine.get(child);
      if (list) list.push(tile);
      else mine.set(child, [tile]);
    }
    for (const [child, list] of mine) {
      const known = byChild.get(child);
      if (known) known.push({ to, tiles: list });
      else byChild.set(child, [{ to, tiles: list }]);
    }
  }
  for (const [child, list] of byChild) {
    const done = dealTiles(deal, child, list);
    if (!done.ok) return done;
  }
  return ok(null);
}

function dealLeaf(deal: Deal, grid: Grid, groups: readonly TileGroup[]): Result<null> {
  const pieces = groups.flatMap(({ to, tiles }) => tiles.map((tile): TileGroup => ({ to, tiles: [tile] })));
  if (pieces.length > 1 && grid.locked) return refuseLocked(grid, pieces[0]!.tiles[0]!.polygon);
  const ranked = deal.claims.ranked(grid, pieces);
  const declared = pieces.length > 1 ? deal.claims.dealt(grid, ranked) : [grid.declared];
  const made: { id: GridId; polygon: Polygon }[] = [];
  ranked.forEach(({ to, tiles }, i) => {
    const fields = { parentId: to.id, polygon: tiles[0]!.polygon, declared: declared[i]! };
    if (i === 0) deal.changes.set(grid.id, fields);
    made.push({ id: i === 0 ? grid.id : addPart(deal, grid, fields).id, polygon: fields.polygon });
  });
  if (made.length > 1) followShapes(deal.division, deal.changes, grid.id, made);
  return ok(null);
}

function isAsStored({ division }: Deal, tile: Tile): boolean {
  return tile.whole && tile.polygon === division.coverage.leaves.get(tile.leaf)!.polygon;
}

/** A new grid cut from another: its type and risk, but no code, team or lock, which stay with the part that keeps the identity. */
function addPart(deal: Deal, grid: Grid, fields: Partial<Grid> & { parentId: GridId }): Grid {
  const { id, ...rest } = grid;
  return deal.changes.add({
    ...rest,
    ...fields,
    code: null,
    name: deal.changes.numbered(grid.name, fields.parentId),
    locked: false,
    note: '',
    team: EMPTY_TEAM,
    from: [id],
  });
}

/**
 * The receiver's own child with which the tiles share most border; null when they touch none. One that is locked, or
 * goes elsewhere itself, or may (where a new grid takes a part of it), takes nothing in.
 */
export function nearestChild(deal: Deal, { to, tiles }: TileGroup): GridId | null {
  const own = new Set(tiles);
  const lengths = new Map<GridId, number>();
  for (const { a, b, length } of deal.contacts) {
    const other = own.has(a) ? b : own.has(b) ? a : null;
    if (other === null || own.has(other)) continue;
    const child = childToward(deal.division, to.id, other.leaf);
    if (child !== null) lengths.set(child, (lengths.get(child) ?? 0) + length);
  }
  let best: GridId | null = null;
  for (const [child, length] of lengths) {
    if (best !== null && length <= lengths.get(best)!) continue;
    if (!deal.changes.get(child).locked && staysWith(deal, to.id, child, deal.goal(tiles[0]!))) best = child;
  }
  return best;
}

/** Does a child of the receiver stay with it, be it in part? */
function staysWith(
  { division, tiles, goal, fresh }: Deal,
  parent: GridId,
  child: GridId,
  at: unknown,
): boolean {
  const goals = new Set(
    tiles.filter(({ leaf }) => childToward(division, parent, leaf) === child).map((tile) => goal(tile)),
  );
  return goals.has(at) && (fresh === null || at === fresh || !goals.has(fresh));
}

/** The child of `ancestor` that is, or holds, that grid; null when the grid lies elsewhere. */
function childToward({ tree }: Division, ancestor: GridId, id: GridId): GridId | null {
  for (let at: GridId | null = id; at !== null; ) {
    const parent: GridId | null = tree.grids.get(at)?.parentId ?? null;
    if (parent === ancestor) return at;
    at = parent;
  }
  return null;
}

function refuseLocked(grid: Grid, polygon: Polygon): Result<never> {
  return refuse('locked', { id: grid.id, name: grid.name }, pointOnSurface(polygon));
}
