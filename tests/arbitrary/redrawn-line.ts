import { dissolve } from '../../domain/coverage/dissolve.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import { ringArea2 } from '../../domain/geometry/ring.ts';
import type { Random } from './random.ts';

export const REDRAWN_STYLES = ['bulge', 'dent', 'weave', 'across'] as const;
export type RedrawnStyle = (typeof REDRAWN_STYLES)[number];

/**
 * A line by which a hand would redraw a stretch of some ground's outline, whoever lies along it: farther out (`bulge`)
 * or in (`dent`), to and fro (`weave`), each from one side of the outline back to it; or `across` the ground from
 * outside to outside.
 */
export function redrawnLine(random: Random, ground: readonly Polygon[], style: RedrawnStyle): Point[] {
  const ring = random.pick(dissolve(ground))[0]!;
  const size = Math.sqrt(Math.abs(Number(ringArea2(ring))) / 2);
  const start = random.next();
  const span = style === 'across' ? 0.3 + random.next() * 0.4 : 0.08 + random.next() * 0.5;
  const depth = size * (0.05 + random.next() * 0.25);
  const steps = style === 'across' ? 1 : random.whole(2, 7);
  const offset = (i: number): number => {
    const isEnd = i === 0 || i === steps;
    if (style === 'across') return 0.5;
    if (style === 'weave') return (i % 2 ? 1 : -1) * (isEnd ? 0.3 : 1);
    return (style === 'dent' ? -1 : 1) * (isEnd ? -0.3 : 1);
  };
  return Array.from({ length: steps + 1 }, (_, i) =>
    beside(ring, start + (span * i) / steps, depth * offset(i)),
  );
}

/** The point `off` units outside a ring, beside the place `t` (0…1) of its way around. */
function beside(ring: readonly Point[], t: number, off: number): Point {
  const lengths = ring.map((p, i) => {
    const q = ring[(i + 1) % ring.length]!;
    return Math.hypot(q[0] - p[0], q[1] - p[1]);
  });
  let left = (t % 1) * lengths.reduce((sum, length) => sum + length, 0);
  let i = 0;
  while (i < ring.length - 1 && left > lengths[i]!) left -= lengths[i++]!;
  const [p, q] = [ring[i]!, ring[(i + 1) % ring.length]!];
  const [ux, uy] = [(q[0] - p[0]) / lengths[i]!, (q[1] - p[1]) / lengths[i]!];
  return [Math.round(p[0] + ux * left + uy * off), Math.round(p[1] + uy * left - ux * off)];
}
