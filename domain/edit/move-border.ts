import type { GridId } from '../coverage/types.ts';
import type { Point, Polygon } from '../geometry/point.ts';
import { samePoint } from '../geometry/point.ts';
import { validatePolygon } from '../geometry/validate.ts';
import { leafLevel } from '../plan/tree.ts';
import { ok, type Result, refuse } from '../result.ts';
import { pointKey } from './cut/edge-set.ts';
import { GridChanges } from './cut/grid-changes.ts';
import { Ground, within } from './cut/ground.ts';
import { type Corner, cornerAt } from './cut/level-border.ts';
import { movedChains } from './cut/moved-chains.ts';
import { onBorderAt } from './cut/on-border.ts';
import { editableGrid } from './guard.ts';
import { reshapeAlong } from './reshape.ts';
import type { Diff, Division, Edit, EditContext } from './types.ts';

/** More vertices than any border has that is dragged whole; each is looked for around the rings that are near. */
const TOUCHED_MAX = 10_000;

type MoveBorder = Extract<Edit, { kind: 'move-border' }>;

/**
 * Inserts, moves and removes vertices of the borders of a level, in that order, in every ring that holds them. On the
 * leaves' level the borders are the leaves'; above it a displacement that would run through leaves beneath is made as
 * a reshape along the new line, which cuts them. Refuses `level-does-not-tile`, `too-many-corners`, `not-on-border` (a unit is near
 * enough), `territory-edge`, `vertex-needed` (three borders meet there, or a ring would be no ring), `locked`, and
 * `would-cross` with the place; above the leaves also what `reshape` refuses.
 */
export function moveBorder(division: Division, edit: MoveBorder, { editId }: EditContext): Result<Diff> {
  const { level } = edit;
  if (!division.levels.find(({ id }) => id === level)?.tiles) return refuse('level-does-not-tile', { level });
  const touched = edit.moves.length + (edit.insert?.length ?? 0) + (edit.remove?.length ?? 0);
  if (touched > TOUCHED_MAX) return refuse('too-many-corners', { corners: touched, max: TOUCHED_MAX });
  const ground = new Ground(division.coverage, division.territory);
  for (const p of edit.insert ?? []) {
    const edge = onBorderAt(division, ground, level, p);
    if (edge === null) return refuse('not-on-border', {}, p);
    const met = ground.meet(edge[0], edge[1], p, null);
    if (!met.ok) return met;
  }
  const found = cornersOf(division, ground, edit);
  if (!found.ok) return found;
  const { corners, goal } = found.value;
  for (const leaf of new Set([...corners.values()].flatMap((corner) => corner.leaves))) {
    const editable = editableGrid(division, leaf);
    if (!editable.ok) return editable;
  }

  const displaced = displace(ground, corners, goal);
  if (displaced.ok) {
    const changes = new GridChanges(division, editId);
    for (const [leaf, polygon] of displaced.value) changes.set(leaf, { polygon });
    return ok(changes.toDiff(ground.outline));
  }
  if (level === leafLevel(division.levels).id) return displaced;
  const chains = movedChains(division, ground, level, corners, goal);
  if (chains === null) return displaced;
  const reshaped = reshapeAlong(division, level, chains, new GridChanges(division, editId));
  return reshaped.ok || reshaped.reason.code !== 'line-misses' ? reshaped : displaced;
}

/** Where each touched vertex goes; null when it is removed. Keyed by `pointKey`. */
export type Goals = ReadonlyMap<string, Point | null>;

/** The corners that an edit moves or removes, by `pointKey`, and where they go. */
function cornersOf(
  division: Division,
  ground: Ground,
  edit: MoveBorder,
): Result<{ corners: Map<string, Corner & { at: Point }>; goal: Goals }> {
  const corners = new Map<string, Corner & { at: Point }>();
  const goal = new Map<string, Point | null>();
  const wishes: readonly (readonly [Point, Point | null])[] = [
    ...edit.moves.map(({ from, to }) => [from, to] as const),
    ...(edit.remove ?? []).map((p) => [p, null] as const),
  ];
  for (const [p, to] of wishes) {
    const at = vertexNear(ground, p);
    const corner = at && cornerAt(division, ground, edit.level, at);
    if (!at || !corner || corner.onBorder.length === 0) return refuse('not-on-border', {}, p);
    if (to !== null && samePoint(at, to)) continue;
    if (corner.outside) return refuse('territory-edge', {}, at);
    if (to === null && corner.ends.length !== 2) return refuse('vertex-needed', {}, at);
    corners.set(pointKey(at), { ...corner, at });
    goal.set(pointKey(at), to);
  }
  return ok({ corners, goal });
}

/** The vertex at p, or else the nearest within a unit. */
function vertexNear(ground: Ground, p: Point): Point | null {
  let best: Point | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const leaf of ground.near([p[0], p[1], p[0], p[1]])) {
    for (const ring of ground.polygon(leaf)) {
      for (const v of ring) {
        const distance = Math.abs(v[0] - p[0]) + Math.abs(v[1] - p[1]);
        if (!within(v, p) || distance >= nearest) continue;
        best = v;
        nearest = distance;
      }
    }
  }
  return best;
}

/**
 * The leaves' polygons with the vertices where they go. All rings that hold a vertex get the same one, so every edge
 * keeps its reverse; then polygons that are each valid, and turn the same way as before, tile what they tiled.
 */
function displace(
  ground: Ground,
  corners: ReadonlyMap<string, Corner & { at: Point }>,
  goal: Goals,
): Result<Map<GridId, Polygon>> {
  const places = new Map<GridId, Point | null>([...ground.changed.keys()].map((leaf) => [leaf, null]));
  for (const { leaves, at } of corners.values()) for (const leaf of leaves) places.set(leaf, at);
  const changed = new Map<GridId, Polygon>();
  for (const [leaf, at] of places) {
    const polygon = ground.polygon(leaf).map((ring) =>
      ring.flatMap((p) => {
        const to = goal.get(pointKey(p));
        return to === undefined ? [p] : to === null ? [] : [to];
      }),
    );
    if (at && polygon.some((ring) => ring.length < 3)) return refuse('vertex-needed', {}, at);
    const valid = validatePolygon(polygon);
    if (!valid.ok || valid.value !== polygon)
      return refuse('would-cross', {}, (valid.ok ? null : valid.reason.at) ?? at ?? polygon[0]![0]!);
    changed.set(leaf, polygon);
  }
  return ok(changed);
}
