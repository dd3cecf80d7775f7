import { locate } from '../../../domain/coverage/locate.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { toLattice } from '../../../domain/geometry/point.ts';
import type { Grid } from '../../../domain/plan/types.ts';

/** A grid and all above it but the root, which is the whole town; from the top down. Empty for one that the plan does not have. */
export function gridPath({ tree }: Division, id: GridId): Grid[] {
  const path: Grid[] = [];
  for (let at = tree.grids.get(id); at; at = at.parentId === null ? undefined : tree.grids.get(at.parentId))
    if (at.parentId !== null) path.unshift(at);
  return path;
}

/** The leaf in which a place lies, by the very rule that stores it; null outside of the territory. */
export function leafAt(division: Division, [lng, lat]: readonly [number, number]): GridId | null {
  return locate(division.coverage, toLattice(lng, lat));
}

/** Whether two numbers are an inhabited place the other way round: a feed that has swapped its axes. */
export function swapped(division: Division, said: unknown): readonly [lng: number, lat: number] | null {
  const numbers = numbersIn(said);
  if (!numbers) return null;
  const [a, b] = numbers;
  if (Math.abs(b) > 180 || Math.abs(a) > 90) return null;
  return leafAt(division, [b, a]) === null ? null : [b, a];
}

/** The two numbers of a position as a feed has sent it: a pair, or an object with two that are named. */
export function numbersIn(said: unknown): readonly [number, number] | null {
  const pair = Array.isArray(said)
    ? said.slice(0, 2)
    : typeof said === 'object' && said !== null
      ? ['lng', 'lat', 'lon', 'longitude', 'latitude', 'x', 'y']
          .filter((name) => name in said)
          .map((name) => (said as Record<string, unknown>)[name])
          .slice(0, 2)
      : [];
  const [a, b] = pair.map((n) => (typeof n === 'string' && n.trim() !== '' ? Number(n) : n));
  return typeof a === 'number' && typeof b === 'number' && Number.isFinite(a) && Number.isFinite(b)
    ? [a, b]
    : null;
}
