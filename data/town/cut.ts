import { type CutEnd, findEnd, place } from './cut-end.ts';
import type { Ground } from './ground.ts';
import type { FaceId, StreetId, VertexId } from './mesh.ts';
import {
  along,
  compactness,
  crossShares,
  distance,
  distanceToSegment,
  heading,
  isInside,
  lineAngle,
  ringArea,
  type Vec,
} from './plane.ts';
import type { Random } from './random.ts';
import type { StreetClass } from './streets.ts';

export interface CutWish {
  /** Share of the area that one of the two parts is to get. */
  readonly share: number;
  readonly class: StreetClass;
  /** How far the middle may lie off the straight line, as a share of the length. */
  readonly bow: number;
}

interface Candidate {
  readonly from: CutEnd;
  readonly to: CutEnd;
  readonly inner: readonly Vec[];
  readonly score: number;
}

interface Demand {
  /** Least angle between the cut and the ring at its ends, in radians. */
  readonly angle: number;
  /** Least distance of the cut from the ring away from its ends, in metres. */
  readonly clearance: number;
  /** Directions to try, from straight across, in radians. */
  readonly turns: readonly number[];
}

/** What is asked of a cut; asked again with less when nothing passes. */
const DEMANDS: readonly Demand[] = [
  { angle: 0.75, clearance: 11, turns: [0, 0.1, -0.1, 0.22, -0.22] },
  { angle: 0.5, clearance: 7, turns: [0, 0.35, -0.35, 0.7, -0.7, 1.1, -1.1, 1.57] },
  { angle: 0.25, clearance: 3, turns: [0, 0.2, -0.2, 0.5, -0.5, 0.8, -0.8, 1.2, -1.2, 1.57] },
];

const STEP_M = 55;

/**
 * Cuts a face in two across its longer side, by a slightly bent street that meets what it meets at a fair angle and,
 * where it can, carries on a street from the other side. The first of the two faces is the one that has the share.
 * Null when no cut passes.
 */
export function cutFace(
  ground: Ground,
  face: FaceId,
  wish: CutWish,
  random: Random,
): [FaceId, FaceId] | null {
  const { mesh } = ground;
  const ring = mesh.ring(face);
  const across = longAxis(ring) + Math.PI / 2;
  for (const demand of DEMANDS) {
    let best: Candidate | null = null;
    for (const turn of demand.turns) {
      const angle = across + turn + random.between(-0.05, 0.05);
      for (const share of [wish.share, 1 - wish.share]) {
        const least: number = best?.score ?? -Infinity;
        best = bestAlong(ground, face, ring, angle, { ...wish, share }, demand, least, random) ?? best;
      }
    }
    if (best !== null) return apply(ground, face, best, wish, random);
  }
  return null;
}

/** The best cut of one direction that scores above `least`; the costly test comes last. */
function bestAlong(
  ground: Ground,
  face: FaceId,
  ring: readonly Vec[],
  angle: number,
  wish: CutWish,
  demand: Demand,
  least: number,
  random: Random,
): Candidate | null {
  const area = ringArea(ring);
  let best: Candidate | null = null;
  for (const [p, q] of chords(ring, angle, wish.share * area)) {
    const from = findEnd(ground, face, ring, p, heading(q, p), area);
    const to = findEnd(ground, face, ring, q, heading(p, q), area);
    const [start, end] = [place(ground, from), place(ground, to)];
    if (distance(start, end) < 18) continue;
    const bent = bow(start, end, wish.bow, random);
    for (const inner of bent.length > 0 ? [bent, bow(start, end, 0, random)] : [bent]) {
      const path = [start, ...inner, end];
      const halves = split(ring, path, from, to);
      if (halves === null) continue;
      const error = Math.min(...halves.map((half) => Math.abs(ringArea(half) / area - wish.share)));
      const shape = Math.min(compactness(halves[0]), compactness(halves[1]));
      const carried = Number(from.carriesOn !== null) + Number(to.carriesOn !== null);
      const score = shape - 1.3 * error + 0.07 * carried;
      if (score <= (best?.score ?? least) || !passes(ring, path, from, to, demand)) continue;
      best = { from, to, inner, score };
      break;
    }
  }
  return best;
}

/** The chords of one direction that leave `area` on their right: usually one, more where the ring is not convex. */
function chords(ring: readonly Vec[], angle: number, area: number): (readonly [Vec, Vec])[] {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const offsets = ring.map(([x, y]) => x * dy - y * dx);
  let [low, high] = [Math.min(...offsets), Math.max(...offsets)];
  for (let i = 0; i < 16; i++) {
    const middle = (low + high) / 2;
    if (areaBelow(ring, offsets, middle) < area) low = middle;
    else high = middle;
  }
  const offset = (low + high) / 2;
  const hits: { at: number; place: Vec }[] = [];
  for (let i = 0; i < ring.length; i++) {
    const j = (i + 1) % ring.length;
    if (offsets[i]! < offset === offsets[j]! < offset) continue;
    const hit = along(ring[i]!, ring[j]!, (offset - offsets[i]!) / (offsets[j]! - offsets[i]!));
    hits.push({ at: hit[0] * dx + hit[1] * dy, place: hit });
  }
  hits.sort((a, b) => a.at - b.at);
  const found: (readonly [Vec, Vec])[] = [];
  for (let i = 0; i + 1 < hits.length; i += 2) found.push([hits[i]!.place, hits[i + 1]!.place]);
  return found;
}

/** Area of the part of the ring whose offset is below a value: Sutherland and Hodgman against one half-plane. */
function areaBelow(ring: readonly Vec[], offsets: readonly number[], limit: number): number {
  const kept: Vec[] = [];
  for (let i = 0; i < ring.length; i++) {
    const j = (i + 1) % ring.length;
    if (offsets[i]! < limit) kept.push(ring[i]!);
    if (offsets[i]! < limit !== offsets[j]! < limit) {
      kept.push(along(ring[i]!, ring[j]!, (limit - offsets[i]!) / (offsets[j]! - offsets[i]!)));
    }
  }
  return kept.length < 3 ? 0 : ringArea(kept);
}

/** Places between the ends, on a shallow arc. */
function bow(start: Vec, end: Vec, share: number, random: Random): Vec[] {
  const length = distance(start, end);
  const pieces = Math.round(length / STEP_M);
  const height = length * share * random.between(-1, 1);
  const [nx, ny] = [-(end[1] - start[1]) / length, (end[0] - start[0]) / length];
  return Array.from({ length: Math.max(0, pieces - 1) }, (_, i) => {
    const t = (i + 1) / pieces;
    const [x, y] = along(start, end, t);
    const aside = height * Math.sin(Math.PI * t) + (share > 0 ? random.between(-1, 1) : 0);
    return [x + nx * aside, y + ny * aside];
  });
}

/** The two rings that the path makes of one; null when both ends lie in the same place. */
function split(ring: readonly Vec[], path: readonly Vec[], from: CutEnd, to: CutEnd): [Vec[], Vec[]] | null {
  if (from.after === to.after && from.vertex === to.vertex) return null;
  const between = (start: CutEnd, end: CutEnd) => {
    const run: Vec[] = [];
    const stop = end.vertex === null ? end.after : (end.after - 1 + ring.length) % ring.length;
    for (let i = start.after; i !== stop; ) {
      i = (i + 1) % ring.length;
      run.push(ring[i]!);
      if (run.length > ring.length) return null;
    }
    return run;
  };
  const [one, two] = [between(to, from), between(from, to)];
  if (one === null || two === null) return null;
  return [
    [...path, ...one],
    [...path.toReversed(), ...two],
  ];
}

function passes(
  ring: readonly Vec[],
  path: readonly Vec[],
  from: CutEnd,
  to: CutEnd,
  demand: Demand,
): boolean {
  const fair = (end: CutEnd, a: Vec, b: Vec) =>
    end.along.every((direction) => lineAngle(direction, heading(a, b)) > demand.angle);
  if (!fair(from, path[0]!, path[1]!) || !fair(to, path.at(-1)!, path.at(-2)!)) return false;
  for (let k = 1; k < path.length; k++) {
    const [a, b] = [path[k - 1]!, path[k]!];
    const steps = Math.max(2, Math.ceil(distance(a, b) / 9));
    for (let s = k === 1 ? 1 : 0; s < (k === path.length - 1 ? steps : steps + 1); s++) {
      const p = along(a, b, s / steps);
      const room = Math.min(
        demand.clearance,
        0.6 * Math.min(distance(p, path[0]!), distance(p, path.at(-1)!)) * Math.sin(demand.angle),
      );
      if (!isInside(p, ring) || tooClose(p, ring, room)) return false;
    }
    for (let i = 0; i < ring.length; i++) {
      const j = (i + 1) % ring.length;
      const shares = crossShares(a, b, ring[i]!, ring[j]!);
      if (shares === null) continue;
      const hit = along(a, b, shares[0]);
      if (distance(hit, path[0]!) > 0.5 && distance(hit, path.at(-1)!) > 0.5) return false;
    }
  }
  return true;
}

function tooClose(p: Vec, ring: readonly Vec[], room: number): boolean {
  return ring.some((a, i) => distanceToSegment(p, a, ring[(i + 1) % ring.length]!) < room);
}

/** The direction of the longer side of the smallest box around the ring, to 5°. */
function longAxis(ring: readonly Vec[]): number {
  let best = { area: Infinity, angle: 0 };
  for (let angle = 0; angle < Math.PI; angle += Math.PI / 36) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const us = ring.map(([x, y]) => x * cos + y * sin);
    const vs = ring.map(([x, y]) => y * cos - x * sin);
    const [width, height] = [Math.max(...us) - Math.min(...us), Math.max(...vs) - Math.min(...vs)];
    if (width >= height && width * height < best.area) best = { area: width * height, angle };
  }
  return best.angle;
}

function apply(
  { mesh, streets }: Ground,
  face: FaceId,
  { from, to, inner }: Candidate,
  wish: CutWish,
  random: Random,
): [FaceId, FaceId] {
  const total = ringArea(mesh.ring(face));
  const ends = [from, to].map((end): VertexId => {
    if (end.vertex !== null) return end.vertex;
    return mesh.splitEdge(end.edge[0], end.edge[1], end.place);
  });
  const carried = [from, to].find(
    (end) => end.carriesOn !== null && streets.classOf(end.carriesOn) === wish.class,
  );
  const street: StreetId = carried?.carriesOn ?? streets.add(wish.class);
  const path = [ends[0]!, ...inner.map((p) => mesh.vertex(p)), ends[1]!];
  const [left, right] = mesh.splitFace(face, path, street);
  const share = ringArea(mesh.ring(left)) / total;
  const fits = Math.abs(share - wish.share) - Math.abs(1 - share - wish.share);
  return fits < 0 || (fits === 0 && random.chance(0.5)) ? [left, right] : [right, left];
}
