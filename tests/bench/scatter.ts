import type { Division } from '../../domain/edit/types.ts';
import type { Point } from '../../domain/geometry/point.ts';
import { ringBox } from '../../domain/geometry/ring.ts';
import { Random } from '../arbitrary/random.ts';

/** So many points anywhere over the territory's first polygon's box. */
export function scatter({ territory }: Division, count: number): Point[] {
  const random = new Random(5);
  const [minX, minY, maxX, maxY] = ringBox(territory.polygons[0]![0]!);
  return Array.from({ length: count }, () => [random.whole(minX, maxX), random.whole(minY, maxY)]);
}
