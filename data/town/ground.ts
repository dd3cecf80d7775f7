import type { FaceId, Mesh, VertexId } from './mesh.ts';
import { ringEdges } from './mesh.ts';
import { distance, ringArea } from './plane.ts';
import { SETBACK_M, type StreetClass, type Streets } from './streets.ts';

/** The town's faces and what runs along their edges. */
export interface Ground {
  readonly mesh: Mesh;
  readonly streets: Streets;
}

/** What lies across a face's edges: the length in metres that it shares with each neighbour, street class by class. */
export function facesBeside({ mesh, streets }: Ground, face: FaceId): Map<FaceId, Map<StreetClass, number>> {
  const beside = new Map<FaceId, Map<StreetClass, number>>();
  for (const [a, b] of ringEdges(mesh.faces.get(face)!)) {
    const other = mesh.faceAt(b, a);
    if (other === undefined || other === face) continue;
    const lengths = beside.get(other) ?? new Map<StreetClass, number>();
    const street = streets.classOf(mesh.streetOf(a, b));
    lengths.set(street, (lengths.get(street) ?? 0) + distance(mesh.places[a]!, mesh.places[b]!));
    beside.set(other, lengths);
  }
  return beside;
}

/** The area of a face that lies back from what runs along it, roughly, in m². */
export function roomOf({ mesh, streets }: Ground, face: FaceId): number {
  const lost = ringEdges(mesh.faces.get(face)!).reduce((sum, [a, b]) => {
    return sum + distance(mesh.places[a]!, mesh.places[b]!) * SETBACK_M[streets.classOf(mesh.streetOf(a, b))];
  }, 0);
  return Math.max(1_000, ringArea(mesh.ring(face)) - lost);
}

/**
 * The rings of several faces together: their edges without those walked both ways. The faces may not touch one
 * another in a single point only.
 */
export function outlineOf(mesh: Mesh, faces: readonly FaceId[]): VertexId[][] {
  const within = new Set(faces);
  const next = new Map<VertexId, VertexId>();
  for (const face of faces) {
    for (const [a, b] of [...ringEdges(mesh.faces.get(face)!), ...ringEdges(mesh.holes.get(face) ?? [])]) {
      const other = mesh.faceAt(b, a);
      if (other === undefined || !within.has(other)) next.set(a, b);
    }
  }
  const rings: VertexId[][] = [];
  for (const start of next.keys()) {
    const ring: VertexId[] = [];
    for (let v = start; next.has(v); ) {
      ring.push(v);
      const following = next.get(v)!;
      next.delete(v);
      v = following;
    }
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
}
