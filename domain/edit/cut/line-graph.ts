import type { GridId } from '../../coverage/types.ts';
import type { Point } from '../../geometry/point.ts';
import { samePoint } from '../../geometry/point.ts';
import { locateInPolygon } from '../../geometry/ring.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { EdgeSet } from './edge-set.ts';
import type { Ground } from './ground.ts';
import { PointMap } from './point-map.ts';
import { rayInCorner } from './ray.ts';
import type { RoutePoint } from './route.ts';

/** A point of the routed lines, with the links that meet in it. `on`: a vertex of a leaf's ring. */
interface Node {
  readonly at: Point;
  on: boolean;
  readonly links: Set<Link>;
}

/** A piece of a line between two of its points, and the leaf through which it runs. */
export interface Link {
  readonly a: Node;
  readonly b: Node;
  leaf: GridId | null;
}

interface LineGraph {
  /** The links inside each leaf, loose ends pruned. */
  readonly inside: Map<GridId, Link[]>;
  /** Edges of rings on which a line runs. */
  readonly along: EdgeSet;
}

/**
 * Sorts the pieces of routed lines: those that lie on a ring's edge, and for each of the given leaves those that run
 * through it. What runs elsewhere, and what ends in the middle of a leaf, is left out. Refuses `too-close` where a
 * piece lies on an edge in part, or leaves a vertex into one leaf and arrives from another.
 */
export function lineGraph(
  ground: Ground,
  leaves: ReadonlySet<GridId>,
  routes: readonly (readonly RoutePoint[])[],
): Result<LineGraph> {
  const links = linksOf(routes);
  const along = new EdgeSet();
  const open: Link[] = [];
  for (const link of links) {
    const start = sideOf(ground, leaves, link.a, link.b);
    const end = sideOf(ground, leaves, link.b, link.a);
    if (start === 'edge' || end === 'edge') {
      along.add(link.a.at, link.b.at);
      remove(link);
      links.delete(link);
      continue;
    }
    if (start === 'over') return refuse('too-close', {}, link.a.at);
    if (end === 'over') return refuse('too-close', {}, link.b.at);
    if (start && end && start.leaf !== end.leaf) return refuse('too-close', {}, link.a.at);
    const side = start ?? end;
    if (side) {
      link.leaf = side.leaf;
      open.push(link);
    }
  }
  spread(ground, leaves, links, open);
  prune(links);
  const inside = new Map<GridId, Link[]>();
  for (const link of links) {
    if (link.leaf === null) continue;
    const list = inside.get(link.leaf);
    if (list) list.push(link);
    else inside.set(link.leaf, [link]);
  }
  return ok({ inside, along });
}

/** Every piece once, however often the lines run over it. */
function linksOf(routes: readonly (readonly RoutePoint[])[]): Set<Link> {
  const nodes = new PointMap<Node>();
  const nodeAt = (point: RoutePoint): Node => {
    let node = nodes.get(point.at);
    if (!node) {
      node = { at: point.at, on: point.on, links: new Set() };
      nodes.set(point.at, node);
    }
    node.on ||= point.on;
    return node;
  };
  const links = new Set<Link>();
  const seen = new EdgeSet();
  for (const route of routes) {
    for (let i = 1; i < route.length; i++) {
      const a = nodeAt(route[i - 1]!);
      const b = nodeAt(route[i]!);
      if (seen.has(a.at, b.at)) continue;
      seen.add(a.at, b.at);
      const link: Link = { a, b, leaf: null };
      a.links.add(link);
      b.links.add(link);
      links.add(link);
    }
  }
  return links;
}

/**
 * Into which leaf a link sets out from a vertex: null leaf when into none of the given; 'edge' when it is a ring's
 * edge, 'over' when it lies on one in part; null when `from` is no vertex of a ring, and so nothing is known.
 */
function sideOf(
  ground: Ground,
  leaves: ReadonlySet<GridId>,
  from: Node,
  to: Node,
): { leaf: GridId | null } | 'edge' | 'over' | null {
  if (!from.on) return null;
  const at = from.at;
  let over = false;
  let into: GridId | null = null;
  for (const leaf of ground.nearAmong(leaves, [at[0], at[1], at[0], at[1]])) {
    // Inside the leaf is inside of every corner that it has here: a hole may touch the shell.
    let corners = 0;
    let within = 0;
    for (const ring of ground.polygon(leaf)) {
      const n = ring.length;
      for (let i = 0; i < n; i++) {
        if (!samePoint(ring[i]!, at)) continue;
        const before = ring[(i + n - 1) % n]!;
        const after = ring[(i + 1) % n]!;
        if (samePoint(before, to.at) || samePoint(after, to.at)) return 'edge';
        const corner = rayInCorner(at, before, after, to.at);
        corners += 1;
        if (corner === 'along') over = true;
        else if (corner === 'in') within += 1;
      }
    }
    if (corners > 0 && within === corners) into = leaf;
  }
  return over ? 'over' : { leaf: into };
}

/** Carries the leaf along through points that are no vertex; a closed line that meets no ring lies where it lies. */
function spread(
  ground: Ground,
  leaves: ReadonlySet<GridId>,
  links: ReadonlySet<Link>,
  known: readonly Link[],
): void {
  const done = new Set(known);
  const follow = (start: Link) => {
    const queue = [start];
    for (let link = queue.pop(); link; link = queue.pop()) {
      for (const node of [link.a, link.b]) {
        if (node.on) continue;
        for (const next of node.links) {
          if (done.has(next)) continue;
          done.add(next);
          next.leaf = link.leaf;
          queue.push(next);
        }
      }
    }
  };
  for (const link of known) follow(link);
  for (const link of links) {
    if (done.has(link)) continue;
    const [x, y] = link.a.at;
    link.leaf =
      ground
        .near([x, y, x, y])
        .find((id) => leaves.has(id) && locateInPolygon(link.a.at, ground.polygon(id)) === 'inside') ?? null;
    done.add(link);
    follow(link);
  }
}

/** Takes away what ends loose: a line's beginning and end inside a leaf. */
function prune(links: Set<Link>): void {
  for (const start of [...links]) {
    let link: Link | undefined = links.has(start) ? start : undefined;
    while (link) {
      const loose: Node | undefined = [link.a, link.b].find((node) => !node.on && node.links.size === 1);
      if (!loose) break;
      const other: Node = loose === link.a ? link.b : link.a;
      remove(link);
      links.delete(link);
      link = other.on || other.links.size !== 1 ? undefined : [...other.links][0];
    }
  }
}

function remove(link: Link): void {
  link.a.links.delete(link);
  link.b.links.delete(link);
}
