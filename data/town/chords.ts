import { along, ringArea, type Vec } from './plane.ts';

/** The chords of one direction that leave `area` on their right: usually one, more where the ring is not convex. */
export function chords(ring: readonly Vec[], angle: number, area: number): (readonly [Vec, Vec])[] {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const offsets = ring.map(([x, y]) => x * dy - y * dx);
  let [low, high] = [Math.min(...offsets), Math.max(...offsets)];
  for (let i = 0; i < 16; i++) {
    const middle = (low + high) / 2;
    if (areaBelow(ring, offsets, middle) < area) low = middle;
    else high = middle;
  }
  const offset = (low + high) / 2;
  const hits: { at: number; place: Vec }[] = [];
  for (let i = 0; i < ring.length; i++) {
    const j = (i + 1) % ring.length;
    if (offsets[i]! < offset === offsets[j]! < offset) continue;
    const hit = along(ring[i]!, ring[j]!, (offset - offsets[i]!) / (offsets[j]! - offsets[i]!));
    hits.push({ at: hit[0] * dx + hit[1] * dy, place: hit });
  }
  hits.sort((a, b) => a.at - b.at);
  const found: (readonly [Vec, Vec])[] = [];
  for (let i = 0; i + 1 < hits.length; i += 2) found.push([hits[i]!.place, hits[i + 1]!.place]);
  return found;
}

/** Area of the part of the ring whose offset is below a value: Sutherland and Hodgman against one half-plane. */
function areaBelow(ring: readonly Vec[], offsets: readonly number[], limit: number): number {
  const kept: Vec[] = [];
  for (let i = 0; i < ring.length; i++) {
    const j = (i + 1) % ring.length;
    if (offsets[i]! < limit) kept.push(ring[i]!);
    if (offsets[i]! < limit !== offsets[j]! < limit) {
      kept.push(along(ring[i]!, ring[j]!, (limit - offsets[i]!) / (offsets[j]! - offsets[i]!)));
    }
  }
  return kept.length < 3 ? 0 : ringArea(kept);
}

/** The direction of the longer side of the smallest box around the ring, to 5°. */
export function longAxis(ring: readonly Vec[]): number {
  let best = { area: Infinity, angle: 0 };
  for (let angle = 0; angle < Math.PI; angle += Math.PI / 36) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [x, y] of ring) {
      const u = x * cos + y * sin;
      const v = y * cos - x * sin;
      if (u < west) west = u;
      if (u > east) east = u;
      if (v < south) south = v;
      if (v > north) north = v;
    }
    const area = (east - west) * (north - south);
    if (east - west >= north - south && area < best.area) best = { area, angle };
  }
  return best.angle;
}
