import { neighbours } from '../coverage/neighbours.ts';
import { partsOf } from '../coverage/parts.ts';
import type { GridId } from '../coverage/types.ts';
import { boxOf } from '../geometry/box.ts';
import type { Point } from '../geometry/point.ts';
import { polygonArea2 } from '../geometry/ring.ts';
import { pointOnSurface } from '../geometry/surface-point.ts';
import { ancestorAt, leavesUnder } from '../plan/tree.ts';
import type { LevelId } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type Contact, connected, contactsOf } from './cut/contacts.ts';
import { type Cut, cutLeaves } from './cut/cut-leaves.ts';
import { GridChanges } from './cut/grid-changes.ts';
import { groupBy } from './cut/group-by.ts';
import { isSliver } from './cut/slivers.ts';
import { idleCuts, type Tile, tilesOf } from './cut/tiles.ts';
import { transferTiles } from './cut/transfer-tiles.ts';
import type { Diff, Division, Edit, EditContext } from './types.ts';

/**
 * Lets a line take the place of the border between two grids of a level, from where it crosses that border to where
 * it crosses it next: the ground between goes over to the other grid, with all beneath it. A line that weaves moves
 * several such pockets, to and fro; ends that run out inside a grid do nothing. Refuses `level-does-not-tile`,
 * `line-misses`, `pocket-third-grid` (what the line cuts off borders on more than one other grid, or on the
 * territory's edge), and what `cutLeaves` and `transferTiles` refuse.
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
  const pockets = pocketsOf(division, level, crossed, tiles, contactsOf(tiles, cut.value.lines));
  if (!pockets.ok) return pockets;
  if (pockets.value.size === 0) return refuse('line-misses', {}, lines[0]?.[0]);

  const idle = idleCuts(tiles, (tile) => pockets.value.get(tile) ?? null);
  if (idle.size > 0) return { idle };
  // What gives and what takes has to be there in full: a taker may reach further than the pockets' neighbours.
  const known = groupBy(tiles, ({ leaf }) => leaf);
  const all = new Set([...crossed, ...pockets.value.values()]);
  const complete = [...all]
    .flatMap((id) => leavesUnder(division.tree, id))
    .flatMap((leaf) => known.get(leaf) ?? tilesOf(division, cut.value, [leaf]));
  return transferTiles({
    division,
    changes,
    level,
    cut: cut.value,
    tiles: complete,
    moved: pockets.value,
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

/** The tiles that the lines cut off, and the one grid on which each of those pockets borders. */
function pocketsOf(
  division: Division,
  level: LevelId,
  crossed: ReadonlySet<GridId>,
  tiles: readonly Tile[],
  contacts: readonly Contact[],
): Result<Map<Tile, GridId>> {
  const moved = new Map<Tile, GridId>();
  const gridOf = new Map(tiles.map((tile) => [tile, ancestorAt(division.tree, tile.leaf, level)!]));
  const open = contacts.filter((contact) => contact.open);
  const touching = new Map<Tile, Contact[]>(tiles.map((tile) => [tile, []]));
  for (const contact of contacts) {
    touching.get(contact.a)!.push(contact);
    touching.get(contact.b)!.push(contact);
  }
  const partOf = new Map<GridId, number>();
  for (const id of crossed) {
    partsOf(division.coverage, leavesUnder(division.tree, id)).forEach((part, i) => {
      for (const leaf of part) partOf.set(leaf, i);
    });
    const sides = connected(
      tiles.filter((tile) => gridOf.get(tile) === id),
      open.filter(({ a, b }) => gridOf.get(a) === id && gridOf.get(b) === id),
    );
    for (const parted of groupBy(sides, (side) => partOf.get(side[0]!.leaf)!).values()) {
      const large = parted.filter((side) => !isSliver(side));
      if (large.length < 2) continue;
      const beside = new Map(large.map((side) => [side, gridsBeside(side, id, gridOf, touching)]));
      const bound = large.filter((side) => beside.get(side)!.size > 1);
      if (bound.length > 1) {
        const smallest = bound.reduce((a, b) => (areaOf(b) < areaOf(a) ? b : a));
        const { name } = division.tree.grids.get(id)!;
        return refuse('pocket-third-grid', { name }, pointOnSurface(smallest[0]!.polygon));
      }
      const body = bound[0] ?? large.reduce((a, b) => (areaOf(b) > areaOf(a) ? b : a));
      for (const side of large) {
        const [to] = beside.get(side)!;
        if (side !== body && to) for (const tile of side) moved.set(tile, to);
      }
    }
  }
  return ok(moved);
}

/** The other grids on which a group of tiles borders; the outside counts as one, as null. */
function gridsBeside(
  side: readonly Tile[],
  id: GridId,
  gridOf: ReadonlyMap<Tile, GridId>,
  touching: ReadonlyMap<Tile, readonly Contact[]>,
): Set<GridId | null> {
  const beside = new Set<GridId | null>();
  for (const tile of side) {
    let shared = 0;
    for (const contact of touching.get(tile)!) {
      const other = gridOf.get(contact.a === tile ? contact.b : contact.a)!;
      shared += contact.edges;
      if (other !== id) beside.add(other);
    }
    if (shared < tile.polygon.reduce((sum, ring) => sum + ring.length, 0)) beside.add(null);
  }
  return beside;
}

function areaOf(side: readonly Tile[]): bigint {
  return side.reduce((sum, tile) => sum + polygonArea2(tile.polygon), 0n);
}
