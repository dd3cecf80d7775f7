import { Earth } from '../../coverage/clean/earth.ts';
import { EdgeIds } from '../../coverage/clean/edge-ids.ts';
import { LatticePoints } from '../../coverage/clean/lattice-points.ts';
import { linkEdges } from '../../coverage/clean/link-edges.ts';
import { type MapFaces, mapFaces, startOf } from '../../coverage/clean/map-faces.ts';
import { nodeEdges } from '../../coverage/clean/node-edges.ts';
import type { LinkedEdges } from '../../coverage/clean/planar-map.ts';
import type { Point, Polygon, Ring } from '../../geometry/point.ts';
import { ringArea2 } from '../../geometry/ring.ts';
import type { Along, Ground, NetLine, PlanarNet } from '../types.ts';
import { innerPlace } from './inner-place.ts';
import { lineRank } from './line-rank.ts';

const OUTLINE: Along = { kind: 'outline', class: null, name: '', line: -1 };
/** Edges out of every ground, where a face lies. */
const NO_GROUND = -1;

/**
 * Lines and the grounds' outlines noded on the lattice (`nodeEdges`: exact, an edge strays by half a unit at most), and the faces
 * between them. Grounds do not overlap; two of them beside one another have the same vertices where they touch. Edges keep the direction
 * of their line, those of an outline have their ground on the left. Lines may cross, repeat and touch themselves; their points are
 * lattice points.
 */
export function planarNet(grounds: readonly Ground[], lines: readonly NetLine[]): PlanarNet {
  const noded = nodeAll(grounds, lines);
  const { points, edges, along } = noded;
  const every = {
    points,
    edges,
    next: linkEdges(
      points,
      edges,
      marked(along, (a) => a >= 0),
    ),
  };
  const earth = new Earth(points);
  const faces = mapFaces(every, earth);
  const ground = groundsOf(noded, faces);
  // the same face on both sides: a dead end, or a line that leads to nothing but itself
  const bounds = marked(along, (a, e) => {
    const [l, r] = [faces.faceOf[2 * e]!, faces.faceOf[2 * e + 1]!];
    return a >= 0 && l !== r && (ground[l] !== NO_GROUND || ground[r] !== NO_GROUND);
  });
  const inside = { points, edges, next: linkEdges(points, edges, bounds) };
  return netOf(noded, inside, faces, ground, bounds);
}

interface Noded {
  readonly points: LatticePoints;
  readonly edges: EdgeIds;
  /** Per edge, place in `alongs`; −1: it was divided and is no edge any more. */
  readonly along: Int32Array;
  readonly alongs: readonly Along[];
  /** 1: its line runs from the high point to the low one. */
  readonly back: Uint8Array;
  /** Ground on the left of half-edge h, for edges of outlines; −1: none, or no outline. */
  readonly groundLeft: Int32Array;
}

function nodeAll(grounds: readonly Ground[], lines: readonly NetLine[]): Noded {
  let corners = 0;
  for (const { polygon } of grounds) for (const ring of polygon) corners += ring.length;
  for (const { points } of lines) corners += points.length;
  const points = new LatticePoints(corners);
  const edges = new EdgeIds(corners);
  // runs of edges: whose they are (below `grounds.length` a ground's, then a line's), and which edges one after another
  const owner: number[] = [];
  const run: number[] = [];
  const add = (who: number, a: Point, b: Point) => {
    const p = points.idOf(a[0], a[1]);
    const q = points.idOf(b[0], b[1]);
    if (p === q) return;
    owner.push(who);
    run.push(2 * edges.idOf(p, q) + (p < q ? 0 : 1));
  };
  grounds.forEach(({ polygon }, g) => {
    for (const ring of polygon)
      for (let i = 0; i < ring.length; i++) add(g, ring[i]!, ring[(i + 1) % ring.length]!);
  });
  lines.forEach(({ points: line }, l) => {
    for (let i = 1; i < line.length; i++) add(grounds.length + l, line[i - 1]!, line[i]!);
  });
  const through = nodeEdges(points, edges);

  const alongs: Along[] = [OUTLINE, ...lines.map((line) => line.along)];
  const ranks = alongs.map(lineRank);
  const room = edges.count + [...through.values()].reduce((sum, list) => sum + list.length + 1, 0);
  const along = new Int32Array(room).fill(-1);
  const back = new Uint8Array(room);
  const groundLeft = new Int32Array(2 * room).fill(NO_GROUND);
  const put = (half: number, who: number) => {
    const e = half >> 1;
    const a = Math.max(0, who - grounds.length + 1);
    if (who < grounds.length && groundLeft[half] === NO_GROUND) groundLeft[half] = who;
    // of equal lines the first counts
    const known = along[e]!;
    if (known >= 0 && (ranks[known]! > ranks[a]! || (ranks[known] === ranks[a] && known <= a))) return;
    along[e] = a;
    back[e] = half & 1;
  };
  run.forEach((half, i) => {
    const e = half >> 1;
    const middle = through.get(e);
    if (!middle) {
      put(half, owner[i]!);
      return;
    }
    let p = edges.low[e]!;
    for (let k = 0; k <= middle.length; k++) {
      const q = k < middle.length ? middle[k]! : edges.high[e]!;
      put((2 * edges.idOf(p, q) + (p < q ? 0 : 1)) ^ (half & 1), owner[i]!);
      p = q;
    }
  });
  return { points, edges, along: along.subarray(0, edges.count), alongs, back, groundLeft };
}

function marked(along: Int32Array, is: (along: number, edge: number) => boolean): Uint8Array {
  return Uint8Array.from(along, (a, e) => (is(a, e) ? 1 : 0));
}

/** The ground in which every face lies: known beside its outline, and the same on across every other edge. */
function groundsOf({ edges, along, groundLeft }: Noded, { count, faceOf }: MapFaces): Int32Array {
  const ground = new Int32Array(count).fill(NO_GROUND);
  const outline = new Uint8Array(edges.count);
  const start = new Int32Array(count + 1);
  for (let e = 0; e < edges.count; e++) {
    if (along[e]! < 0) continue;
    for (const half of [2 * e, 2 * e + 1]) {
      if (groundLeft[half]! === NO_GROUND) continue;
      outline[e] = 1;
      ground[faceOf[half]!] = groundLeft[half]!;
    }
    if (outline[e] === 1) continue;
    start[faceOf[2 * e]! + 1]!++;
    start[faceOf[2 * e + 1]! + 1]!++;
  }
  for (let f = 0; f < count; f++) start[f + 1]! += start[f]!;
  const free = start.slice();
  const beside = new Int32Array(start[count]!);
  for (let e = 0; e < edges.count; e++) {
    if (along[e]! < 0 || outline[e] === 1) continue;
    const [l, r] = [faceOf[2 * e]!, faceOf[2 * e + 1]!];
    beside[free[l]!++] = r;
    beside[free[r]!++] = l;
  }
  const found: number[] = [];
  for (let f = 0; f < count; f++) if (ground[f] !== NO_GROUND) found.push(f);
  for (const f of found) {
    for (let i = start[f]!; i < start[f + 1]!; i++) {
      const other = beside[i]!;
      if (ground[other] !== NO_GROUND) continue;
      ground[other] = ground[f]!;
      found.push(other);
    }
  }
  return ground;
}

/** Numbers what is left anew: points, edges and faces in the order in which they come. */
function netOf(
  { points, edges, along, alongs, back }: Noded,
  map: LinkedEdges,
  faces: MapFaces,
  ground: Int32Array,
  bounds: Uint8Array,
): PlanarNet {
  const polygons = facePolygons(map, faces, ground);
  const faceNumber = new Int32Array(faces.count).fill(-1);
  const kept: number[] = [];
  for (let f = 0; f < faces.count; f++) {
    if (ground[f] === NO_GROUND) continue;
    faceNumber[f] = kept.length;
    kept.push(f);
  }
  const pointNumber = new Int32Array(points.count).fill(-1);
  const xs: number[] = [];
  const ys: number[] = [];
  const numberOf = (p: number) => {
    if (pointNumber[p] === -1) {
      pointNumber[p] = xs.length;
      xs.push(points.xs[p]!);
      ys.push(points.ys[p]!);
    }
    return pointNumber[p]!;
  };
  let count = 0;
  for (const is of bounds) count += is;
  const of = () => new Int32Array(count);
  const net = { from: of(), to: of(), left: of(), right: of(), along: of() };
  let n = 0;
  for (let e = 0; e < edges.count; e++) {
    if (bounds[e] === 0) continue;
    const half = 2 * e + back[e]!;
    net.from[n] = numberOf(startOf(map, half));
    net.to[n] = numberOf(startOf(map, half ^ 1));
    net.left[n] = faceNumber[faces.faceOf[half]!]!;
    net.right[n] = faceNumber[faces.faceOf[half ^ 1]!]!;
    net.along[n] = along[e]!;
    n++;
  }
  return {
    ...net,
    xs: Float64Array.from(xs),
    ys: Float64Array.from(ys),
    alongs,
    faces: kept.length,
    groundOf: Int32Array.from(kept, (f) => ground[f]!),
    areaM2: Float64Array.from(kept, (f) => faces.areaM2[f]!),
    at: kept.map((f) => innerPlace(polygons[f]!)),
  };
}

/** Every face within a ground as a polygon, by the face's number. */
function facePolygons(map: LinkedEdges, { count, faceOf }: MapFaces, ground: Int32Array): Polygon[] {
  const rings: Ring[][] = Array.from({ length: count }, () => []);
  const seen = new Uint8Array(map.next.length);
  for (let first = 0; first < map.next.length; first++) {
    if (map.next[first]! < 0 || seen[first] === 1) continue;
    const ring: Point[] = [];
    for (let half = first; seen[half] === 0; half = map.next[half]!) {
      seen[half] = 1;
      const p = startOf(map, half);
      ring.push([map.points.xs[p]!, map.points.ys[p]!]);
    }
    const face = faceOf[first]!;
    if (ground[face] === NO_GROUND) continue;
    // the shell first
    if (ringArea2(ring) > 0n) rings[face]!.unshift(ring);
    else rings[face]!.push(ring);
  }
  return rings;
}
