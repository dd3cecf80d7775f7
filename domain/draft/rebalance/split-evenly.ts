import { anneal, descend } from '../divide/anneal.ts';
import { gridsOf, totalPrice } from '../divide/grids.ts';
import { type Piece, within } from '../divide/piece.ts';
import { type Prices, pricesOf } from '../divide/price.ts';
import { borderPrices, typicalPerimeter } from '../divide/solve.ts';
import { randomFrom } from '../random.ts';
import type { PartGraph } from '../types.ts';
import { ALL_WAYS, bestHalves } from './best-halves.ts';
import { joinedPiece } from './joined-piece.ts';
import { bandOf } from './region.ts';
import { type Places, sweep } from './sweep.ts';

export interface SplitOptions {
  readonly seed: number;
  /** Pieces are to be within the equal share × (1 ± tolerance). */
  readonly tolerance: number;
  /** Where the pointer is, seen from the middle of the grid, in metres east and north: the first cut is to face it. */
  readonly direction?: readonly [x: number, y: number];
}

/** Directions that a front is tried from where none is given, around the whole circle; else these steps to either side. */
const FRONTS = 8;
const ASIDE = Math.PI / 12;
/** What it costs to face quite another way, as `Prices` go: as much as the worst shape. */
const ASKEW = 6;
/** Work that goes into one answer, in parts looked at: it is made anew while the pointer moves. */
const LOOKS = 3000;

/**
 * The parts of one grid in n connected pieces of like weight, compact and along lines: the piece of each part, 0 … n − 1, fewer where
 * there are fewer parts. Fronts that sweep over the grid, halving it again and again, and then single parts that change sides; two of few
 * parts are the best of all there are. Where nobody lives ground is shared out instead. The same seed gives the same answer.
 */
export function splitEvenly(graph: PartGraph, n: number, options: SplitOptions): Int32Array {
  const count = Math.max(1, Math.min(Math.floor(n) || 1, graph.count));
  if (graph.count === 0 || count === 1) return new Int32Array(graph.count);
  const people = Float64Array.from(graph.weight, (w) => (w > 0 && w < Infinity ? w : 0));
  const weight = people.some((w) => w > 0) ? people : graph.areaM2;
  const rough = joinedPiece(graph, weight, borderPrices(1, 0.5));
  const piece = joinedPiece(graph, weight, borderPrices(typicalPerimeter(rough, count), 0.5));
  const total = weight.reduce((sum, w) => sum + w, 0);
  const band = bandOf(total / count, options.tolerance);
  const prices = pricesOf(band, { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 });
  const facing = options.direction && Math.hypot(...options.direction) > 0 ? options.direction : null;
  const angle = facing ? Math.atan2(facing[1], facing[0]) : null;
  if (count === 2 && piece.count <= ALL_WAYS) {
    const halves = bestHalves(piece, prices, graph.x, graph.y, turnedFrom(graph, angle));
    if (halves) return Int32Array.from(halves);
  }
  const random = randomFrom(options.seed);
  const angles =
    angle === null
      ? Array.from({ length: FRONTS }, (_, i) => (2 * Math.PI * i) / FRONTS)
      : [0, 1, -1, 2, -2].flatMap((i) => [angle + i * ASIDE, angle + i * ASIDE + Math.PI]);
  const turned = turnedFrom(graph, angle);
  let best = new Int32Array(0);
  let least = Infinity;
  const rounds = Math.max(1, Math.min(8, Math.floor(LOOKS / (piece.count * angles.length))));
  for (const front of angles) {
    const gridOf = new Int32Array(piece.count);
    share(piece, graph, front, count, 0, gridOf, prices);
    fillNumbers(piece, gridOf, count);
    const side = gridOf.map((grid) => (grid < Math.floor(count / 2) ? 1 : 0));
    const grids = gridsOf(piece, prices, gridOf, count);
    descend(grids, rounds);
    const price = totalPrice(grids) + turnedBy(side, graph, turned);
    if (price >= least) continue;
    least = price;
    best = gridOf;
  }
  const grids = gridsOf(piece, prices, best, count);
  anneal(grids, LOOKS, 0.05, random);
  descend(grids, 3);
  return grids.gridOf;
}

/** Halves the parts again and again: by the front first, and what comes of it by whichever front is cheaper of four. */
function share(
  piece: Piece,
  places: Places,
  front: number,
  n: number,
  first: number,
  gridOf: Int32Array,
  prices: Prices,
): void {
  if (n === 1) {
    for (const p of piece.part) gridOf[p] = first;
    return;
  }
  const low = Math.floor(n / 2);
  const side = sweep(piece, places, front, low / n);
  for (const [taken, grids, number] of [
    [1, low, first],
    [0, n - low, first + low],
  ] as const) {
    const members = Int32Array.from([...side.keys()].filter((p) => side[p] === taken));
    const half = within(piece, members, new Int32Array(piece.count).fill(-1));
    const part = members.map((p) => piece.part[p]!);
    const at = {
      x: Float64Array.from(members, (p) => places.x[p]!),
      y: Float64Array.from(members, (p) => places.y[p]!),
    };
    if (grids === 1) for (const p of part) gridOf[p] = number;
    else share({ ...half, part }, at, cheapestFront(half, at, grids, prices), grids, number, gridOf, prices);
  }
}

/** A number that no part came to (the side that was to have it had too few) goes to the last part of the one with the most. */
function fillNumbers(piece: Piece, gridOf: Int32Array, n: number): void {
  const sizes = new Int32Array(n);
  for (const grid of gridOf) sizes[grid]!++;
  for (let grid = 0; grid < n; grid++) {
    if (sizes[grid]! > 0) continue;
    const most = sizes.indexOf(Math.max(...sizes));
    gridOf[lastReached(piece, gridOf, gridOf.indexOf(most))] = grid;
    sizes[most]!--;
    sizes[grid]!++;
  }
}

/** The part that a search through its grid comes to last, without which the grid still hangs together. */
function lastReached({ start, neighbour, open }: Piece, gridOf: Int32Array, first: number): number {
  const found = new Set([first]);
  let last = first;
  for (const p of found) {
    last = p;
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      if (open[k] === 1 && gridOf[neighbour[k]!] === gridOf[first]) found.add(neighbour[k]!);
    }
  }
  return last;
}

function cheapestFront(piece: Piece, places: Places, n: number, prices: Prices): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < 4; i++) {
    const front = (Math.PI * i) / 4;
    const side = sweep(piece, places, front, Math.floor(n / 2) / n);
    const grids = gridsOf(piece, prices, Int32Array.from(side), 2);
    let cut = 0;
    for (let p = 0; p < piece.count; p++) {
      for (let k = piece.start[p]!; k < piece.start[p + 1]!; k++) {
        if (side[piece.neighbour[k]!] !== side[p]) cut += piece.cost[k]!;
      }
    }
    const price = cut / 2 + (grids.perimeterM[0]! + grids.perimeterM[1]!) / Math.sqrt(grids.areaM2[0]! + 1);
    if (price >= least) continue;
    least = price;
    best = front;
  }
  return best;
}

/** What a side costs for how it lies: nothing where its middle and that of the rest are one behind the other as seen from the pointer. */
function turnedFrom(graph: PartGraph, angle: number | null) {
  let area = 0;
  let x = 0;
  let y = 0;
  for (let p = 0; p < graph.count; p++) {
    area += graph.areaM2[p]!;
    x += graph.areaM2[p]! * graph.x[p]!;
    y += graph.areaM2[p]! * graph.y[p]!;
  }
  return (sideArea: number, sideX: number, sideY: number): number => {
    if (angle === null || sideArea <= 0 || sideArea >= area) return 0;
    const dx = sideX / sideArea - (x - sideX) / (area - sideArea);
    const dy = sideY / sideArea - (y - sideY) / (area - sideArea);
    const across = dy * Math.cos(angle) - dx * Math.sin(angle);
    return (ASKEW * across * across) / (dx * dx + dy * dy || 1);
  };
}

function turnedBy(side: Int32Array, graph: PartGraph, turned: ReturnType<typeof turnedFrom>): number {
  let area = 0;
  let x = 0;
  let y = 0;
  for (let p = 0; p < graph.count; p++) {
    if (side[p] !== 1) continue;
    area += graph.areaM2[p]!;
    x += graph.areaM2[p]! * graph.x[p]!;
    y += graph.areaM2[p]! * graph.y[p]!;
  }
  return turned(area, x, y);
}
