import type { Point } from '../../geometry/point.ts';
import type { NetLine } from '../types.ts';
import { FlatLines, type LinePlace } from './flat-lines.ts';
import type { Folded } from './fold-doubles.ts';
import type { HouseWalls } from './house-walls.ts';
import type { LocalPlane } from './local-plane.ts';

/** A dead end so near to another line is led to it, m. */
const LEAD_M = 10;
/** A street that ends at the bank of a river or canal, or beside a railway, is led on to its middle line: that is all we have of it, m. */
const BANK_M = 60;
const BANKS = new Set(['river', 'canal', 'riverbank']);
/** Cosine of the angle within which that lies straight ahead. */
const AHEAD = Math.cos((45 * Math.PI) / 180);
/** And within which it lies back. */
const BACK = 0.5;
/** An end that lay on a line that went: so much farther than that line lay from the one that stayed, m. */
const BEYOND_M = 5;
/** A place so near to a corner of a line is that corner, m. */
const CORNER_M = 1;
/** What is led goes so far across the line that it is led to (lattice units): what sticks out is no border, and the two do meet. */
const ACROSS = 3;
/** An end touches what is so near, m: half a unit and rounding. */
const TOUCH_M = 0.01;
/** Cosine of the angle within which a line from a place goes the way that it would be led. */
const SAME_WAY = Math.cos((50 * Math.PI) / 180);

/**
 * Short lines from dead ends to the nearest line or outline: from ends that stop a few metres short of it, and from ends on a stretch
 * that was folded to the line that stayed. Where a building stands between it is left a dead end. `outlines`: closed, first point last.
 */
export function leadEnds(
  { kept, gone }: Folded,
  outlines: readonly (readonly Point[])[],
  walls: HouseWalls,
  plane: LocalPlane,
): NetLine[] {
  const flat = new FlatLines([...kept.map(({ points }) => points), ...outlines], plane);
  const went = new FlatLines(
    gone.map(({ points }) => points),
    plane,
  );
  const leads: NetLine[] = [];
  for (const { at, ways, line } of endsOf(kept, plane)) {
    const [x, y] = [plane.x(at), plane.y(at)];
    const folded = went.near(x, y, TOUCH_M);
    const touched = flat.near(x, y, TOUCH_M);
    if (passesOn(touched, flat, kept, at) || (folded.length === 0 && ways.length > 1)) continue;
    let withinM = LEAD_M;
    for (const { segment } of folded) {
      const reach = gone[went.lineOf[segment]!]!.farM + BEYOND_M;
      withinM = Math.max(withinM, reach);
      // the line that it went with may have gone with another
      for (const other of went.near(x, y, reach))
        withinM = Math.max(withinM, other.farM + gone[went.lineOf[other.segment]!]!.farM + BEYOND_M);
    }
    const isOpen = ({ segment, farM, x: px, y: py }: LinePlace) => {
      if (ways.length === 1 && flat.lineOf[segment] === line) return false;
      if (farM <= TOUCH_M) return !endsAt(flat, segment, x, y);
      // back the way that a line came from is nothing that it misses
      return ways.length > 1 || (px - x) * ways[0]![0] + (py - y) * ways[0]![1] <= BACK * farM;
    };
    const target =
      nearestOpen(flat, x, y, withinM, isOpen, walls) ??
      (ways.length === 1 ? bankAhead(flat, x, y, ways[0]!, kept, walls) : null);
    if (!target) continue;
    const [dx, dy] = [(target.x - x) / target.farM, (target.y - y) / target.farM];
    if (ways.length > 1 && target.farM > 0 && ways.some(([ux, uy]) => ux * dx + uy * dy > SAME_WAY)) continue;
    leads.push({ points: [at, meetingPoint(flat, target, at, x, y, plane)], along: kept[line]!.along });
  }
  return leads;
}

interface End {
  readonly at: Point;
  /** A line that ends there, and the ways all of them leave. */
  readonly line: number;
  readonly ways: (readonly [number, number])[];
}

/** All places at which lines end. */
function endsOf(kept: readonly NetLine[], plane: LocalPlane): End[] {
  const ends = new Map<string, End>();
  kept.forEach(({ points }, line) => {
    for (const [at, next] of [
      [points[0]!, points[1]!],
      [points.at(-1)!, points.at(-2)!],
    ] as const) {
      const [dx, dy] = [plane.x(next) - plane.x(at), plane.y(next) - plane.y(at)];
      const length = Math.hypot(dx, dy) || 1;
      const key = `${at[0]} ${at[1]}`;
      const known = ends.get(key);
      if (known) known.ways.push([dx / length, dy / length]);
      else ends.set(key, { at, line, ways: [[dx / length, dy / length]] });
    }
  });
  return [...ends.values()];
}

/** Does a line or an outline run on through that place, exactly? */
function passesOn(
  touched: readonly LinePlace[],
  flat: FlatLines,
  kept: readonly NetLine[],
  at: Point,
): boolean {
  return touched.some(({ segment, farM, t }) => {
    const line = flat.lineOf[segment]!;
    if (line >= kept.length) return farM === 0 || t === 0 || t === 1;
    const { points } = kept[line]!;
    const i = flat.pieceOf[segment]!;
    const is = (k: number) => points[k]![0] === at[0] && points[k]![1] === at[1];
    const inner = (k: number) => k > 0 && k < points.length - 1 && is(k);
    return inner(i) || inner(i + 1) || (farM === 0 && !is(i) && !is(i + 1));
  });
}

function endsAt(flat: FlatLines, s: number, x: number, y: number): boolean {
  return (flat.ax[s] === x && flat.ay[s] === y) || (flat.bx[s] === x && flat.by[s] === y);
}

/** The nearest place that `isOpen` without a building on the way. */
function nearestOpen(
  flat: FlatLines,
  x: number,
  y: number,
  withinM: number,
  isOpen: (place: LinePlace) => boolean,
  walls: HouseWalls,
): LinePlace | null {
  const places = flat
    .near(x, y, withinM)
    .filter(isOpen)
    .sort((a, b) => a.farM - b.farM || a.x - b.x || a.y - b.y);
  return places.find((place) => !walls.standBetween(x, y, place.x, place.y)) ?? null;
}

/** The nearest place on a water or railway ahead of a dead end, with nothing in between. `way`: the one in which the line leaves it. */
function bankAhead(
  flat: FlatLines,
  x: number,
  y: number,
  [ux, uy]: readonly [number, number],
  kept: readonly NetLine[],
  walls: HouseWalls,
): LinePlace | null {
  const isBank = (line: number) => {
    const along = kept[line]?.along;
    return along?.kind === 'rail' || (along?.kind === 'water' && BANKS.has(along.class ?? ''));
  };
  let best: LinePlace | null = null;
  for (const place of flat.near(x, y, BANK_M)) {
    if (!isBank(flat.lineOf[place.segment]!) || (best && place.farM >= best.farM)) continue;
    if ((x - place.x) * ux + (y - place.y) * uy >= AHEAD * place.farM) best = place;
  }
  if (!best) return null;
  const onTheWay = (line: number) => line !== flat.lineOf[best.segment];
  const nearly = 1 - TOUCH_M / best.farM;
  const [fromX, fromY] = [best.x + nearly * (x - best.x), best.y + nearly * (y - best.y)];
  if (flat.crosses(fromX, fromY, best.x, best.y, onTheWay)) return null;
  return walls.standBetween(x, y, best.x, best.y) ? null : best;
}

/** Where a lead ends: a corner of the line that is near, else a little across it. */
function meetingPoint(
  flat: FlatLines,
  { segment: s, x: px, y: py, farM }: LinePlace,
  at: Point,
  x: number,
  y: number,
  plane: LocalPlane,
): Point {
  const corners = [
    [flat.ax[s]!, flat.ay[s]!],
    [flat.bx[s]!, flat.by[s]!],
  ] as const;
  for (const [cx, cy] of corners) if (Math.hypot(cx - px, cy - py) <= CORNER_M) return plane.back(cx, cy);
  const across = ACROSS * 0.012;
  let [dx, dy] = [px - x, py - y];
  if (farM < across) {
    // so near that the way across is not known from it: square to the line, to its other side
    [dx, dy] = [flat.ay[s]! - flat.by[s]!, flat.bx[s]! - flat.ax[s]!];
    if (dx * (px - x) + dy * (py - y) < 0) [dx, dy] = [-dx, -dy];
  }
  const length = Math.hypot(dx, dy);
  const end = plane.back(px + (dx / length) * across, py + (dy / length) * across);
  return end[0] === at[0] && end[1] === at[1] ? plane.back(px + dx / length, py + dy / length) : end;
}
