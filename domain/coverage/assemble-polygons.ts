import { comparePoints, type Point, type Polygon, type Ring } from '../geometry/point.ts';
import { locateInPolygon, ringArea2, ringBox } from '../geometry/ring.ts';

/**
 * Polygons from rings that touch but do not cross (`traceRings`): every clockwise ring becomes a hole of the
 * smallest counter-clockwise ring around it. Ordered by their first vertex, and so are the holes. Throws on a hole
 * in no shell.
 */
export function assemblePolygons(rings: readonly Ring[]): Polygon[] {
  const shells: { ring: Ring; area2: bigint; holes: Ring[] }[] = [];
  const holes: Ring[] = [];
  for (const ring of rings) {
    const area2 = ringArea2(ring);
    if (area2 < 0n) holes.push(ring);
    else shells.push({ ring, area2, holes: [] });
  }
  const bySize = shells.slice().sort((a, b) => (a.area2 < b.area2 ? -1 : a.area2 > b.area2 ? 1 : 0));
  for (const hole of holes) {
    const shell = shells.length === 1 ? shells[0] : bySize.find(({ ring }) => liesWithin(hole, ring));
    if (shell === undefined) throw new Error(`assemblePolygons: no shell around the hole at ${hole[0]}`);
    shell.holes.push(hole);
  }
  const byStart = (a: Ring, b: Ring): number => comparePoints(a[0]!, b[0]!);
  return shells
    .sort((a, b) => byStart(a.ring, b.ring))
    .map((shell): Polygon => [shell.ring, ...shell.holes.sort(byStart)]);
}

/** Decided by the first vertex or middle of an edge that is not on the shell itself; exact for half-integers too. */
function liesWithin(hole: Ring, shell: Ring): boolean {
  const inner = ringBox(hole);
  const outer = ringBox(shell);
  if (inner[0] < outer[0] || inner[1] < outer[1] || inner[2] > outer[2] || inner[3] > outer[3]) return false;
  const polygon: Polygon = [shell];
  for (const p of hole) {
    const where = locateInPolygon(p, polygon);
    if (where !== 'border') return where === 'inside';
  }
  for (let i = 0; i < hole.length; i++) {
    const a = hole[i]!;
    const b = hole[(i + 1) % hole.length]!;
    const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const where = locateInPolygon(middle, polygon);
    if (where !== 'border') return where === 'inside';
  }
  return false;
}
