import type { Mesh, StreetId, VertexId } from './mesh.ts';
import { along, crossShares, distance, isInside, type Vec } from './plane.ts';

/** A line to be laid into the mesh. */
export interface Strand {
  readonly street: StreetId;
  readonly line: readonly Vec[];
  readonly closed: boolean;
}

interface Piece {
  readonly a: VertexId;
  readonly b: VertexId;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly street: StreetId;
  readonly cuts: { share: number; v: VertexId }[];
}

/** A crossing this close to a corner of a line is put on the corner. */
const SNAP_M = 6;

/**
 * Lays lines into an empty mesh: they are cut where they cross, what lies outside the outline or dangles is dropped,
 * and the faces between them are added. Of the strands the first is the outline.
 */
export function arrange(mesh: Mesh, strands: readonly Strand[]): void {
  const pieces = strands.flatMap(({ street, line, closed }) => {
    const ids = line.map((place) => mesh.vertex(place));
    if (closed) ids.push(ids[0]!);
    return ids.slice(1).map((b, i) => pieceOf(mesh, ids[i]!, b, street));
  });
  for (let i = 0; i < pieces.length; i++) {
    for (let j = i + 1; j < pieces.length; j++) cross(mesh, pieces[i]!, pieces[j]!);
  }
  const outline = strands[0]!.line;
  for (const { a, b, street, cuts } of pieces) {
    const chain = [a, ...cuts.sort((p, q) => p.share - q.share).map(({ v }) => v), b];
    for (let i = 1; i < chain.length; i++) {
      const [p, q] = [chain[i - 1]!, chain[i]!];
      if (p === q || mesh.neighbours[p]!.has(q)) continue;
      const inside = isInside(along(mesh.places[p]!, mesh.places[q]!, 0.5), outline);
      if (street === strands[0]!.street || inside) mesh.addEdge(p, q, street);
    }
  }
  prune(mesh);
  traceFaces(mesh);
}

function pieceOf(mesh: Mesh, a: VertexId, b: VertexId, street: StreetId): Piece {
  const [ax, ay] = mesh.places[a]!;
  const [bx, by] = mesh.places[b]!;
  return {
    a,
    b,
    west: Math.min(ax, bx),
    east: Math.max(ax, bx),
    south: Math.min(ay, by),
    north: Math.max(ay, by),
    street,
    cuts: [],
  };
}

function cross(mesh: Mesh, one: Piece, two: Piece): void {
  if (one.east < two.west || two.east < one.west || one.north < two.south || two.north < one.south) return;
  if (one.a === two.a || one.a === two.b || one.b === two.a || one.b === two.b) return;
  const [a, b] = [mesh.places[one.a]!, mesh.places[one.b]!];
  const [c, d] = [mesh.places[two.a]!, mesh.places[two.b]!];
  const shares = crossShares(a, b, c, d);
  if (shares === null) return;
  const place = along(a, b, shares[0]);
  const close = [one.a, one.b, two.a, two.b].find((v) => distance(place, mesh.places[v]!) < SNAP_M);
  const v = close ?? mesh.vertex(place);
  one.cuts.push({ share: shares[0], v });
  two.cuts.push({ share: shares[1], v });
}

/** Takes away what ends nowhere. */
function prune(mesh: Mesh): void {
  const ends = mesh.neighbours.flatMap((around, v) => (around.size === 1 ? [v] : []));
  for (let v = ends.pop(); v !== undefined; v = ends.pop()) {
    for (const next of [...mesh.neighbours[v]!]) {
      mesh.removeEdge(v, next);
      if (mesh.neighbours[next]!.size === 1) ends.push(next);
    }
  }
}

/** Walks every directed edge once, always taking the sharpest turn to the left's inside; the outside is left out. */
function traceFaces(mesh: Mesh): void {
  const around = mesh.neighbours.map((set, v) =>
    [...set].sort(
      (p, q) => angle(mesh.places[v]!, mesh.places[p]!) - angle(mesh.places[v]!, mesh.places[q]!),
    ),
  );
  const seen = new Set<string>();
  for (const [start, nexts] of around.entries()) {
    for (const second of nexts) {
      if (seen.has(`${start},${second}`)) continue;
      const ring: VertexId[] = [];
      let [a, b] = [start, second];
      while (!seen.has(`${a},${b}`)) {
        seen.add(`${a},${b}`);
        ring.push(a);
        const turn = around[b]!;
        const next = turn.at(turn.indexOf(a) - 1)!;
        [a, b] = [b, next];
      }
      if (signedArea(ring, mesh) > 0) mesh.addFace(ring);
    }
  }
}

function angle(from: Vec, to: Vec): number {
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}

function signedArea(ring: readonly VertexId[], mesh: Mesh): number {
  let twice = 0;
  for (const [i, v] of ring.entries()) {
    const [x, y] = mesh.places[v]!;
    const [nx, ny] = mesh.places[ring[(i + 1) % ring.length]!]!;
    twice += x * ny - nx * y;
  }
  return twice;
}
