import type { Point } from '../../domain/geometry/point.ts';
import type { Frame } from './frame.ts';
import type { Vec } from './plane.ts';

export type VertexId = number;
export type FaceId = number;
export type StreetId = number;

const KEY = 2 ** 22;

/**
 * The town's ground as faces that share vertices. A new vertex on an edge enters both faces beside it, so whatever
 * is cut, the faces tile: every edge is walked once in each direction, except on the outside.
 */
export class Mesh {
  readonly frame: Frame;
  /** On the lattice, and the same places in metres. */
  readonly points: Point[] = [];
  readonly places: Vec[] = [];
  readonly faces = new Map<FaceId, readonly VertexId[]>();
  /** Clockwise rings of the faces that have an island in them. */
  readonly holes = new Map<FaceId, readonly VertexId[]>();
  /** Edges within a face that part nothing: drives. */
  readonly spurs = new Map<FaceId, readonly (readonly [VertexId, VertexId])[]>();
  readonly neighbours: Set<VertexId>[] = [];
  private readonly byPoint = new Map<string, VertexId>();
  private readonly left = new Map<number, FaceId>();
  private readonly streets = new Map<number, StreetId>();
  private nextFace = 0;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  /** The vertex at the lattice point nearest to a place. */
  vertex(place: Vec): VertexId {
    const point = this.frame.toLattice(place);
    const key = `${point[0]},${point[1]}`;
    const found = this.byPoint.get(key);
    if (found !== undefined) return found;
    const id = this.points.length;
    this.points.push(point);
    this.places.push(this.frame.toMetres(point));
    this.neighbours.push(new Set());
    this.byPoint.set(key, id);
    return id;
  }

  addEdge(a: VertexId, b: VertexId, street: StreetId): void {
    this.neighbours[a]!.add(b);
    this.neighbours[b]!.add(a);
    this.streets.set(edgeKey(a, b), street);
  }

  removeEdge(a: VertexId, b: VertexId): void {
    this.neighbours[a]!.delete(b);
    this.neighbours[b]!.delete(a);
    this.streets.delete(edgeKey(a, b));
  }

  /** What runs along the edge. */
  streetOf(a: VertexId, b: VertexId): StreetId {
    return this.streets.get(edgeKey(a, b))!;
  }

  /** The face on the left hand of the way from `a` to `b`; undefined outside the town. */
  faceAt(a: VertexId, b: VertexId): FaceId | undefined {
    return this.left.get(a * KEY + b);
  }

  addFace(ring: readonly VertexId[]): FaceId {
    const id = this.nextFace++;
    this.faces.set(id, ring);
    for (const [a, b] of ringEdges(ring)) this.left.set(a * KEY + b, id);
    return id;
  }

  /** The face's ring in metres. */
  ring(face: FaceId): Vec[] {
    return this.faces.get(face)!.map((v) => this.places[v]!);
  }

  /** Puts a vertex on the edge, in both faces beside it; gives the vertex. */
  splitEdge(a: VertexId, b: VertexId, place: Vec): VertexId {
    const v = this.vertex(place);
    if (v === a || v === b) return v;
    const street = this.streetOf(a, b);
    this.removeEdge(a, b);
    this.addEdge(a, v, street);
    this.addEdge(v, b, street);
    this.insert(a, b, v);
    this.insert(b, a, v);
    return v;
  }

  private insert(a: VertexId, b: VertexId, v: VertexId): void {
    const face = this.left.get(a * KEY + b);
    if (face === undefined) return;
    for (const rings of [this.faces, this.holes]) {
      const ring = rings.get(face) ?? [];
      const at = ring.findIndex((p, i) => p === a && ring[(i + 1) % ring.length] === b);
      if (at >= 0) rings.set(face, [...ring.slice(0, at + 1), v, ...ring.slice(at + 1)]);
    }
    this.left.delete(a * KEY + b);
    this.left.set(a * KEY + v, face);
    this.left.set(v * KEY + b, face);
  }

  /** Cuts the face along a path whose ends are vertices of its ring; gives the two that take its place. */
  splitFace(face: FaceId, path: readonly VertexId[], street: StreetId): readonly [FaceId, FaceId] {
    const ring = this.faces.get(face)!;
    const [from, to] = [ring.indexOf(path[0]!), ring.indexOf(path.at(-1)!)];
    if (from < 0 || to < 0 || from === to) throw new Error(`The path does not cut face ${face}.`);
    for (let i = 1; i < path.length; i++) this.addEdge(path[i - 1]!, path[i]!, street);
    const inner = path.slice(1, -1);
    const left = [...walk(ring, to, from), ...inner];
    const right = [...walk(ring, from, to), ...inner.toReversed()];
    this.faces.delete(face);
    return [this.addFace(left), this.addFace(right)];
  }

  /** Makes an island of a counter-clockwise ring of new places well inside the face; gives the island's face. */
  carveIsland(face: FaceId, places: readonly Vec[], street: StreetId): FaceId {
    const ring = places.map((place) => this.vertex(place));
    for (const [a, b] of ringEdges(ring)) this.addEdge(a, b, street);
    const hole = ring.toReversed();
    this.holes.set(face, hole);
    for (const [a, b] of ringEdges(hole)) this.left.set(a * KEY + b, face);
    return this.addFace(ring);
  }

  /** Lays an edge through a face without cutting it. */
  addSpur(face: FaceId, a: VertexId, b: VertexId, street: StreetId): void {
    this.addEdge(a, b, street);
    this.spurs.set(face, [...(this.spurs.get(face) ?? []), [a, b]]);
  }

  /** Makes one face of two that share exactly one run of edges; null when they share more, or none. */
  mergeFaces(a: FaceId, b: FaceId): FaceId | null {
    const ring = this.faces.get(a)!;
    const shared = ringEdges(ring).map(([p, q]) => this.left.get(q * KEY + p) === b);
    const starts = shared.flatMap((is, i) => (is && !shared.at(i - 1) ? [i] : []));
    if (starts.length !== 1) return null;
    const start = starts[0]!;
    let count = 0;
    while (shared[(start + count) % ring.length]) count++;
    const run = Array.from({ length: count + 1 }, (_, i) => ring[(start + i) % ring.length]!);
    const other = this.faces.get(b)!;
    const mine = walk(ring, (start + count) % ring.length, start);
    const theirs = walk(other, other.indexOf(run[0]!), other.indexOf(run.at(-1)!));
    for (let i = 1; i < run.length; i++) {
      this.left.delete(run[i - 1]! * KEY + run[i]!);
      this.left.delete(run[i]! * KEY + run[i - 1]!);
      this.removeEdge(run[i - 1]!, run[i]!);
    }
    this.faces.delete(a);
    this.faces.delete(b);
    return this.addFace([...mine.slice(0, -1), ...theirs.slice(0, -1)]);
  }

  /** Every edge once, with what runs along it. */
  *edges(): Generator<readonly [VertexId, VertexId, StreetId]> {
    for (const [key, street] of this.streets) yield [Math.floor(key / KEY), key % KEY, street];
  }
}

/** The directed edges of a ring. */
export function ringEdges(ring: readonly VertexId[]): (readonly [VertexId, VertexId])[] {
  return ring.map((a, i) => [a, ring[(i + 1) % ring.length]!] as const);
}

function edgeKey(a: VertexId, b: VertexId): number {
  return a < b ? a * KEY + b : b * KEY + a;
}

/** The ring's vertices from one index to another, both included. */
function walk(ring: readonly VertexId[], from: number, to: number): VertexId[] {
  return from <= to ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)];
}
