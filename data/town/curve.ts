import { along, distance, type Vec } from './plane.ts';
import type { Random } from './random.ts';

/** A smooth line through the given places (Catmull and Rom), with a place about every `step` metres. */
export function smooth(places: readonly Vec[], step: number, closed = false): Vec[] {
  const count = places.length;
  const at = (i: number): Vec =>
    closed ? places[(i + count) % count]! : places[Math.max(0, Math.min(count - 1, i))]!;
  const line: Vec[] = [];
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [p, a, b, q] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const pieces = Math.max(1, Math.round(distance(a, b) / step));
    for (let k = 0; k < pieces; k++) line.push(catmullRom(p, a, b, q, k / pieces));
  }
  if (!closed) line.push(places.at(-1)!);
  return line;
}

function catmullRom(p: Vec, a: Vec, b: Vec, q: Vec, t: number): Vec {
  const one = (i: 0 | 1) =>
    0.5 *
    (2 * a[i] +
      (b[i] - p[i]) * t +
      (2 * p[i] - 5 * a[i] + 4 * b[i] - q[i]) * t * t +
      (3 * a[i] - p[i] - 3 * b[i] + q[i]) * t * t * t);
  return [one(0), one(1)];
}

/** Places about every `step` metres from `a` to `b`, each but the ends moved aside by up to `sway` metres. */
export function swaying(a: Vec, b: Vec, step: number, sway: number, random: Random): Vec[] {
  const length = distance(a, b);
  const pieces = Math.max(1, Math.round(length / step));
  const [nx, ny] = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const [x, y] = along(a, b, i / pieces);
    const aside = i === 0 || i === pieces ? 0 : random.between(-sway, sway);
    return [x + nx * aside, y + ny * aside];
  });
}
