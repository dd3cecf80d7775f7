import { turn } from '../../geometry/turn.ts';
import { EdgeGrid } from './edge-grid.ts';
import type { EdgeIds } from './edge-ids.ts';
import { passesPixel } from './hot-pixel.ts';
import type { LatticePoints } from './lattice-points.ts';
import { roundedCrossing } from './rounded-crossing.ts';

/** In a cell with more edges than this they are compared from west to east, and not each with each. */
const CROWDED = 48;

/**
 * For every edge that has to be led through other points, those points from its low end to its high end; then edges meet in
 * points that both have, and nowhere else.
 *
 * A point exactly on an edge divides it. A crossing is rounded to a lattice point, which bends both edges; from there on it is
 * snap rounding (Hobby 1999; Goodrich, Guibas, Hershberger, Tanenbaum 1997), confined to what is bent: an edge that passes the
 * unit square of a rounded crossing is led through it, an edge that is bent is led through every point whose square it passed, and a point
 * that an edge was bent to draws all others that pass its square. Each edge is judged as it was before, so this ends
 * after one look at every point and edge, no edge strays by more than half a unit in either axis, and none changes sides with a point. Where nothing
 * crosses nothing is rounded: of a sound coverage no corner moves, however fine it is. New points are added to `points`. `drawing`: points that draw edges
 * like crossings do.
 */
export function nodeEdges(
  points: LatticePoints,
  ids: EdgeIds,
  drawing: readonly number[] = [],
): Map<number, number[]> {
  const through = new Map<number, number[]>();
  const note = (edge: number, point: number) => {
    if (ids.low[edge] === point || ids.high[edge] === point) return;
    const list = through.get(edge);
    if (list) list.push(point);
    else through.set(edge, [point]);
  };
  const grid = new EdgeGrid(points, ids);
  const bent = new Set<number>();
  const hot = new Set<number>(drawing);
  forEachPair(points, ids, grid, (e, f) => meet(points, ids, e, f, note, bent, hot));
  spread(points, ids, grid, note, bent, hot);
  for (const [edge, list] of through) {
    sortAlong(points, ids.low[edge]!, ids.high[edge]!, list);
    through.set(
      edge,
      list.filter((p, k) => p !== list[k - 1]),
    );
  }
  return through;
}

/** Calls `on` at least once for every two edges whose boxes have a point in common. */
function forEachPair(
  points: LatticePoints,
  ids: EdgeIds,
  grid: EdgeGrid,
  on: (e: number, f: number) => void,
): void {
  const { start, edges } = grid;
  const { xs, ys } = points;
  const { low, high, count } = ids;
  // side by side, so that a comparison reads one place of memory
  const box = new Float64Array(4 * count);
  for (let e = 0; e < count; e++) {
    const ax = xs[low[e]!]!;
    const ay = ys[low[e]!]!;
    const bx = xs[high[e]!]!;
    const by = ys[high[e]!]!;
    box[4 * e] = Math.min(ax, bx);
    box[4 * e + 1] = Math.min(ay, by);
    box[4 * e + 2] = Math.max(ax, bx);
    box[4 * e + 3] = Math.max(ay, by);
  }
  for (let cell = 0; cell + 1 < start.length; cell++) {
    const from = start[cell]!;
    const to = start[cell + 1]!;
    if (to - from < 2) continue;
    let list: Int32Array = edges;
    let i = from;
    let end = to;
    const crowded = to - from > CROWDED;
    if (crowded) {
      list = edges.slice(from, to).sort((e, f) => box[4 * e]! - box[4 * f]! || e - f);
      i = 0;
      end = list.length;
    }
    for (; i < end; i++) {
      const e = list[i]!;
      const minX = box[4 * e]!;
      const minY = box[4 * e + 1]!;
      const maxX = box[4 * e + 2]!;
      const maxY = box[4 * e + 3]!;
      for (let j = i + 1; j < end; j++) {
        const f = list[j]!;
        if (box[4 * f]! > maxX) {
          if (crowded) break;
          continue;
        }
        if (box[4 * f + 2]! < minX || box[4 * f + 1]! > maxY || box[4 * f + 3]! < minY) continue;
        on(e, f);
      }
    }
  }
}

/** Notes where two edges meet: at a corner of one on the other, or where they cross. */
function meet(
  points: LatticePoints,
  ids: EdgeIds,
  e: number,
  f: number,
  note: (edge: number, point: number) => void,
  bent: Set<number>,
  hot: Set<number>,
): void {
  const { xs, ys } = points;
  let a = ids.low[e]!;
  let b = ids.high[e]!;
  let c = ids.low[f]!;
  let d = ids.high[f]!;
  if (a === c || a === d || b === c || b === d) {
    // from the end that they share: one lies on the other, or they part at once
    if (b === c || b === d) [a, b] = [b, a];
    if (a === d) [c, d] = [d, c];
    const dot = (xs[b]! - xs[a]!) * (xs[d]! - xs[a]!) + (ys[b]! - ys[a]!) * (ys[d]! - ys[a]!);
    if (dot <= 0 || turn(xs[a]!, ys[a]!, xs[b]!, ys[b]!, xs[d]!, ys[d]!) !== 0) return;
    if (lies(points, b, a, d)) note(f, b);
    else note(e, d);
    return;
  }
  const sideC = turn(xs[a]!, ys[a]!, xs[b]!, ys[b]!, xs[c]!, ys[c]!);
  const sideD = turn(xs[a]!, ys[a]!, xs[b]!, ys[b]!, xs[d]!, ys[d]!);
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return;
  const sideA = turn(xs[c]!, ys[c]!, xs[d]!, ys[d]!, xs[a]!, ys[a]!);
  const sideB = turn(xs[c]!, ys[c]!, xs[d]!, ys[d]!, xs[b]!, ys[b]!);
  if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return;
  if (sideC !== 0 && sideD !== 0 && sideA !== 0 && sideB !== 0) {
    const point = roundedCrossing(points, a, b, c, d);
    note(e, point);
    note(f, point);
    bent.add(e).add(f);
    hot.add(point);
    return;
  }
  if (sideC === 0 && lies(points, c, a, b)) note(e, c);
  if (sideD === 0 && lies(points, d, a, b)) note(e, d);
  if (sideA === 0 && lies(points, a, c, d)) note(f, a);
  if (sideB === 0 && lies(points, b, c, d)) note(f, b);
}

/** Is a point on the line through a and b between the two? */
function lies({ xs, ys }: LatticePoints, p: number, a: number, b: number): boolean {
  return (
    Math.min(xs[a]!, xs[b]!) <= xs[p]! &&
    xs[p]! <= Math.max(xs[a]!, xs[b]!) &&
    Math.min(ys[a]!, ys[b]!) <= ys[p]! &&
    ys[p]! <= Math.max(ys[a]!, ys[b]!)
  );
}

/** From the first bent edges and the crossings that bent them to all that must follow. */
function spread(
  points: LatticePoints,
  ids: EdgeIds,
  grid: EdgeGrid,
  note: (edge: number, point: number) => void,
  bent: Set<number>,
  hot: Set<number>,
): void {
  const { xs, ys } = points;
  const { low, high } = ids;
  const { start, edges } = grid;
  const passes = (e: number, p: number) => {
    const a = low[e]!;
    const b = high[e]!;
    return p !== a && p !== b && passesPixel(xs[a]!, ys[a]!, xs[b]!, ys[b]!, xs[p]!, ys[p]!);
  };
  const newlyBent = [...bent];
  const newlyHot = [...hot];
  const draw = (e: number, p: number) => {
    note(e, p);
    if (!bent.has(e)) {
      bent.add(e);
      newlyBent.push(e);
    }
    if (!hot.has(p)) {
      hot.add(p);
      newlyHot.push(p);
    }
  };
  while (newlyBent.length > 0 || newlyHot.length > 0) {
    const p = newlyHot.pop();
    if (p !== undefined) {
      const cell = grid.cellAt(xs[p]!, ys[p]!);
      for (let at = start[cell]!; at < start[cell + 1]!; at++) {
        if (passes(edges[at]!, p)) draw(edges[at]!, p);
      }
      continue;
    }
    const e = newlyBent.pop()!;
    grid.visit(e, (cell) => {
      for (let at = start[cell]!; at < start[cell + 1]!; at++) {
        const f = edges[at]!;
        if (passes(e, low[f]!)) draw(e, low[f]!);
        if (passes(e, high[f]!)) draw(e, high[f]!);
      }
    });
  }
}

/** Puts points on an edge in the order in which it passes their squares. */
function sortAlong({ xs, ys }: LatticePoints, a: number, b: number, list: number[]): void {
  const dx = xs[b]! - xs[a]!;
  const dy = ys[b]! - ys[a]!;
  // squares apart from one another, and passed one after another by a straight line: no coordinate goes back
  const along = (p: number) => (xs[p]! - xs[a]!) * Math.sign(dx) + (ys[p]! - ys[a]!) * Math.sign(dy);
  list.sort((p, q) => along(p) - along(q) || p - q);
}
