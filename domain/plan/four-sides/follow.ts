import type { Box, Point } from '../../geometry/point.ts';
import { UNIT_M } from '../../geometry/unit-metres.ts';
import type { Piece, PiecedRing, Plane } from './pieces.ts';
import { followRank, MOST_REACH_M, ON_M } from './reach.ts';
import type { LineSegment, SideLines } from './side-lines.ts';
import type { SideLine } from './types.ts';

/** Cosine of the angle up to which a line runs the way that the border does. */
const PARALLEL = Math.cos((25 * Math.PI) / 180);
/** So far past its end a line is still beside the border, m. */
const PAST_END_M = 5;
/** Lines are looked up for so much of the outline at once, m. */
const STRETCH_M = 150;
/** Lines of one name whose distances from the border differ by more are two carriageways, m. */
const TWO_M = 6;

/** The line that a piece of border runs along. */
export interface Followed {
  readonly line: SideLine;
  /** How far the line lies outside the grid (below 0: within), m; null where it is one of two carriageways and its middle is not known. */
  readonly outM: number | null;
}

interface Near {
  readonly line: SideLine;
  readonly ax: number;
  readonly ay: number;
  readonly ux: number;
  readonly uy: number;
  readonly lengthM: number;
}

/** What each piece of an outline runs along: near it and the same way; null where that is no line. */
export function followLines(ring: PiecedRing, plane: Plane, lines: SideLines): (Followed | null)[] {
  const { pieces } = ring;
  const found: (Followed | null)[] = [];
  for (let first = 0; first < pieces.length; ) {
    let end = first;
    for (let sum = 0; end < pieces.length && (end === first || sum < STRETCH_M); end++)
      sum += pieces[end]!.lengthM;
    const near = lines.near(boxAround(pieces, first, end, plane)).map((segment) => inMetres(segment, plane));
    for (let i = first; i < end; i++) found.push(followed(pieces[i]!, near));
    first = end;
  }
  return found;
}

function boxAround(pieces: readonly Piece[], first: number, end: number, { perX }: Plane): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = ([x, y]: Point) => {
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  };
  for (let i = first; i < end; i++) {
    take(pieces[i]!.from);
    take(pieces[i]!.to);
  }
  const [dx, dy] = [MOST_REACH_M / perX, MOST_REACH_M / UNIT_M];
  return [minX - dx, minY - dy, maxX + dx, maxY + dy];
}

function inMetres({ line, at: [a, b] }: LineSegment, { origin, perX }: Plane): Near {
  const ax = (a[0] - origin[0]) * perX;
  const ay = (a[1] - origin[1]) * UNIT_M;
  const dx = (b[0] - a[0]) * perX;
  const dy = (b[1] - a[1]) * UNIT_M;
  const lengthM = Math.hypot(dx, dy);
  return { line, ax, ay, ux: dx / lengthM, uy: dy / lengthM, lengthM };
}

function followed(piece: Piece, near: readonly Near[]): Followed | null {
  let best: { line: SideLine; rank: number; farM: number; outM: number } | null = null;
  const beside: { line: SideLine; outM: number }[] = [];
  for (const { line, ax, ay, ux, uy, lengthM } of near) {
    // square to the way out is the way along
    if (Math.abs(ux * piece.ny - uy * piece.nx) < PARALLEL) continue;
    const t = (piece.x - ax) * ux + (piece.y - ay) * uy;
    if (t < -PAST_END_M || t > lengthM + PAST_END_M) continue;
    const outM = (ax + t * ux - piece.x) * piece.nx + (ay + t * uy - piece.y) * piece.ny;
    const farM = Math.abs((piece.x - ax) * uy - (piece.y - ay) * ux);
    if (farM <= MOST_REACH_M) beside.push({ line, outM });
    const rank = followRank(line, farM);
    if (rank === null) continue;
    if (best === null || better({ line, rank, farM }, best)) best = { line, rank, farM, outM };
  }
  if (best === null) return null;
  const { line, outM } = best;
  const same =
    line.kind === 'road' && line.name !== ''
      ? beside.filter((other) => other.line.kind === 'road' && other.line.name === line.name)
      : [];
  const outs = same.map((other) => other.outM);
  const [least, most] = [Math.min(outM, ...outs), Math.max(outM, ...outs)];
  if (most - least <= TWO_M) return { line, outM };
  // between two carriageways it is in the middle of the road; on one of them that cannot be said
  return { line, outM: least < -ON_M && most > ON_M ? 0 : null };
}

interface Candidate {
  readonly line: SideLine;
  readonly rank: number;
  readonly farM: number;
}

/** By rank, streets on the ground before bridges, then the nearer by half metres, then by name: the same whatever the order of the lines. */
function better(a: Candidate, b: Candidate): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank;
  if (a.line.bridge !== b.line.bridge) return b.line.bridge;
  const nearer = Math.round(2 * a.farM) - Math.round(2 * b.farM);
  if (nearer !== 0) return nearer < 0;
  return a.line.name === b.line.name ? a.farM < b.farM : a.line.name < b.line.name;
}
