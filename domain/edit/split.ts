import { partsOf } from '../coverage/parts.ts';
import type { GridId } from '../coverage/types.ts';
import type { Point } from '../geometry/point.ts';
import { pointOnSurface } from '../geometry/surface-point.ts';
import { leavesUnder } from '../plan/tree.ts';
import type { Grid } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { TileClaims } from './cut/claims.ts';
import { type Contact, connected, contactsOf } from './cut/contacts.ts';
import { type Cut, cutLeaves } from './cut/cut-leaves.ts';
import { dealTiles } from './cut/deal-tiles.ts';
import { GridChanges } from './cut/grid-changes.ts';
import { refuseLockedCut } from './cut/locked-cut.ts';
import { isSliver, joinSlivers } from './cut/slivers.ts';
import { idleCuts, mendPieces, type Tile, tilesOf } from './cut/tiles.ts';
import { editableGrid, placeOf } from './guard.ts';
import type { Diff, Division, Edit, EditContext } from './types.ts';

/**
 * Cuts a grid along a line into two or more of its level; what lies beneath follows, and is cut where the line goes
 * through it. The side with most households (then larger, more northern, more western) keeps id, code, name and team;
 * parts of the grid that the line leaves alone stay with it. Refuses `grid-gone`, `locked` (a grid beneath that would
 * be cut, too), `level-does-not-tile`, `unassigned-ground`, `root-grid`, `line-misses`, `too-small` (a side below
 * `SLIVER_M2`) and what `cutLeaves` refuses.
 */
export function split(
  division: Division,
  edit: Extract<Edit, { kind: 'split' }>,
  { editId }: EditContext,
): Result<Diff> {
  const found = editableGrid(division, edit.gridId);
  if (!found.ok) return found;
  const grid = found.value;
  const place = () => placeOf(division, grid.id);
  if (grid.shape) return refuse('level-does-not-tile', { level: grid.level }, place());
  if (grid.unassigned) return refuse('unassigned-ground', {}, place());
  if (grid.parentId === null) return refuse('root-grid', { name: grid.name }, place());

  const leaves = leavesUnder(division.tree, grid.id);
  const apart = cutApart(division, grid, leaves, edit.line);
  if (!apart.ok) return apart;
  const { cut, contacts, alone, sideOf } = apart.value;
  const lockedCut = refuseLockedCut(division, cut);
  if (lockedCut) return lockedCut;
  const tiles = joinSlivers(division, apart.value.tiles, contacts, (tile) => sideOf.get(tile));
  const claims = new TileClaims(division, tiles);
  const to = { id: grid.parentId, settled: true };
  const groups = [...new Set(sideOf.values())].map((side) => ({
    to,
    tiles: tiles.filter((tile) => sideOf.get(tile) === side),
  }));
  const [first, ...others] = claims.ranked(grid, groups);
  const kept = { to, tiles: [...first!.tiles, ...tiles.filter((tile) => alone.has(tile))] };
  const changes = new GridChanges(division, editId);
  const goal = (tile: Tile) => sideOf.get(tile);
  const deal = { division, changes, claims, contacts, tiles, goal, fresh: null };
  const dealt = dealTiles(deal, grid.id, [kept, ...others]);
  if (!dealt.ok) return dealt;
  for (const [leaf, polygon] of cut.touched)
    if (changes.get(leaf).polygon === division.tree.grids.get(leaf)!.polygon) changes.set(leaf, { polygon });
  return ok(changes.toDiff(cut.outline));
}

interface Apart {
  readonly cut: Cut;
  readonly tiles: readonly Tile[];
  readonly contacts: readonly Contact[];
  /** Tiles of parts of the grid that the line leaves alone. */
  readonly alone: ReadonlySet<Tile>;
  /** The side of every other tile. */
  readonly sideOf: ReadonlyMap<Tile, readonly Tile[]>;
}

/** Cuts no more leaves than it takes to part the grid; sides below the sliver size are one with their neighbour. */
function cutApart(
  division: Division,
  grid: Grid,
  leaves: readonly GridId[],
  line: readonly Point[],
): Result<Apart> {
  for (let among = leaves; ; ) {
    const cut = cutLeaves(division, among, [line]);
    if (!cut.ok) return cut;
    const cutTiles = tilesOf(division, cut.value, leaves);
    // Every piece of a leaf is a side of its own; who touches whom matters only where one is too small.
    const clear = grid.leaf && !cutTiles.some((tile) => isSliver([tile]));
    const cutContacts = clear ? [] : contactsOf(cutTiles, cut.value.lines);
    const { parted, alone } = sidesOf(division, cutTiles, cutContacts);
    if (parted.length === 0) return refuse('line-misses', { name: grid.name }, line[0]);
    const small: readonly (readonly Tile[])[] = parted.filter(isSliver);
    if (parted.length - small.length < 2)
      return refuse('too-small', { name: grid.name }, pointOnSurface((small[0] ?? parted[0]!)[0]!.polygon));
    const sideOf = new Map<Tile, readonly Tile[]>();
    for (const side of parted) for (const tile of side) sideOf.set(tile, side);
    for (const side of small) {
      const beside = longestContact(side, cutContacts, (tile) => !small.includes(sideOf.get(tile)!));
      const into = beside ? sideOf.get(beside)! : parted.find((large) => !small.includes(large))!;
      for (const tile of side) sideOf.set(tile, into);
    }
    const goal = (tile: Tile) => sideOf.get(tile) ?? null;
    const idle = idleCuts(cutTiles, goal);
    if (idle.size > 0) {
      among = among.filter((leaf) => !idle.has(leaf));
      continue;
    }
    const tiles = grid.leaf ? cutTiles : mendPieces(cutTiles, goal);
    const contacts = tiles === cutTiles ? cutContacts : contactsOf(tiles, cut.value.lines);
    return ok({ cut: cut.value, tiles, contacts, alone, sideOf });
  }
}

/** The sides of those parts of the grid that the line parts; the tiles of the parts that it does not are `alone`. */
function sidesOf(division: Division, tiles: readonly Tile[], contacts: readonly Contact[]) {
  const sides = connected(
    tiles,
    contacts.filter(({ open }) => open),
  );
  const partOf = new Map<string, number>();
  partsOf(division.coverage, new Set(tiles.map(({ leaf }) => leaf))).forEach((part, i) => {
    for (const leaf of part) partOf.set(leaf, i);
  });
  const count = new Map<number, number>();
  for (const side of sides) {
    const part = partOf.get(side[0]!.leaf)!;
    count.set(part, (count.get(part) ?? 0) + 1);
  }
  const isParted = (side: readonly Tile[]) => count.get(partOf.get(side[0]!.leaf)!)! > 1;
  return { parted: sides.filter(isParted), alone: new Set(sides.filter((side) => !isParted(side)).flat()) };
}

/** The tile across the longest border of a group of tiles, among those that qualify. */
function longestContact(
  group: readonly Tile[],
  contacts: readonly Contact[],
  qualifies: (tile: Tile) => boolean,
): Tile | null {
  let best: Tile | null = null;
  let longest = 0;
  for (const { a, b, length } of contacts) {
    const other = group.includes(a) ? b : group.includes(b) ? a : null;
    if (other === null || group.includes(other) || !qualifies(other) || length <= longest) continue;
    best = other;
    longest = length;
  }
  return best;
}
