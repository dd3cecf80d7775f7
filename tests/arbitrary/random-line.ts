import type { Point, Polygon } from '../../domain/geometry/point.ts';
import type { Random } from './random.ts';

export const LINE_STYLES = ['free', 'near', 'through', 'along', 'beside', 'closed', 'arc'] as const;
export type LineStyle = (typeof LINE_STYLES)[number];

/**
 * A line over polygons as a hand (or a snapping tool) would draw it: `free` anywhere, `near` within three units of
 * vertices, `through` vertices exactly, `along` a ring's edges exactly, `beside` them within two units, `closed` a
 * small loop that ends where it began, `arc` most of a loop around a vertex: it comes back over the border it crossed.
 */
export function randomLine(random: Random, polygons: readonly Polygon[], style: LineStyle): Point[] {
  const ring = random.pick(random.pick(polygons));
  const start = random.whole(0, ring.length - 1);
  const somewhere = (): Point => {
    const [x, y] = random.pick(random.pick(random.pick(polygons)));
    return [x + random.whole(-6000, 6000), y + random.whole(-6000, 6000)];
  };
  const off = (p: Point, by: number): Point => [p[0] + random.whole(-by, by), p[1] + random.whole(-by, by)];
  const run = (by: number) =>
    Array.from({ length: random.whole(2, 6) }, (_, i) => off(ring[(start + i) % ring.length]!, by));
  const corner = () => random.pick(random.pick(random.pick(polygons)));
  switch (style) {
    case 'free':
      return Array.from({ length: random.whole(2, 5) }, somewhere);
    case 'near':
      return Array.from({ length: random.whole(2, 4) }, () => off(corner(), 3));
    case 'through':
      return Array.from({ length: random.whole(2, 3) }, corner);
    case 'along':
      return [off(corner(), 6000), ...run(0), off(corner(), 6000)].slice(
        random.whole(0, 1),
        random.chance(0.5) ? undefined : -1,
      );
    case 'beside':
      return [off(corner(), 6000), ...run(2), off(corner(), 6000)].slice(
        random.whole(0, 1),
        random.chance(0.5) ? undefined : -1,
      );
    case 'arc':
    case 'closed': {
      const [x, y] = style === 'arc' ? corner() : somewhere();
      const size = random.whole(50, 12000);
      const count = random.whole(3, 9);
      const points = Array.from({ length: count }, (_, i): Point => {
        const turn = (2 * Math.PI * i) / count;
        const radius = size * (0.6 + 0.4 * random.next());
        return [x + Math.round(radius * Math.cos(turn)), y + Math.round(radius * Math.sin(turn))];
      });
      return style === 'arc' ? points : [...points, points[0]!];
    }
  }
}
