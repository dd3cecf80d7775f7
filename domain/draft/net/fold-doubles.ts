import { comparePoints, type Point } from '../../geometry/point.ts';
import type { NetLine } from '../types.ts';
import type { FlatLines, LinePlace } from './flat-lines.ts';
import type { HouseWalls } from './house-walls.ts';
import { ALONE, PARTED, piecesOf, pointsOf, smooth } from './line-pieces.ts';
import { lineRank } from './line-rank.ts';
import type { LocalPlane } from './local-plane.ts';
import { StreetWays } from './street-ways.ts';

/** How far apart two lines may run and still be one, m: carriageways of a street, tracks, a river and its banks, … */
const CARRIAGEWAYS_M = 45;
const TRACKS_M = 20;
const BANKS_M = 60;
/** … a lesser street, path or wall beside a greater line, a lesser water, a line beside the ground's edge, and any two lines. */
const BESIDE_M = 15;
const WATER_BESIDE_M = 10;
const OUTLINE_M = 10;
const SAME_M = 3;
/** Cosine of the angle up to which lines are taken as parallel. */
const PARALLEL = Math.cos((20 * Math.PI) / 180);
/** Sine up to which the way across is taken as square to a line. */
const SQUARE = 0.5;
/** Unnamed carriageways are known as such on these. */
const MOTORWAY = new Set(['motorway', 'trunk']);
const CARRIAGEWAY_RANK = 40;

/** Of how far two lines may be apart: they may not. */
const STAYS = -1;

/** What is left of the lines, and the stretches that went, each with how far away the line is that stands for it. */
export interface Folded {
  readonly kept: NetLine[];
  readonly gone: { readonly points: Point[]; readonly farM: number }[];
}

/**
 * Lines that run beside a greater one with nothing between them are no border of their own: of the two carriageways of a street (same
 * name, opposite ways, near-parallel, no building, river, railway or wall between) one is kept, the same all along; of tracks one; a path, a
 * service road or a compound's wall goes with the street that it runs along; doubles go. `lines` are what `flat` was made of, and
 * behind them there the grounds' outlines.
 */
export function foldDoubles(
  lines: readonly NetLine[],
  flat: FlatLines,
  walls: HouseWalls,
  plane: LocalPlane,
): Folded {
  const ways = new StreetWays(lines, flat);
  const ranks = lines.map(({ along }) => lineRank(along));
  const lengths = lines.map(({ points }) =>
    points.reduce((sum, p, i) => sum + (i > 0 ? manhattan(p, points[i - 1]!) : 0), 0),
  );
  const parts = (line: number) => line < lines.length && lines[line]!.along.kind !== 'road';

  /** How far the two may be apart, m; below 0: the first one stays. */
  const reach = (r: number, q: number, place: LinePlace, ux: number, uy: number, vx: number, vy: number) => {
    if (q >= lines.length) return OUTLINE_M;
    const [own, other] = [lines[r]!, lines[q]!];
    const [a, b] = [own.along, other.along];
    const same = ux * vx + uy * vy > 0;
    const less = ranks[r]! - ranks[q]! || lengths[r]! - lengths[q]! || order(own, other);
    if (a.kind === b.kind && a.kind === 'road' && a.name === b.name) {
      const known = a.name !== '' || (a.class === b.class && MOTORWAY.has(a.class ?? ''));
      if (known && !same && Math.min(ranks[r]!, ranks[q]!) >= CARRIAGEWAY_RANK)
        return ways.givesWay(own, place.x, place.y, ux - vx, uy - vy) ? CARRIAGEWAYS_M : STAYS;
      if (known) return less < 0 ? BESIDE_M : STAYS;
    }
    // a border along a street is better than one along the water or the railway beside it
    if (less > 0 || (a.kind === 'road' && b.kind !== 'road' && ranks[r]! >= CARRIAGEWAY_RANK)) return STAYS;
    if (a.kind === b.kind && a.kind === 'rail') return TRACKS_M;
    if (a.class === 'riverbank' && b.class === 'river') return BANKS_M;
    if (ranks[r] === ranks[q]) return SAME_M;
    return a.kind === 'water' ? WATER_BESIDE_M : BESIDE_M;
  };

  const farFrom = (r: number, x: number, y: number, ux: number, uy: number, wide: number): number => {
    let least = ALONE;
    for (const place of flat.near(x, y, wide)) {
      const { segment: s, farM } = place;
      const q = flat.lineOf[s]!;
      if (q === r || (least >= 0 && farM >= least)) continue;
      let [vx, vy] = [flat.bx[s]! - flat.ax[s]!, flat.by[s]! - flat.ay[s]!];
      const length = Math.hypot(vx, vy);
      vx /= length;
      vy /= length;
      if (Math.abs(ux * vx + uy * vy) < PARALLEL) continue;
      if (farM > SAME_M && Math.abs((place.x - x) * ux + (place.y - y) * uy) > SQUARE * farM) continue;
      if (farM > reach(r, q, place, ux, uy, vx, vy)) continue;
      if (walls.standBetween(x, y, place.x, place.y)) {
        if (least < 0) least = PARTED;
        continue;
      }
      if (farM > BESIDE_M && lines[r]!.along.kind === 'road' && flat.crosses(x, y, place.x, place.y, parts))
        continue;
      least = farM;
    }
    return least;
  };

  const kept: NetLine[] = [];
  const gone: Folded['gone'] = [];
  lines.forEach((line, r) => {
    const pieces = piecesOf(line.points, plane, (x, y, ux, uy) =>
      farFrom(r, x, y, ux, uy, widest(line, ranks[r]!)),
    );
    smooth(pieces);
    for (let i = 0; i < pieces.length; ) {
      const goes = pieces[i]!.farM >= 0;
      const first = i;
      let farM = 0;
      for (; i < pieces.length && pieces[i]!.farM >= 0 === goes; i++) farM = Math.max(farM, pieces[i]!.farM);
      const points = pointsOf(pieces.slice(first, i));
      if (goes) gone.push({ points, farM });
      else kept.push({ points, along: line.along });
    }
  });
  return { kept, gone };
}

/** How far around a line is worth looking, m. */
function widest({ along }: NetLine, rank: number): number {
  if (along.kind === 'rail') return TRACKS_M;
  if (along.class === 'riverbank') return BANKS_M;
  const named = along.name !== '' || MOTORWAY.has(along.class ?? '');
  return along.kind === 'road' && rank >= CARRIAGEWAY_RANK && named ? CARRIAGEWAYS_M : BESIDE_M;
}

function manhattan(p: Point, q: Point): number {
  return Math.abs(p[0] - q[0]) + Math.abs(p[1] - q[1]);
}

/** Which of two like lines goes: by where they end, so that it does not depend on how they are given. */
function order(a: NetLine, b: NetLine): number {
  const ends = ({ points }: NetLine) => [points[0]!, points.at(-1)!].sort(comparePoints);
  const [u, v] = [ends(a), ends(b)];
  return comparePoints(u[0]!, v[0]!) || comparePoints(u[1]!, v[1]!) || a.along.line - b.along.line;
}
