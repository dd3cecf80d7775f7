import { chords, longAxis } from './chords.ts';
import { type CutEnd, findEnd, place } from './cut-end.ts';
import { bow, type Demand, passes, splitRing } from './cut-path.ts';
import type { Ground } from './ground.ts';
import type { FaceId, StreetId, VertexId } from './mesh.ts';
import { compactness, distance, heading, ringArea, type Vec } from './plane.ts';
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

/** What is asked of a cut, and the directions to try, from straight across, in radians; asked again with less when nothing passes. */
const DEMANDS: readonly (Demand & { readonly turns: readonly number[] })[] = [
  { angle: 0.75, clearance: 11, turns: [0, 0.1, -0.1, 0.22, -0.22] },
  { angle: 0.5, clearance: 7, turns: [0, 0.35, -0.35, 0.7, -0.7, 1.1, -1.1, 1.57] },
  { angle: 0.25, clearance: 3, turns: [0, 0.2, -0.2, 0.5, -0.5, 0.8, -0.8, 1.2, -1.2, 1.57] },
];

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
    const from = findEnd(ground, face, ring, p, heading(q, p), area, wish.class);
    const to = findEnd(ground, face, ring, q, heading(p, q), area, wish.class);
    const [start, end] = [place(ground, from), place(ground, to)];
    if (distance(start, end) < 18) continue;
    const bent = bow(start, end, wish.bow, random);
    for (const inner of bent.length > 0 ? [bent, bow(start, end, 0, random)] : [bent]) {
      const path = [start, ...inner, end];
      const halves = splitRing(ring, path, from, to);
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
