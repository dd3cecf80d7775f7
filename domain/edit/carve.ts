import type { GridId } from '../coverage/types.ts';
import { boxesMeet, boxOf } from '../geometry/box.ts';
import type { Polygon } from '../geometry/point.ts';
import { locateInPolygon } from '../geometry/ring.ts';
import { pointOnSurface } from '../geometry/surface-point.ts';
import { validatePolygon } from '../geometry/validate.ts';
import { ancestorAt, childrenOf, leavesUnder } from '../plan/tree.ts';
import type { Grid, LevelId } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { cutLeaves } from './cut/cut-leaves.ts';
import { GridChanges } from './cut/grid-changes.ts';
import { type Tile, tilesOf } from './cut/tiles.ts';
import { transferTiles } from './cut/transfer-tiles.ts';
import { newGrid } from './cut/unassigned.ts';
import { editableGrid, placeOf } from './guard.ts';
import type { Diff, Division, Edit, EditContext } from './types.ts';

type Carve = Extract<Edit, { kind: 'carve' }>;

/**
 * Gives the ground of an area to a grid of the level, or to a new one under a parent; whatever the area's edge runs
 * through is cut. This is how a new plan gets its first grids: from unassigned ground, which may be used up or left
 * in pieces. Refuses what is no polygon (`validatePolygon`), `level-does-not-tile`, `grid-gone`, `locked`,
 * `wrong-level`, `parent-level`, `root-grid`, `unassigned-ground` (it takes nothing), `nothing-changes`,
 * `line-misses` (an area off the territory), and with the place `too-small`, `would-vanish` and `would-disconnect`.
 */
export function carve(division: Division, edit: Carve, { editId }: EditContext): Result<Diff> {
  const level = division.levels.find(({ id }) => id === edit.level);
  if (!level?.tiles) return refuse('level-does-not-tile', { level: edit.level });
  const valid = validatePolygon(edit.area);
  if (!valid.ok) return valid;
  const area = valid.value;
  const target = targetOf(division, edit);
  if (!target.ok) return target;

  const box = boxOf(area[0]!);
  const into = typeof edit.into === 'string' ? edit.into : null;
  const own = new Set(into === null ? [] : leavesUnder(division.tree, into));
  const near = division.coverage.index.search(box).sort();
  const cut = cutLeaves(
    division,
    near.filter((leaf) => !own.has(leaf)),
    area.map((ring) => [...ring, ring[0]!]),
  );
  if (!cut.ok) return cut;
  const inside = tilesOf(division, cut.value, near).filter(
    (tile) => !own.has(tile.leaf) && isInside(tile, area),
  );
  if (inside.length === 0) {
    const on = near.some(
      (leaf) =>
        locateInPolygon(pointOnSurface(area), division.coverage.leaves.get(leaf)!.polygon) !== 'outside',
    );
    return refuse(on ? 'nothing-changes' : 'line-misses', {}, area[0]![0]);
  }

  const changes = new GridChanges(division, editId);
  const givers = new Set(inside.map(({ leaf }) => ancestorAt(division.tree, leaf, edit.level)!));
  const taker = into ?? addTaker(division, changes, target.value, edit.level, givers);
  const cutThrough = [...cut.value.pieces.keys()].map((leaf) => ancestorAt(division.tree, leaf, edit.level)!);
  const involved = new Set([...givers, ...cutThrough, ...(into === null ? [] : [into])]);
  const known = new Map<string, Tile[]>();
  for (const tile of inside) known.set(tile.leaf, [...(known.get(tile.leaf) ?? []), tile]);
  const tiles = tilesOf(
    division,
    cut.value,
    [...involved].flatMap((id) => leavesUnder(division.tree, id)),
  );
  const moved = new Map<Tile, GridId>();
  for (const tile of tiles)
    if (known.get(tile.leaf)?.some(({ polygon }) => polygon === tile.polygon)) moved.set(tile, taker);
  return transferTiles({
    division,
    changes,
    level: edit.level,
    cut: cut.value,
    tiles,
    moved,
    fresh: into === null ? taker : null,
  });
}

/** The grid that takes the ground, or the parent of the one that will. */
function targetOf(division: Division, { into, level }: Carve): Result<Grid> {
  const id = typeof into === 'string' ? into : into.new;
  const rank = (of: LevelId) => division.levels.findIndex((l) => l.id === of);
  if (typeof into !== 'string' && rank(level) === 0) return refuse('root-grid', {});
  const grid = editableGrid(division, id);
  if (!grid.ok) return grid;
  const at = placeOf(division, id);
  if (grid.value.unassigned) return refuse('unassigned-ground', {}, at);
  if (typeof into === 'string' && grid.value.level !== level) return refuse('wrong-level', { level }, at);
  if (typeof into !== 'string' && rank(grid.value.level) !== rank(level) - 1)
    return refuse('parent-level', { name: '', parent: grid.value.name }, at);
  return ok(grid.value);
}

/** The new grid, named after its parent and numbered; it remembers whose ground it took. */
function addTaker(
  division: Division,
  changes: GridChanges,
  parent: Grid,
  level: LevelId,
  givers: ReadonlySet<GridId>,
): GridId {
  const name = changes.numbered(parent.name, parent.id, childrenOf(division.tree, parent.id).length + 1);
  const leaf = division.levels.findLast((l) => l.tiles)!.id === level;
  const from = [...givers].filter((id) => !changes.get(id).unassigned);
  return changes.add({ ...newGrid(parent, level, name, null), leaf, from }).id;
}

function isInside(tile: Tile, area: Polygon): boolean {
  if (!boxesMeet(boxOf(tile.polygon[0]!), boxOf(area[0]!))) return false;
  return locateInPolygon(pointOnSurface(tile.polygon), area) === 'inside';
}
