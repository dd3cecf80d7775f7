import { turn } from '../../geometry/turn.ts';

/**
 * Does the segment pass the unit square around the lattice point p, its west and south sides included and the others not? Then
 * snap rounding leads it through p. Exact; every place of the plane is in one square. (After JTS, `HotPixel`.)
 */
export function passesPixel(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  const east = px + 0.5;
  const west = px - 0.5;
  const north = py + 0.5;
  const south = py - 0.5;
  if (Math.min(ax, bx) >= east || Math.max(ax, bx) < west) return false;
  if (Math.min(ay, by) >= north || Math.max(ay, by) < south) return false;
  if (ax === bx || ay === by) return true;
  if (ax > bx) return passesPixel(bx, by, ax, ay, px, py);
  // it runs eastward: at a corner that it meets exactly, its slope tells whether it comes from inside
  const rises = by > ay;
  const northWest = Math.sign(turn(ax, ay, bx, by, west, north));
  if (northWest === 0) return !rises;
  const northEast = Math.sign(turn(ax, ay, bx, by, east, north));
  if (northEast === 0) return rises;
  if (northWest !== northEast) return true;
  const southWest = Math.sign(turn(ax, ay, bx, by, west, south));
  if (southWest === 0 || southWest !== northWest) return true;
  const southEast = Math.sign(turn(ax, ay, bx, by, east, south));
  if (southEast === 0) return !rises;
  return southEast !== southWest;
}
