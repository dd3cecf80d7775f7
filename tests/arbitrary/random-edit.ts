import { neighbours } from '../../domain/coverage/neighbours.ts';
import type { Division, Edit } from '../../domain/edit/types.ts';
import type { Point, Ring } from '../../domain/geometry/point.ts';
import { polygonBox } from '../../domain/geometry/ring.ts';
import { childrenOf, gridsAt } from '../../domain/plan/tree.ts';
import type { Random } from './random.ts';
import { groundOfGrid } from './random-division.ts';
import { REDRAWN_STYLES, redrawnLine } from './redrawn-line.ts';

const CUT_LEVELS = ['community', 'compound', 'building'] as const;

/**
 * An edit such as a planner might try, sense and nonsense mixed: lines across grids that begin, end or run on
 * vertices, a few units beside them, or anywhere; outlines redrawn past several neighbours; merges of neighbours; vertices pulled; areas drawn over several
 * grids. Many are refused: that is part of what is tested.
 */
export function randomEdit(random: Random, division: Division, made: readonly string[]): Edit {
  const level = random.pick(CUT_LEVELS);
  const grid = random.pick(gridsAt(division.tree, level));
  const ground = groundOfGrid(division, grid.id);
  const dice = random.next();
  if (dice < 0.35) return { kind: 'split', gridId: grid.id, line: line(random, ground) };
  if (dice < 0.5) return { kind: 'merge', gridIds: someNeighbours(random, division, grid.id) };
  if (dice < 0.56) return { kind: 'reshape', level, line: line(random, ground) };
  if (dice < 0.62)
    return { kind: 'reshape', level, line: redrawnLine(random, ground, random.pick(REDRAWN_STYLES)) };
  if (dice < 0.76) return moveBorder(random, level, ground);
  if (dice < 0.86) {
    const area = [blob(random, ground)];
    const into = random.chance(0.5) ? grid.id : { new: grid.parentId! };
    return { kind: 'carve', level, area, into };
  }
  if (dice < 0.9)
    return { kind: 'describe', gridIds: [grid.id], set: { note: `note ${random.whole(0, 99)}` } };
  if (dice < 0.94) {
    const parent = random.pick(gridsAt(division.tree, division.tree.grids.get(grid.parentId!)!.level));
    return { kind: 'assign-parent', gridIds: [grid.id], parentId: parent.id };
  }
  if (made.length > 0)
    return { kind: 'revert', edits: [random.chance(0.5) ? made.at(-1)! : random.pick(made)] };
  return { kind: 'merge', gridIds: someNeighbours(random, division, grid.id) };
}

/** A point of the ground: a vertex, a few units from one, or anywhere in a little more than its box. */
function place(random: Random, ground: readonly Ring[][] | readonly (readonly Ring[])[]): Point {
  const polygon = random.pick(ground);
  if (random.chance(0.4)) {
    const p = random.pick(random.pick(polygon));
    if (random.chance(0.4)) return p;
    return [p[0] + random.whole(-3, 3), p[1] + random.whole(-3, 3)];
  }
  const [minX, minY, maxX, maxY] = polygonBox(polygon);
  const [padX, padY] = [Math.ceil((maxX - minX) * 0.2), Math.ceil((maxY - minY) * 0.2)];
  return [random.whole(minX - padX, maxX + padX), random.whole(minY - padY, maxY + padY)];
}

function line(random: Random, ground: readonly (readonly Ring[])[]): Point[] {
  const points = Array.from({ length: random.whole(2, 6) }, () => place(random, ground));
  if (random.chance(0.7)) points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (random.chance(0.15)) {
    // Along a stretch of a border, as a hand that follows a street does.
    const ring = random.pick(random.pick(ground));
    const start = random.whole(0, ring.length - 1);
    for (let i = 0; i < random.whole(2, 5); i++) points.push(ring[(start + i) % ring.length]!);
  }
  return points;
}

function blob(random: Random, ground: readonly (readonly Ring[])[]): Ring {
  const [minX, minY, maxX, maxY] = polygonBox(random.pick(ground));
  const [cx, cy] = place(random, ground);
  const size = Math.max(20, (maxX - minX + maxY - minY) * (0.1 + random.next() * 0.5));
  const corners = random.whole(3, 9);
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    const r = size * (0.5 + random.next() * 0.5);
    return [Math.round(cx + r * Math.cos(angle)), Math.round(cy + r * Math.sin(angle))] as const;
  });
}

function moveBorder(random: Random, level: string, ground: readonly (readonly Ring[])[]): Edit {
  const ring = random.pick(random.pick(ground));
  const i = random.whole(0, ring.length - 1);
  const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
  const reach = Math.max(2, Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]) * random.next()));
  const pull = (p: Point): Point => [p[0] + random.whole(-reach, reach), p[1] + random.whole(-reach, reach)];
  const middle: Point = [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)];
  const dice = random.next();
  if (dice < 0.5) return { kind: 'move-border', level, moves: [{ from: a, to: pull(a) }] };
  if (dice < 0.7)
    return {
      kind: 'move-border',
      level,
      moves: [
        { from: a, to: pull(a) },
        { from: b, to: pull(b) },
      ],
    };
  if (dice < 0.85)
    return { kind: 'move-border', level, moves: [{ from: middle, to: pull(middle) }], insert: [middle] };
  return { kind: 'move-border', level, moves: [], remove: [a] };
}

function someNeighbours(random: Random, division: Division, id: string): string[] {
  const siblings = new Set(childrenOf(division.tree, division.tree.grids.get(id)!.parentId!));
  const found = [id];
  for (const polygonOwner of division.tree.grids.get(id)!.leaf ? [id] : childrenOf(division.tree, id)) {
    if (!division.coverage.leaves.has(polygonOwner)) continue;
    for (const other of neighbours(division.coverage, polygonOwner).keys()) {
      let at = other;
      while (at !== null && !siblings.has(at)) at = division.tree.grids.get(at)?.parentId ?? null;
      if (at !== null && !found.includes(at) && random.chance(0.6)) found.push(at);
    }
  }
  return found;
}
