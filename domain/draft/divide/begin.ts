import type { CutGraph } from '../kway/graph.ts';
import { kway } from '../kway/kway.ts';
import { anneal, descend } from './anneal.ts';
import { bandOf } from './band.ts';
import { coarsePiece } from './coarse.ts';
import { gridsOf } from './grids.ts';
import { improve } from './improve.ts';
import { type Piece, within } from './piece.ts';
import type { Prices } from './price.ts';
import type { Style } from './recombine.ts';
import { type Plan, partedInto, planOf, startOf } from './start.ts';

/** Spanning trees that a cut is chosen from. */
const TREES = 5;
/** Grids of more parts than this are put together from groups first, of which each has so many. */
const MANY_A_GRID = 60;
const GROUPS_A_GRID = 25;
/** Steps of annealing per part while groups are made. */
const GROUP_STEPS = 100;

/** Pieces of so many parts in which less than this share of all border is off lines are begun by `kway`. */
const MANY_PARTS = 4000;
const HARDLY_ANY = 0.02;
/** What `kway` is to keep to, so that something is left to be moved. */
const NEAR = 0.09;
/** How much shape counts there beside length. */
const SHAPE = 3;

/** Grid per part; `ripe`: short borders are found, and not to be shaken up. */
export interface Begun {
  readonly gridOf: Int32Array;
  readonly ripe: boolean;
}

/**
 * A first division of a connected piece by plan. Where grids have many parts single parts move a border but do not form it; there groups
 * of parts are divided (and that is bettered), and single parts are left for the end. Of very many parts whose borders differ in length
 * alone `kway` knows best (measured on a city: borders a twentieth shorter, grids more compact, in less time); where off-line borders
 * count, cuts along trees do, at every size up to 60,000 parts.
 */
export function begin(piece: Piece, plan: Plan, prices: Prices, style: Style): Begun {
  if (plan.lots.length > 1 || plan.count === 1 || piece.count <= MANY_A_GRID * plan.count) {
    if (piece.count >= MANY_PARTS && plan.count > 1 && hardlyOffLine(piece))
      return { gridOf: shortlyCut(piece, plan, prices, style), ripe: true };
    return { gridOf: startOf(piece, plan, style.tolerance, TREES, style.metre, style.random), ripe: false };
  }
  const count = GROUPS_A_GRID * plan.count;
  const groupOf = groupsOf(piece, count, prices, style);
  const coarse = coarsePiece(piece, groupOf, count);
  const rough = startOf(
    coarse,
    planOf(coarse, prices.band, plan.count),
    style.tolerance,
    TREES,
    style.metre,
    style.random,
  );
  const grids = gridsOf(coarse, prices, rough, plan.count);
  improve(grids, false, false, style, () => {});
  return { gridOf: groupOf.map((group) => grids.gridOf[group]!), ripe: false };
}

/** The plan carried out by `kway`. */
function shortlyCut(piece: Piece, plan: Plan, { band }: Prices, style: Style): Int32Array {
  const gridOf = new Int32Array(piece.count);
  const local = new Int32Array(piece.count).fill(-1);
  const tolerance = Math.min(NEAR, style.tolerance);
  let first = 0;
  for (const { members, n } of plan.lots) {
    const lot = members.length === piece.count ? piece : within(piece, members, local);
    const seed = Math.floor(style.random() * 4294967296);
    const inLot = kway(cutGraph(lot, SHAPE * style.metre), n, { tolerance, target: band.target, seed });
    for (let i = 0; i < members.length; i++) gridOf[members[i]!] = first + inLot[i]!;
    first += n;
  }
  return gridOf;
}

function hardlyOffLine(piece: Piece): boolean {
  let length = 0;
  let off = 0;
  for (let slot = 0; slot < piece.lengthM.length; slot++) {
    length += piece.lengthM[slot]!;
    off += piece.offLineM[slot]!;
  }
  return off <= HARDLY_ANY * length;
}

/** What borders cost as lengths, `metre` for each metre besides; those that are not open left out. */
function cutGraph(piece: Piece, metre: number): CutGraph {
  const start = new Int32Array(piece.count + 1);
  const neighbour = new Int32Array(piece.neighbour.length);
  const lengthM = new Float64Array(piece.neighbour.length);
  let at = 0;
  for (let p = 0; p < piece.count; p++) {
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
      if (piece.open[slot] === 0) continue;
      neighbour[at] = piece.neighbour[slot]!;
      lengthM[at++] = Math.max(0, piece.cost[slot]! + piece.lengthM[slot]! * metre);
    }
    start[p + 1] = at;
  }
  return {
    count: piece.count,
    weight: piece.weight,
    start,
    neighbour: neighbour.subarray(0, at),
    lengthM: lengthM.subarray(0, at),
  };
}

/** Compact groups of about as many parts and as much weight each, on lines where there are some. */
function groupsOf(piece: Piece, count: number, prices: Prices, style: Style): Int32Array {
  let total = 0;
  for (let p = 0; p < piece.count; p++) total += piece.weight[p]!;
  const even = piece.weight.map((w) => (total > 0 ? w / total : 0) + 1 / piece.count);
  const evened = { ...piece, weight: even };
  const groupOf = partedInto(evened, count, 0.5, 1, style.metre, style.random);
  // Borders cost a fifth as much around a group as around a grid, so shape and balance are to cost no more.
  const small = 1 / Math.sqrt(GROUPS_A_GRID);
  const groups = gridsOf(
    evened,
    {
      band: bandOf(2 / count, 0.7),
      deviation: prices.deviation * small,
      far: 0,
      shape: prices.shape * small,
    },
    groupOf,
    count,
  );
  anneal(groups, GROUP_STEPS * piece.count, 0.1, style.random);
  descend(groups, 4);
  return groupOf;
}
