import { partsOf } from '../coverage/parts.ts';
import { pointOnSurface } from '../geometry/surface-point.ts';
import { leavesUnder } from '../plan/tree.ts';
import { ok, type Result, refuse } from '../result.ts';
import { TileClaims } from './cut/claims.ts';
import { type Contact, connected, contactsOf } from './cut/contacts.ts';
import { cutLeaves } from './cut/cut-leaves.ts';
import { dealTiles } from './cut/deal-tiles.ts';
import { GridChanges } from './cut/grid-changes.ts';
import { isSliver, joinSlivers } from './cut/slivers.ts';
import { type Tile, tilesOf } from './cut/tiles.ts';
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
  const cut = cutLeaves(division, leaves, [edit.line]);
  if (!cut.ok) return cut;
  let tiles = tilesOf(division, cut.value, leaves);
  // Every piece of a leaf is a side of its own; who touches whom matters only where one is too small.
  const apart = grid.leaf && !tiles.some((tile) => isSliver([tile]));
  const contacts = apart ? [] : contactsOf(tiles, cut.value.lines);
  const sides = sidesOf(division, tiles, contacts);
  if (sides.parted.length === 0) return refuse('line-misses', { name: grid.name }, edit.line[0]);
  const small: readonly (readonly Tile[])[] = sides.parted.filter(isSliver);
  if (sides.parted.length - small.length < 2)
    return refuse(
      'too-small',
      { name: grid.name },
      pointOnSurface((small[0] ?? sides.parted[0]!)[0]!.polygon),
    );

  const sideOf = new Map<Tile, readonly Tile[]>();
  for (const side of sides.parted) for (const tile of side) sideOf.set(tile, side);
  for (const side of small) {
    const beside = longestContact(side, contacts, (tile) => !small.includes(sideOf.get(tile)!));
    for (const tile of side)
      sideOf.set(tile, sideOf.get(beside ?? sides.parted.find((s) => !small.includes(s))![0]!)!);
  }
  tiles = joinSlivers(tiles, contacts, (tile) => sideOf.get(tile));
  const claims = new TileClaims(division, tiles);
  const to = { id: grid.parentId, settled: true };
  const groups = [...new Set(sideOf.values())].map((side) => ({
    to,
    tiles: tiles.filter((tile) => sideOf.get(tile) === side),
  }));
  const [first, ...others] = claims.ranked(grid, groups);
  const kept = { to, tiles: [...first!.tiles, ...tiles.filter((tile) => sides.alone.has(tile))] };
  const changes = new GridChanges(division, editId);
  const dealt = dealTiles({ division, changes, claims, contacts }, grid.id, [kept, ...others]);
  if (!dealt.ok) return dealt;
  for (const [leaf, polygon] of cut.value.touched)
    if (changes.get(leaf).polygon === division.tree.grids.get(leaf)!.polygon) changes.set(leaf, { polygon });
  return ok(changes.toDiff(cut.value.outline));
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
