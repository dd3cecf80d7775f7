import { crossing } from '../../../domain/geometry/crossing.ts';
import { type Point, samePoint } from '../../../domain/geometry/point.ts';

/** A place that lies so near to a piece of a line is on it: rounding, lattice units. */
const ON_LINE = 2;

/**
 * A line that goes along streets from click to click, without what it goes over twice: a click up a side street leads into that and
 * out again, and where it comes by a second time, or crosses itself on a straight piece, it goes on as if it had not left. `clicked` are
 * corners that may lie between two corners of a street.
 */
export function simpleLine(points: readonly Point[], clicked: readonly Point[]): readonly Point[] {
  const line: Point[] = [];
  const placeOf = (p: Point) => line.findIndex((q) => samePoint(p, q));
  for (const p of points) {
    for (const c of clicked) {
      if (line.length < 2 || samePoint(c, p) || !isOn(c, line.at(-1)!, p)) continue;
      const at = placeOf(c);
      if (at >= 0 && at < line.length - 1) line.length = at + 1;
    }
    for (let met = firstMeeting(line, p); met; met = firstMeeting(line, p)) {
      line.length = met.piece + 1;
      if (!samePoint(line.at(-1)!, met.at)) line.push(met.at);
    }
    const known = placeOf(p);
    if (known >= 0) line.length = known + 1;
    else line.push(p);
    for (let n = line.length; n >= 3 && turnsBack(line[n - 3]!, line[n - 2]!, line[n - 1]!); n--)
      line.splice(n - 2, 1);
  }
  return line.length > 1 ? line : points;
}

/** Where the way from a line's end to a place first meets the line, short of its last piece and of that place; null: nowhere. */
function firstMeeting(
  line: readonly Point[],
  to: Point,
): { readonly piece: number; readonly at: Point } | null {
  const from = line.at(-1);
  if (!from) return null;
  let first: { piece: number; at: Point } | null = null;
  let least = Infinity;
  const [west, east] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]];
  const [south, north] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
  for (let i = 0; i + 2 < line.length; i++) {
    const a = line[i]!;
    const b = line[i + 1]!;
    if ((a[0] < west && b[0] < west) || (a[0] > east && b[0] > east)) continue;
    if ((a[1] < south && b[1] < south) || (a[1] > north && b[1] > north)) continue;
    const at = crossing(from, to, a, b);
    if (!at || samePoint(at, to) || samePoint(at, from)) continue;
    const far = Math.hypot(at[0] - from[0], at[1] - from[1]);
    if (far >= least) continue;
    least = far;
    first = { piece: i, at };
  }
  return first;
}

/** Does the way from a to b go back over itself to c? */
function turnsBack(a: Point, b: Point, c: Point): boolean {
  return isOn(c, a, b) || isOn(a, b, c);
}

function isOn(p: Point, a: Point, b: Point): boolean {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return false;
  const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2));
  return Math.hypot(a[0] + t * dx - p[0], a[1] + t * dy - p[1]) <= ON_LINE;
}
