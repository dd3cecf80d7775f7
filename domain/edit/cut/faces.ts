import type { Point, Polygon, Ring } from '../../geometry/point.ts';
import type { Link } from './line-graph.ts';
import { nestLoops } from './nest-loops.ts';
import { PointMap } from './point-map.ts';
import { compareClockwise } from './ray.ts';

/** A run of edges between two junctions, with the face on its left. */
interface Arc {
  readonly points: readonly Point[];
  /** The link that it is one side of; null for a stretch of a ring. */
  readonly link: Link | null;
  walk: number;
}

export interface Faces {
  readonly polygons: readonly Polygon[];
  /** The links that have different faces on their sides: the others cut nothing. */
  readonly links: readonly Link[];
}

/**
 * The faces into which links cut a polygon, each a shell with its holes. Rings and links share all points in which
 * they meet. Arriving at a junction a face's edge takes the tightest turn, so at a pinch the faces come apart; links
 * with the same face on both sides are left out. Method: face tracing over half-edges with exact orientation.
 */
export function facesOf(polygon: Polygon, links: readonly Link[]): Faces {
  let kept = links;
  for (;;) {
    const junctions = junctionsOf(polygon, kept);
    const { arcs, whole } = arcsOf(polygon, kept, junctions);
    const walks = traceWalks(arcs, junctions);
    const sides = new Map<Link, number>();
    const idle = new Set<Link>();
    for (const arc of arcs) {
      if (arc.link === null) continue;
      if (sides.get(arc.link) === arc.walk) idle.add(arc.link);
      sides.set(arc.link, arc.walk);
    }
    if (idle.size === 0) {
      const loops = walks.flatMap(simpleLoops);
      return { polygons: nestLoops([...whole, ...loops]), links: kept };
    }
    kept = kept.filter((link) => !idle.has(link));
    if (kept.length === 0) return { polygons: [polygon], links: kept };
  }
}

/** Arcs that set out from a junction. */
type Junctions = PointMap<Arc[]>;

/** Points where a walk may turn: the links' ends, and where two rings of the polygon touch. */
function junctionsOf(polygon: Polygon, links: readonly Link[]): Junctions {
  const junctions: Junctions = new PointMap();
  for (const { a, b } of links) {
    junctions.set(a.at, []);
    junctions.set(b.at, []);
  }
  if (polygon.length > 1) {
    const seen = new PointMap<true>();
    for (const ring of polygon) {
      for (const p of ring) {
        if (seen.has(p)) junctions.set(p, []);
        else seen.set(p, true);
      }
    }
  }
  return junctions;
}

/** Rings cut at the junctions and both sides of every link; `whole` are the rings without a junction. */
function arcsOf(
  polygon: Polygon,
  links: readonly Link[],
  junctions: Junctions,
): { arcs: Arc[]; whole: Ring[] } {
  const arcs: Arc[] = [];
  const whole: Ring[] = [];
  const add = (points: readonly Point[], link: Link | null) => {
    const arc: Arc = { points, link, walk: -1 };
    arcs.push(arc);
    junctions.get(points[0]!)!.push(arc);
  };
  for (const ring of polygon) {
    const stops: number[] = [];
    ring.forEach((p, i) => {
      if (junctions.has(p)) stops.push(i);
    });
    if (stops.length === 0) {
      whole.push(ring);
      continue;
    }
    stops.forEach((from, k) => {
      const to = stops[k + 1];
      add(
        to === undefined ? [...ring.slice(from), ...ring.slice(0, stops[0]! + 1)] : ring.slice(from, to + 1),
        null,
      );
    });
  }
  for (const link of links) {
    add([link.a.at, link.b.at], link);
    add([link.b.at, link.a.at], link);
  }
  return { arcs, whole };
}

function traceWalks(arcs: readonly Arc[], junctions: Junctions): Arc[][] {
  const walks: Arc[][] = [];
  for (const start of arcs) {
    if (start.walk >= 0) continue;
    const walk: Arc[] = [];
    let arc = start;
    do {
      if (arc.walk >= 0) throw new Error(`a face's edge runs into another's at ${arc.points[0]}`);
      arc.walk = walks.length;
      walk.push(arc);
      arc = tightestTurn(arc, junctions);
    } while (arc !== start);
    walks.push(walk);
  }
  return walks;
}

/** The arc that sets out first, clockwise from where we came: the leftmost turn, with the face on the left. */
function tightestTurn(arc: Arc, junctions: Junctions): Arc {
  const at = arc.points[arc.points.length - 1]!;
  const back = arc.points[arc.points.length - 2]!;
  let best: Arc | null = null;
  for (const next of junctions.get(at)!)
    if (best === null || compareClockwise(at, back, next.points[1]!, best.points[1]!) < 0) best = next;
  if (best === null) throw new Error(`no way on from ${at}`);
  return best;
}

/** A walk that comes through a junction again has a loop there: shells and the holes that touch them come apart. */
function simpleLoops(walk: readonly Arc[]): Ring[] {
  const loops: Ring[] = [];
  const path: Point[] = [];
  const stops: { at: Point; place: number }[] = [];
  const stopAt = new PointMap<number>();
  for (const { points } of walk) {
    const at = points[0]!;
    const seen = stopAt.get(at);
    if (seen !== undefined) {
      loops.push(path.splice(stops[seen]!.place));
      for (const stop of stops.splice(seen)) stopAt.delete(stop.at);
    }
    stopAt.set(at, stops.length);
    stops.push({ at, place: path.length });
    for (let i = 0; i < points.length - 1; i++) path.push(points[i]!);
  }
  loops.push(path);
  return loops;
}
