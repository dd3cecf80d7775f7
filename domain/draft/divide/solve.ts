import type { Random } from '../random.ts';
import { shortOfAims } from './aims.ts';
import { type Band, excess, fitsSomeCount } from './band.ts';
import { begin } from './begin.ts';
import { EXACT_PARTS, exactDivision } from './exact.ts';
import { type Grids, gridsOf, totalPrice } from './grids.ts';
import { improve } from './improve.ts';
import type { BorderPrices, Piece } from './piece.ts';
import { fourfold, type Prices } from './price.ts';
import type { Style } from './recombine.ts';
import { type Plan, planOf } from './start.ts';
import { beginToday } from './today.ts';

/** So many starts in a row that are no better are enough. */
const IDLE = 5;
/** And so many that meet every aim. */
const CONTENT = 3;
/** A difference in price that is none. */
const SAME = 1e-6;
/** As many starts as bring the parts to this number. */
const PARTS_IN_ALL = 9000;

/** What a whole outline on none of today's borders costs where keeping them weighs most: much, but less than a grid out of the band. */
const KEPT = 80;
/** What a grid's whole share short of an aim costs. */
const SHORT = 50;

/** What a region is divided by. */
export interface Task {
  readonly band: Band;
  readonly tolerance: number;
  readonly prices: Prices;
  /** Grids in all; null: as many as the band says. */
  readonly count: number | null;
  /** Parts in all, this piece's and others': many are tried less often. */
  readonly parts: number;
  /** Number of today's grid per part, where today's borders are to be kept; how much they are, 0 … 1. */
  readonly today: Int32Array | null;
  readonly keep: number;
  readonly random: Random;
  readonly word?: (share: number, gridOf: Int32Array) => void;
}

/** Grid per part, numbers perhaps with gaps. `proven`: nothing is less out of the band. */
export interface Solved {
  readonly gridOf: Int32Array;
  readonly proven: boolean;
}

/** The best division of a connected piece that so much work finds. */
export function solve(piece: Piece, task: Task): Solved {
  const plan = planOf(piece, task.band, task.count);
  if (piece.count === 1) return { gridOf: new Int32Array(1), proven: true };
  const counts = countsOf(piece, task, plan.count);
  if (piece.count <= EXACT_PARTS)
    return { gridOf: exactDivision(piece, task.prices, counts).gridOf, proven: true };
  // Compactness counts as some border length until shapes are known.
  const metre = 0.5 / typicalPerimeter(piece, plan.count);
  const style: Style = { tolerance: Math.max(0.01, task.tolerance), metre, random: task.random };
  let best: Grids | null = null;
  let bestOut = Number.POSITIVE_INFINITY;
  let bestPrice = Number.POSITIVE_INFINITY;
  let idle = 0;
  let content = 0;
  const keep = task.today === null ? 0 : task.keep;
  const attempt = (start: Plan, share: number, most: number) => {
    const { gridOf, ripe } = begin(piece, start, task.prices, style);
    bettered(gridsOf(piece, task.prices, gridOf, start.count), ripe, share, most);
  };
  const bettered = (grids: Grids, ripe: boolean, share: number, most: number) => {
    improve(grids, task.count === null, ripe, style, (part) =>
      task.word?.(share + part * most, (best ?? grids).gridOf),
    );
    const short = shortOfAims(grids);
    const out = outOfBand(grids);
    // The more today's borders are to be kept, the less it counts what is aimed at without them.
    const price = totalPrice(grids) + (1 - keep) * SHORT * grids.count * short;
    if (short === 0 && out === 0) content++;
    idle++;
    if (keep > 0 && Math.abs(out - bestOut) > SAME ? out > bestOut : price >= bestPrice - SAME) return;
    idle = 0;
    best = grids;
    bestOut = out;
    bestPrice = price;
  };
  const starts = Math.max(1, Math.min(12, Math.floor(PARTS_IN_ALL / task.parts)));
  const share = 0.9 / (task.today === null ? starts : 2 * starts);
  let at = 0;
  if (task.today !== null) {
    for (; at < starts && idle < IDLE && content < CONTENT; at++) {
      const grids = beginToday(piece, task.today, plan.count, task.count !== null, task.prices, style);
      if (grids === null) break;
      bettered(grids, false, at * share, share);
    }
    at = starts;
    idle = 0;
    content = 0;
  }
  for (let i = 0; i < starts && idle < IDLE && content < CONTENT; i++, at++) attempt(plan, at * share, share);
  // What is small is tried more often, and with other numbers of grids, before it is given up.
  const tries = Math.min(12, Math.floor(2400 / piece.count));
  for (let i = 0; i < tries && outOfBand(best!) > 0; i++) {
    const n = counts[i % Math.min(counts.length, 4)]!;
    attempt(n === plan.count ? plan : planOf(piece, task.band, n), 0.9 + (0.1 * i) / tries, 0.1 / tries);
  }
  return { gridOf: best!.gridOf, proven: false };
}

/** Numbers of grids that may be, the best first. */
function countsOf(piece: Piece, task: Task, planned: number): number[] {
  if (task.count !== null) return [planned];
  let total = 0;
  let heaviest = 0;
  for (let p = 0; p < piece.count; p++) {
    total += piece.weight[p]!;
    heaviest = Math.max(heaviest, piece.weight[p]!);
  }
  if (heaviest <= task.band.high && !fitsSomeCount(task.band, total)) return [planned];
  const counts = Array.from({ length: Math.min(piece.count, 2 * planned + EXACT_PARTS) }, (_, i) => i + 1);
  return counts.sort((a, b) => Math.abs(a - planned) - Math.abs(b - planned) || a - b);
}

function outOfBand(grids: Grids): number {
  let out = 0;
  for (let g = 0; g < grids.count; g++)
    if (grids.size[g]! > 0) out += excess(grids.prices.band, grids.weight[g]!);
  return out;
}

/** Outline of a square grid of mean size, in metres; ground where nobody lives left out of account. */
export function typicalPerimeter(piece: Piece, grids: number): number {
  let lived = 0;
  let all = 0;
  for (let p = 0; p < piece.count; p++) {
    all += piece.areaM2[p]!;
    if (piece.weight[p]! > 0) lived += piece.areaM2[p]!;
  }
  return Math.max(1, 4 * Math.sqrt((lived > 0 ? lived : all) / Math.max(1, grids)));
}

/** Prices of a metre of border, where grids are so large. At 0 today's borders count as any others. */
export function borderPrices(perimeterM: number, mainStreets: number, keepBorders = 0): BorderPrices {
  return {
    offLine: 21 / perimeterM,
    plain: (0.5 * fourfold(mainStreets)) / perimeterM,
    unlike: 1.5 / perimeterM,
    barrier: 80 / perimeterM,
    kept: (KEPT * keepBorders * keepBorders) / perimeterM,
  };
}
