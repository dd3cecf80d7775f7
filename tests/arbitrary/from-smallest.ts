import type { Ring } from '../../domain/geometry/point.ts';

/** The ring beginning with its smallest point. */
export function fromSmallest(ring: Ring): Ring {
  let first = 0;
  for (let i = 1; i < ring.length; i++) {
    const [p, q] = [ring[i]!, ring[first]!];
    if (p[0] < q[0] || (p[0] === q[0] && p[1] < q[1])) first = i;
  }
  return first === 0 ? ring : [...ring.slice(first), ...ring.slice(0, first)];
}
