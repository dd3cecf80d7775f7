import type { Box, Point } from '../../geometry/point.ts';

/** Where a line leaves the frame is told no finer than this, about 10 cm: it follows from ends that are out of sight. */
const END_UNITS = 10;

/** The part of a straight line that a box holds (Liang and Barsky 1984); null where it holds none. Ends within the box stay as they are. */
export function clipPiece(a: Point, b: Point, [minX, minY, maxX, maxY]: Box): readonly [Point, Point] | null {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  let [from, to] = [0, 1];
  for (const [towards, room] of [
    [-dx, a[0] - minX],
    [dx, maxX - a[0]],
    [-dy, a[1] - minY],
    [dy, maxY - a[1]],
  ] as const) {
    if (towards === 0 && room < 0) return null;
    if (towards < 0) from = Math.max(from, room / towards);
    if (towards > 0) to = Math.min(to, room / towards);
  }
  if (from > to) return null;
  const at = (share: number): Point => [round(a[0] + share * dx), round(a[1] + share * dy)];
  return [from === 0 ? a : at(from), to === 1 ? b : at(to)];
}

function round(value: number): number {
  return Math.round(value / END_UNITS) * END_UNITS;
}
