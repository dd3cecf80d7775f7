import type { Point, Polygon, Ring } from '../../geometry/point.ts';
import { locateInPolygon, ringArea2 } from '../../geometry/ring.ts';

/**
 * Polygons from the loops that bound them: counter-clockwise ones are shells, each clockwise one is a hole of the
 * smallest shell around it. The loops touch in points at most, and a hole never shares two points with its own shell.
 */
export function nestLoops(loops: readonly Ring[]): Polygon[] {
  const shells: { ring: Ring; area: bigint; holes: Ring[] }[] = [];
  const holes: Ring[] = [];
  for (const ring of loops) {
    const area = ringArea2(ring);
    if (area > 0n) shells.push({ ring, area, holes: [] });
    else holes.push(ring);
  }
  if (holes.length > 0 && shells.length > 1)
    shells.sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0));
  for (const hole of holes) {
    const shell = shells.length === 1 ? shells[0] : shells.find(({ ring }) => isInside(hole, ring));
    if (!shell) throw new Error(`a hole at ${hole[0]} lies in no face`);
    shell.holes.push(hole);
  }
  return shells.map(({ ring, holes: own }) => [ring, ...own]);
}

/** Decided by the first point that is not on the shell; two points on it mean that the hole lies outside. */
function isInside(hole: readonly Point[], shell: Ring): boolean {
  let touching = 0;
  for (const p of hole) {
    const place = locateInPolygon(p, [shell]);
    if (place === 'inside') return true;
    if (place === 'outside') return false;
    touching += 1;
    if (touching > 1) return false;
  }
  return false;
}
