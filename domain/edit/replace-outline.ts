import type { DirectedEdge } from '../coverage/trace-rings.ts';
import { type Point, samePoint } from '../geometry/point.ts';
import { SNAP_UNITS } from './cut/ground.ts';
import { nearestOnSegment } from './cut/nearest-on-segment.ts';
import { PointMap } from './cut/point-map.ts';
import { LaterVertices } from './later-vertices.ts';

/** A vertex that comes to lie on an edge of what stands. */
interface Insertion {
  /** The place of the edge among those that stand. */
  readonly edge: number;
  readonly at: Point;
}

/** What it takes that two outlines of one ground become the same, vertex by vertex. */
export interface MatchedOutlines {
  /** Vertices for the edges of what stands, in order along each. */
  readonly insertions: readonly Insertion[];
  readonly onStanding: LaterVertices;
  /** Vertices for the edges of what comes. */
  readonly onComing: LaterVertices;
}

/**
 * Pairs two outlines of the same ground, given as directed edges with the ground on their left. Either may have vertices that the
 * other has not where these lie within rounding of the other's edge (`SNAP_UNITS`: a street that meets the edge puts one there, and
 * so does a cut next door). Gives the place where the outlines part, if they do. About linear.
 */
export function matchOutlines(
  standing: readonly DirectedEdge[],
  coming: readonly DirectedEdge[],
): MatchedOutlines | { readonly differsAt: Point } {
  const stand = new OpenEdges(standing);
  const come = new OpenEdges(coming);
  for (let i = 0; i < standing.length; i++) {
    const [a, b] = standing[i]!;
    const same = come.leaving(a).find((j) => samePoint(coming[j]![1], b));
    if (same === undefined) continue;
    stand.take(i);
    come.take(same);
  }
  const insertions: Insertion[] = [];
  const onStanding = new LaterVertices();
  const onComing = new LaterVertices();
  for (let first = 0; first < standing.length; first++) {
    if (stand.isTaken(first)) continue;
    let s = first;
    let c = come.leaving(standing[s]![0]).find((j) => runTogether(standing[s]!, coming[j]!)) ?? -1;
    // in the middle of an edge of what comes: found from where that begins, or by nobody
    if (c < 0) continue;
    let betweenS: Point[] = [];
    let betweenC: Point[] = [];
    for (;;) {
      const [sa, sb] = standing[s]!;
      const [ca, cb] = coming[c]!;
      const joint = samePoint(sb, cb);
      const ahead = joint ? 'both' : endsOn(cb, standing[s]!) ? 'coming' : 'standing';
      if (ahead !== 'coming') {
        stand.take(s);
        for (const at of betweenS) insertions.push({ edge: s, at });
        if (betweenS.length > 0) onStanding.put(sa, sb, betweenS);
        betweenS = [];
      }
      if (ahead !== 'standing') {
        come.take(c);
        if (betweenC.length > 0) onComing.put(ca, cb, betweenC);
        betweenC = [];
      }
      if (joint) break;
      if (ahead === 'coming') {
        betweenS.push(cb);
        c = come.leaving(cb).find((j) => runTogether(standing[s]!, coming[j]!)) ?? -1;
        if (c < 0) return { differsAt: cb };
      } else {
        if (!endsOn(sb, coming[c]!)) return { differsAt: sb };
        betweenC.push(sb);
        s = stand.leaving(sb).find((i) => runTogether(standing[i]!, coming[c]!)) ?? -1;
        if (s < 0) return { differsAt: sb };
      }
    }
  }
  const left = stand.first() ?? come.first();
  return left ? { differsAt: left } : { insertions, onStanding, onComing };
}

/** Does one of two edges end on the other? */
function runTogether(a: DirectedEdge, b: DirectedEdge): boolean {
  return samePoint(a[1], b[1]) || endsOn(a[1], b) || endsOn(b[1], a);
}

/** Within rounding of an edge, beyond where it begins. */
function endsOn(p: Point, [a, b]: DirectedEdge): boolean {
  const { at, distance } = nearestOnSegment(p, a, b);
  return at > 0 && distance <= SNAP_UNITS;
}

/** Directed edges by where they begin, less those that are taken. */
class OpenEdges {
  readonly #edges: readonly DirectedEdge[];
  readonly #taken: Uint8Array;
  readonly #byStart = new PointMap<number[]>();

  constructor(edges: readonly DirectedEdge[]) {
    this.#edges = edges;
    this.#taken = new Uint8Array(edges.length);
    edges.forEach(([a], i) => {
      const list = this.#byStart.get(a);
      if (list) list.push(i);
      else this.#byStart.set(a, [i]);
    });
  }

  leaving(p: Point): number[] {
    return (this.#byStart.get(p) ?? []).filter((i) => this.#taken[i] === 0);
  }

  take(i: number): void {
    this.#taken[i] = 1;
  }

  isTaken(i: number): boolean {
    return this.#taken[i] === 1;
  }

  /** Where the first edge that nobody took begins. */
  first(): Point | null {
    const i = this.#taken.indexOf(0);
    return i < 0 ? null : this.#edges[i]![0];
  }
}
