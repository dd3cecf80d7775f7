import type { PiecedRing } from './pieces.ts';

/** Places among east, north, west, south: quarter turns counter-clockwise. */
export type Quarter = 0 | 1 | 2 | 3;

const QUARTER = Math.PI / 2;
/** An outline whose edges keep so much to two ways at right angles is told in its own frame: a square on its tip has four sides, not eight halves. */
const FRAMED = 0.5;
/** So near to −45° a frame is turned the other way round, so that what is all but a diamond is told like one, rad. */
const TIP = 0.02;
/** Going over from one side to the next costs as much as so much of the outline put on a side at right angles to it. */
const TURN_SHARE = 0.02;
/** What lies farther out by no more than this hides nothing, m. */
const HIDES_M = 0.05;
/** A side that has nothing of its own takes what looks its way most, within this angle, rad. */
const ALIKE = 0.18;

/**
 * Divides an outline into four sides by the way that it looks: each piece goes to the side that it faces, unless that makes more turns
 * than sides (teeth, curves), and counts for it where nothing of the same outline stands farther out. A side without any takes what looks its way
 * most, also from another. Gives for each quarter the places of its pieces, ascending.
 */
export function labelSides(ring: PiecedRing): readonly [number[], number[], number[], number[]] {
  const frame = frameOf(ring);
  const labels = bestLabels(ring, frame);
  const cos = Math.cos(frame);
  const sin = Math.sin(frame);
  // in the frame: east is +p, north +q
  const ps = ring.xs.map((x, i) => x * cos + ring.ys[i]! * sin);
  const qs = ring.ys.map((y, i) => y * cos - ring.xs[i]! * sin);
  const open = ring.pieces.map((piece, i) => {
    const p = piece.x * cos + piece.y * sin;
    const q = piece.y * cos - piece.x * sin;
    return !hidden(ps, qs, p, q, piece.edge, labels[i]! as Quarter);
  });
  const sideOf = (k: Quarter): number[] => {
    const own = [...labels.keys()].filter((i) => labels[i] === k);
    const seen = own.filter((i) => open[i]);
    if (seen.length > 0) return seen;
    if (own.length > 0) return own;
    return facing(ring, frame + k * QUARTER);
  };
  return [sideOf(0), sideOf(1), sideOf(2), sideOf(3)];
}

/** The turn of the outline's edges against the points of the compass, −45° … 45°; 0 where they keep to no two ways. */
function frameOf({ pieces, perimeterM }: PiecedRing): number {
  let re = 0;
  let im = 0;
  for (const { nx, ny, lengthM } of pieces) {
    const four = 4 * Math.atan2(ny, nx);
    re += lengthM * Math.cos(four);
    im += lengthM * Math.sin(four);
  }
  if (Math.hypot(re, im) < FRAMED * perimeterM) return 0;
  const turn = Math.atan2(im, re) / 4;
  return turn < -QUARTER / 2 + TIP ? turn + QUARTER : turn;
}

/** The labels around the ring with the least cost of facing another way and of turning (Viterbi, for each first label). */
function bestLabels({ pieces, perimeterM }: PiecedRing, frame: number): Uint8Array {
  const n = pieces.length;
  const costs = new Float64Array(4 * n);
  pieces.forEach(({ nx, ny, lengthM }, i) => {
    const way = Math.atan2(ny, nx) - frame;
    for (let k = 0; k < 4; k++) costs[4 * i + k] = lengthM * (1 - Math.cos(way - k * QUARTER));
  });
  const turn = TURN_SHARE * perimeterM;
  let least = Number.POSITIVE_INFINITY;
  let best = new Uint8Array(n);
  for (let first = 0; first < 4; first++) {
    const from = new Uint8Array(4 * n);
    let sums = new Float64Array(4).fill(Number.POSITIVE_INFINITY);
    let next = new Float64Array(4);
    sums[first] = costs[first]!;
    for (let i = 1; i < n; i++) {
      for (let k = 0; k < 4; k++) {
        let before = k;
        let sum = sums[k]!;
        for (let j = 0; j < 4; j++) {
          if (sums[j]! + turn >= sum) continue;
          before = j;
          sum = sums[j]! + turn;
        }
        from[4 * i + k] = before;
        next[k] = sum + costs[4 * i + k]!;
      }
      [sums, next] = [next, sums];
    }
    for (let last = 0; last < 4; last++) {
      const sum = sums[last]! + (last === first ? 0 : turn);
      if (sum >= least) continue;
      least = sum;
      best = new Uint8Array(n);
      let k = last;
      for (let i = n - 1; i >= 0; i--) {
        best[i] = k;
        k = from[4 * i + k]!;
      }
    }
  }
  return best;
}

/** Does another edge of the ring lie farther out on the quarter's side? */
function hidden(ps: Float64Array, qs: Float64Array, p: number, q: number, edge: number, k: Quarter): boolean {
  const sign = k < 2 ? 1 : -1;
  const [us, vs] = k % 2 === 0 ? [ps, qs] : [qs, ps];
  const [u, v] = k % 2 === 0 ? [p, q] : [q, p];
  const n = us.length;
  for (let i = n - 1, j = 0; j < n; i = j++) {
    if (vs[i]! <= v === vs[j]! <= v || i === edge) continue;
    const at = us[i]! + ((v - vs[i]!) / (vs[j]! - vs[i]!)) * (us[j]! - us[i]!);
    if ((at - u) * sign > HIDES_M) return true;
  }
  return false;
}

function facing({ pieces }: PiecedRing, way: number): number[] {
  const off = pieces.map(({ nx, ny }) => {
    const cos = nx * Math.cos(way) + ny * Math.sin(way);
    return Math.acos(Math.max(-1, Math.min(1, cos)));
  });
  const most = Math.min(...off) + ALIKE;
  return [...off.keys()].filter((i) => off[i]! <= most);
}
