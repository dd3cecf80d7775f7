import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { type Point, samePoint } from '../../../domain/geometry/point.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import { metresBetween, nearestOnSegment, scaleAt } from '../snap/scale.ts';
import type { BorderRun } from './border-run.ts';
import { gridAt } from './ground.ts';

/** Cosine of the angle up to which a street runs along a border. */
const PARALLEL = Math.SQRT1_2;
/** A place so near to the border is on it, m. */
const OWN_M = 3;
/** How far into the grid that grows the line begins and ends, lattice units: what runs out inside a grid does nothing. */
const INSIDE = 60;

/** The way along streets between two points, both included; null where there is none. */
type Way = (from: Point, to: Point) => readonly Point[] | null;

/**
 * The line that lets a border run along a street beside it instead, as `reshape` takes it: from its one end along the streets to the
 * place on that street, and on to its other end; begun and ended inside the grid that grows. Null where the street does not run along
 * the border, or does not lead to its ends.
 */
export function alongStreetBeside(
  division: Division,
  level: LevelId,
  run: BorderRun,
  place: Point,
  way: Way,
): { readonly line: readonly Point[]; readonly course: readonly Point[] } | null {
  const border = pathOf(run.lines);
  if (!border || !isBeside(place, border)) return null;
  const [first, last] = [border[0]!, border.at(-1)!];
  const there = way(first, place);
  const back = there && way(place, last);
  if (!there || !back || there.length < 2) return null;
  const course = joined(there, back);
  if (!course || !runsAlong(there, border, run.grabbed)) return null;
  const halfway: Point = [
    Math.round((place[0] + run.grabbed[0]) / 2),
    Math.round((place[1] + run.grabbed[1]) / 2),
  ];
  const gives = gridAt(division, level, halfway);
  const [one, other] = run.sides;
  if (gives === null || (gives !== one && gives !== other)) return null;
  const grows = gives === one ? other : one;
  const begin = inside(division, level, grows, border);
  const end = inside(division, level, grows, border.toReversed());
  return begin && end ? { line: [begin, ...course, end], course } : null;
}

/** Borders one after another as one line; null where they are none. */
function pathOf(lines: readonly (readonly Point[])[]): Point[] | null {
  const rest = lines.slice(1);
  const path = [...lines[0]!];
  for (let found = true; found && rest.length > 0; ) {
    found = false;
    for (const [i, line] of rest.entries()) {
      const [a, b] = [line[0]!, line.at(-1)!];
      if (samePoint(a, path.at(-1)!)) path.push(...line.slice(1));
      else if (samePoint(b, path.at(-1)!)) path.push(...line.toReversed().slice(1));
      else if (samePoint(b, path[0]!)) path.unshift(...line.slice(0, -1));
      else if (samePoint(a, path[0]!)) path.unshift(...line.toReversed().slice(0, -1));
      else continue;
      rest.splice(i, 1);
      found = true;
      break;
    }
  }
  return rest.length > 0 || path.length < 2 || samePoint(path[0]!, path.at(-1)!) ? null : path;
}

/** Two ways in one; null where the second goes back over the first: then the place between them is not on the way. */
function joined(there: readonly Point[], back: readonly Point[]): Point[] | null {
  const course = [...there, ...back.slice(1)];
  return course.length > 2 && new Set(course.map(String)).size === course.length ? course : null;
}

/** Does the way come to its end as the border runs where it was taken hold of? */
function runsAlong(there: readonly Point[], border: readonly Point[], grabbed: Point): boolean {
  const scale = scaleAt(grabbed);
  let best: readonly [Point, Point] = [border[0]!, border[1]!];
  let least = Infinity;
  for (let i = 1; i < border.length; i++) {
    const [a, b] = [border[i - 1]!, border[i]!];
    const metres = metresBetween(grabbed, nearestOnSegment(grabbed, a, b, scale), scale);
    if (metres >= least) continue;
    least = metres;
    best = [a, b];
  }
  const direction = (a: Point, b: Point) => {
    const [x, y] = [(b[0] - a[0]) * scale.x, (b[1] - a[1]) * scale.y];
    const length = Math.hypot(x, y) || 1;
    return [x / length, y / length] as const;
  };
  const u = direction(...best);
  const v = direction(there.at(-2)!, there.at(-1)!);
  return Math.abs(u[0] * v[0] + u[1] * v[1]) >= PARALLEL;
}

/** Is a place beside a border, and not on it? */
function isBeside(place: Point, border: readonly Point[]): boolean {
  const scale = scaleAt(place);
  return border.every(
    (b, i) =>
      i === 0 || metresBetween(place, nearestOnSegment(place, border[i - 1]!, b, scale), scale) > OWN_M,
  );
}

/** A place in a grid just beside the first piece of its border. */
function inside(division: Division, level: LevelId, grid: GridId, border: readonly Point[]): Point | null {
  const [a, b] = [border[0]!, border[1]!];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  const along = Math.min(length / 2, 2 * INSIDE) / length;
  const aside = Math.min(length / 4, INSIDE) / length;
  for (const side of [1, -1]) {
    const p: Point = [
      Math.round(a[0] + along * dx - side * aside * dy),
      Math.round(a[1] + along * dy + side * aside * dx),
    ];
    if (gridAt(division, level, p) === grid) return p;
  }
  return null;
}
