import { nearestStreet, routeBetween, stretchesAlong } from '../../../domain/draft/net/route.ts';
import type { StreetGraph } from '../../../domain/draft/net/street-graph.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Following } from '../preview.ts';
import { metresBetween, scaleAt } from './scale.ts';

/** A way so many times as long as the straight one, and so much longer, is not what is meant. */
const DETOUR = 4;
const DETOUR_M = 400;
/** A corner of the way so near to one of its ends (lattice units) is that end. */
const SAME_PLACE = 3;

/** How a line gets from one click to the next: `points` from the one to the other where it follows streets, else why it does not. */
export type Followed =
  | { readonly kind: 'streets'; readonly points: readonly Point[] }
  | { readonly kind: Exclude<Following, 'streets'> };

/** The way along the streets between two points that both lie within reach (metres) of one, if possible not along some lines. */
export function followStreets(
  graph: StreetGraph,
  from: Point,
  to: Point,
  reachM: number,
  avoid: readonly (readonly Point[])[] = [],
): Followed {
  const a = nearestStreet(graph, from, reachM);
  const b = nearestStreet(graph, to, reachM);
  if (!a || !b) return { kind: 'no-street' };
  const way = routeBetween(graph, a, b, stretchesAlong(graph, avoid));
  if (!way) return { kind: 'no-way' };
  const scale = scaleAt(from);
  const length = way.reduce((sum, p, i) => sum + (i > 0 ? metresBetween(p, way[i - 1]!, scale) : 0), 0);
  if (length > DETOUR * metresBetween(from, to, scale) + DETOUR_M) return { kind: 'no-way' };
  const isEnd = (p: Point) =>
    [from, to].some((end) => Math.hypot(p[0] - end[0], p[1] - end[1]) <= SAME_PLACE);
  return { kind: 'streets', points: [from, ...way.filter((p) => !isEnd(p)), to] };
}
