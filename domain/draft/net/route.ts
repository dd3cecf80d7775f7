import { type Point, samePoint } from '../../geometry/point.ts';
import { FirstInLine } from '../first-in-line.ts';
import type { StreetGraph } from './street-graph.ts';

/** A place of a line is on a stretch that comes so near, m. */
const ON_M = 3;
/** To turn from one street into another counts as so many metres more. */
const TURN_M = 15;
/** A metre on a stretch that is to be avoided counts as so many. */
const AVOIDED = 4;

/** In place of the last state of a way. */
const WITHIN = -1;
const NO_WAY = -2;

/** A place on a stretch of a graph. */
export interface StreetPlace {
  readonly stretch: number;
  /** Metres from the start of the stretch. */
  readonly alongM: number;
  /** Which of the stretch's pieces it is on. */
  readonly piece: number;
  readonly at: Point;
  readonly farM: number;
}

/** The place on a street nearest to a point, within that distance; null: there is none. */
export function nearestStreet(graph: StreetGraph, point: Point, withinM: number): StreetPlace | null {
  const { flat, plane } = graph;
  const [x, y] = [plane.x(point), plane.y(point)];
  let best: ReturnType<typeof flat.placeOn> | null = null;
  for (const place of flat.near(x, y, withinM)) {
    if (!best || place.farM < best.farM || (place.farM === best.farM && place.segment < best.segment))
      best = place;
  }
  if (!best) return null;
  const { segment: s, t } = best;
  let alongM = t * Math.hypot(flat.bx[s]! - flat.ax[s]!, flat.by[s]! - flat.ay[s]!);
  for (let before = s - 1; before >= 0 && flat.lineOf[before] === flat.lineOf[s]; before--)
    alongM += Math.hypot(flat.bx[before]! - flat.ax[before]!, flat.by[before]! - flat.ay[before]!);
  return {
    stretch: flat.lineOf[s]!,
    alongM,
    piece: flat.pieceOf[s]!,
    at: plane.back(best.x, best.y),
    farM: best.farM,
  };
}

/** The stretches that lines run along: those on which the middles of their pieces lie. */
export function stretchesAlong(graph: StreetGraph, lines: readonly (readonly Point[])[]): Set<number> {
  const along = new Set<number>();
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!];
      const on = nearestStreet(graph, [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)], ON_M);
      if (on) along.add(on.stretch);
    }
  }
  return along;
}

/**
 * The way along the streets from one point to another: shortest, with a mild preference for greater streets and for staying on one. It
 * leads from the street place nearest to `from` to that nearest to `to`; null: there is no street within `withinM` metres of one of them,
 * or no way. The first and last point are those places, to the nearest lattice point.
 */
export function route(graph: StreetGraph, from: Point, to: Point, withinM: number): Point[] | null {
  const a = nearestStreet(graph, from, withinM);
  const b = a && nearestStreet(graph, to, withinM);
  return a && b ? routeBetween(graph, a, b) : null;
}

/** As `route`, between two places on streets; stretches that are to be avoided are gone along where the way would be much longer without. */
export function routeBetween(
  graph: StreetGraph,
  a: StreetPlace,
  b: StreetPlace,
  avoid: ReadonlySet<number> = new Set(),
): Point[] | null {
  const { from, to, lengthM, factor, street, start, at, x, y, plane } = graph;
  const cost = (s: number, metres: number) => metres * factor[s]! * (avoid.has(s) ? AVOIDED : 1);
  // a state is a stretch gone along to one of its ends: 2s to its end, 2s + 1 to its start
  const least = new Map<number, number>();
  const before = new Map<number, number>();
  const [bx, by] = [plane.x(b.at), plane.y(b.at)];
  const endOf = (state: number) => (state & 1 ? from[state >> 1]! : to[state >> 1]!);
  const ahead = (state: number) => Math.hypot(x[endOf(state)]! - bx, y[endOf(state)]! - by);
  const open = new FirstInLine((state) => least.get(state)! + ahead(state));
  const reach = (state: number, metres: number, previous: number) => {
    const known = least.get(state);
    if (known !== undefined && known <= metres) return;
    least.set(state, metres);
    before.set(state, previous);
    open.add(state);
  };
  reach(2 * a.stretch, cost(a.stretch, lengthM[a.stretch]! - a.alongM), -1);
  reach(2 * a.stretch + 1, cost(a.stretch, a.alongM), -1);
  let best = Infinity;
  let last = NO_WAY;
  let entersByEnd = false;
  if (a.stretch === b.stretch) {
    best = cost(a.stretch, Math.abs(a.alongM - b.alongM));
    last = WITHIN;
  }
  const done = new Set<number>();
  for (let state = open.take(); state !== -1; state = open.take()) {
    if (done.has(state)) continue;
    done.add(state);
    const gone = least.get(state)!;
    if (gone + ahead(state) >= best) break;
    const node = endOf(state);
    for (let i = start[node]!; i < start[node + 1]!; i++) {
      const s = at[i]! >> 1;
      const backward = at[i]! & 1;
      // straight back is no way on
      if (s === state >> 1 && from[s] !== to[s]) continue;
      const turned = gone + (street[s] === street[state >> 1] ? 0 : TURN_M);
      if (s === b.stretch) {
        const metres = turned + cost(s, backward ? lengthM[s]! - b.alongM : b.alongM);
        if (metres < best) {
          best = metres;
          last = state;
          entersByEnd = backward === 1;
        }
      }
      reach(2 * s + backward, turned + cost(s, lengthM[s]!), state);
    }
  }
  return last === NO_WAY ? null : pointsOf(graph, a, b, last, entersByEnd, before);
}

/** The points of the way that enters b's stretch after `last`, or never leaves a's. */
function pointsOf(
  graph: StreetGraph,
  a: StreetPlace,
  b: StreetPlace,
  last: number,
  entersByEnd: boolean,
  before: ReadonlyMap<number, number>,
): Point[] {
  const { points } = graph;
  if (last === WITHIN) {
    const line = points[a.stretch]!;
    const middle =
      a.alongM <= b.alongM
        ? line.slice(a.piece + 1, b.piece + 1)
        : line.slice(b.piece + 1, a.piece + 1).reverse();
    return tidy([a.at, ...middle, b.at]);
  }
  const states: number[] = [];
  for (let state = last; state !== -1; state = before.get(state)!) states.push(state);
  states.reverse();
  const way: Point[] = [a.at];
  states.forEach((state, i) => {
    const line = points[state >> 1]!;
    const forward = (state & 1) === 0;
    if (i > 0) way.push(...(forward ? line : line.toReversed()));
    else way.push(...(forward ? line.slice(a.piece + 1) : line.slice(0, a.piece + 1).reverse()));
  });
  const final = points[b.stretch]!;
  way.push(...(entersByEnd ? final.slice(b.piece + 1).reverse() : final.slice(0, b.piece + 1)), b.at);
  return tidy(way);
}

/** Without a point twice in a row. */
function tidy(way: readonly Point[]): Point[] {
  return way.filter((p, i) => i === 0 || !samePoint(p, way[i - 1]!));
}
