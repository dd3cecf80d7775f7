import type { Ground } from './ground.ts';
import type { FaceId, StreetId, VertexId } from './mesh.ts';
import { distance, distanceToSegment, heading, lineAngle, type Vec } from './plane.ts';
import { crossesBarriers, isBarrier, type StreetClass } from './streets.ts';

/** Where a cut meets a face's ring: at a vertex that is there, or at a new one on an edge. */
export interface CutEnd {
  readonly vertex: VertexId | null;
  readonly edge: readonly [VertexId, VertexId];
  readonly place: Vec;
  /** Index in the ring of the vertex itself, or of the start of the edge. */
  readonly after: number;
  /** Directions of the ring beside the end. */
  readonly along: readonly number[];
  /** The street that comes from the other side in about the same direction. */
  readonly carriesOn: StreetId | null;
}

/** A new vertex keeps this far from the ends of its edge. */
const APART_M = 13;
/** A street carries on when it bends by less than this. */
const BEND = 0.5;

/** The place of an end in metres. */
export function place({ mesh }: Ground, end: CutEnd): Vec {
  return end.vertex === null ? end.place : mesh.places[end.vertex]!;
}

/**
 * The end of a cut that comes to the ring at `p` with the heading `out`: a junction nearby where a street from the
 * other side carries on (over water and rail only if both are wide), else a vertex that is too near to put another one beside it, else a new vertex.
 */
export function findEnd(
  ground: Ground,
  face: FaceId,
  ring: readonly Vec[],
  p: Vec,
  out: number,
  area: number,
  street: StreetClass,
): CutEnd {
  const { mesh } = ground;
  const ids = mesh.faces.get(face)!;
  const reach = Math.min(48, 0.17 * Math.sqrt(area));
  let near = -1;
  let junction = { index: -1, far: reach, street: null as StreetId | null };
  for (const [i, v] of ids.entries()) {
    const far = distance(ring[i]!, p);
    if (far < APART_M && (near < 0 || far < distance(ring[near]!, p))) near = i;
    if (far >= junction.far || mesh.neighbours[v]!.size < 3) continue;
    const on = carriesOn(ground, ids, i, out, street);
    if (on !== null) junction = { index: i, far, street: on };
  }
  if (junction.index >= 0) return atVertex(ids, ring, junction.index, junction.street);
  if (near >= 0) return atVertex(ids, ring, near, null);
  const after = nearestEdge(ring, p);
  const next = (after + 1) % ring.length;
  return {
    vertex: null,
    edge: [ids[after]!, ids[next]!],
    place: p,
    after,
    along: [heading(ring[after]!, ring[next]!)],
    carriesOn: null,
  };
}

function atVertex(
  ids: readonly VertexId[],
  ring: readonly Vec[],
  i: number,
  street: StreetId | null,
): CutEnd {
  const [before, next] = [(i - 1 + ring.length) % ring.length, (i + 1) % ring.length];
  return {
    vertex: ids[i]!,
    edge: [ids[i]!, ids[next]!],
    place: ring[i]!,
    after: i,
    along: [heading(ring[before]!, ring[i]!), heading(ring[i]!, ring[next]!)],
    carriesOn: street,
  };
}

/** The street beyond the ring's vertex that runs on with about the heading `out`. */
function carriesOn(
  { mesh, streets }: Ground,
  ids: readonly VertexId[],
  i: number,
  out: number,
  wish: StreetClass,
): StreetId | null {
  const v = ids[i]!;
  const beside = [ids.at(i - 1)!, ids[(i + 1) % ids.length]!];
  const barred = beside.some((w) => isBarrier(streets.classOf(mesh.streetOf(v, w))));
  if (barred && !crossesBarriers(wish)) return null;
  for (const w of mesh.neighbours[v]!) {
    if (beside.includes(w)) continue;
    const on = heading(mesh.places[v]!, mesh.places[w]!);
    const street = mesh.streetOf(v, w);
    if (barred && !crossesBarriers(streets.classOf(street))) continue;
    if (streets.isRoad(street) && Math.cos(on - out) > 0 && lineAngle(on, out) < BEND) return street;
  }
  return null;
}

function nearestEdge(ring: readonly Vec[], p: Vec): number {
  let best = { index: 0, far: Infinity };
  for (let i = 0; i < ring.length; i++) {
    const far = distanceToSegment(p, ring[i]!, ring[(i + 1) % ring.length]!);
    if (far < best.far) best = { index: i, far };
  }
  return best.index;
}
