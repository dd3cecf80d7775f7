/** A place in metres in the town's flat frame. What is built on it is rounded to the lattice once, at the end. */
export type Vec = readonly [x: number, y: number];

export function distance(a: Vec, b: Vec): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  return Math.sqrt(dx * dx + dy * dy);
}

/** The place at share `t` of the way from `a` to `b`. */
export function along(a: Vec, b: Vec, t: number): Vec {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

/** Signed area of an open ring, positive counter-clockwise, in m². */
export function ringArea(ring: readonly Vec[]): number {
  let twice = 0;
  let p = ring.at(-1)!;
  for (const q of ring) {
    twice += p[0] * q[1] - q[0] * p[1];
    p = q;
  }
  return twice / 2;
}

function ringLength(ring: readonly Vec[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) sum += distance(ring[i]!, ring[(i + 1) % ring.length]!);
  return sum;
}

/** Polsby and Popper: 1 for a circle, 0.785 for a square. */
export function compactness(ring: readonly Vec[]): number {
  return (4 * Math.PI * Math.abs(ringArea(ring))) / ringLength(ring) ** 2;
}

/** Centre of mass. The ring's own first point is the origin of the sums, so that large numbers do not cancel. */
export function centroid(ring: readonly Vec[]): Vec {
  const [ox, oy] = ring[0]!;
  let [x, y, twice] = [0, 0, 0];
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const cross = (a[0] - ox) * (b[1] - oy) - (b[0] - ox) * (a[1] - oy);
    x += (a[0] + b[0] - 2 * ox) * cross;
    y += (a[1] + b[1] - 2 * oy) * cross;
    twice += cross;
  }
  return [ox + x / (3 * twice), oy + y / (3 * twice)];
}

/** Even-odd rule; what lies on the ring may fall on either side. */
export function isInside(at: Vec, ring: readonly Vec[]): boolean {
  const x = at[0];
  const y = at[1];
  let inside = false;
  let p = ring.at(-1)!;
  for (const q of ring) {
    if (q[1] > y !== p[1] > y && x < ((p[0] - q[0]) * (y - q[1])) / (p[1] - q[1]) + q[0]) inside = !inside;
    p = q;
  }
  return inside;
}

export function distanceToSegment(p: Vec, a: Vec, b: Vec): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2));
  const x = p[0] - a[0] - t * dx;
  const y = p[1] - a[1] - t * dy;
  return Math.sqrt(x * x + y * y);
}

/** Where two segments cross, as shares of both; null when they are parallel or miss one another. */
export function crossShares(a: Vec, b: Vec, c: Vec, d: Vec): readonly [s: number, t: number] | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [qx, qy] = [d[0] - c[0], d[1] - c[1]];
  const cross = rx * qy - ry * qx;
  if (cross === 0) return null;
  const s = ((c[0] - a[0]) * qy - (c[1] - a[1]) * qx) / cross;
  const t = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  return s >= 0 && s <= 1 && t >= 0 && t <= 1 ? [s, t] : null;
}

/** Least distance of two segments; 0 when they cross. */
export function segmentDistance(a: Vec, b: Vec, c: Vec, d: Vec): number {
  if (crossShares(a, b, c, d) !== null) return 0;
  return Math.min(
    distanceToSegment(a, c, d),
    distanceToSegment(b, c, d),
    distanceToSegment(c, a, b),
    distanceToSegment(d, a, b),
  );
}

/** The angle of the way from `a` to `b`, counter-clockwise from east, in radians. */
export function heading(a: Vec, b: Vec): number {
  return Math.atan2(b[1] - a[1], b[0] - a[0]);
}

/** How far two directions of lines (not of arrows) differ: 0 to π/2. */
export function lineAngle(a: number, b: number): number {
  const turn = Math.abs(a - b) % Math.PI;
  return Math.min(turn, Math.PI - turn);
}
