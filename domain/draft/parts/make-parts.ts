import type { Point } from '../../geometry/point.ts';
import { blocksOf } from '../net/blocks.ts';
import { FaceLocator } from '../net/face-locator.ts';
import { planarNet } from '../net/planar-net.ts';
import { prepareLines } from '../net/prepare-lines.ts';
import type { Along, DraftBuilding, DraftLine, Ground, NetLine, Parts, PlanarNet } from '../types.ts';
import { connectedFaces, type Faces } from './connected-faces.ts';
import { findUnits } from './find-units.ts';
import { gatherParts } from './gather-parts.ts';
import { joinEmpty } from './join-empty.ts';
import { joinHairs } from './join-hairs.ts';
import { labelFaces } from './label-faces.ts';
import { type PartedBlock, partBlock } from './part-block.ts';
import { isBarrierLine } from './part-graph.ts';
import { sound } from './sound-count.ts';

export interface PartsInput {
  readonly grounds: readonly Ground[];
  readonly lines: readonly DraftLine[];
  readonly buildings: readonly DraftBuilding[];
  /** What a grid is to hold, and at most may, in the measure. */
  readonly target: number;
  readonly high: number;
  readonly measure: 'households' | 'persons';
  /** Barriers drawn by hand. */
  readonly drawn?: readonly (readonly Point[])[];
  /** Today's borders, to be lines too. */
  readonly borders?: readonly (readonly Point[])[];
  /** With `borders`, for a rebalance: the number of today's grid at a place. No part then lies in two, whatever else is put together. */
  readonly today?: (at: Point) => number;
  /** Classes of lines that no grid is to cross (as `partGraph` has them): nothing is put together across those. */
  readonly barriers?: readonly string[];
}

/** The finest that a block is parted, as a share of what a grid is to hold. */
const GRAIN = 1 / 6;

const CUT: Along = { kind: 'cut', class: null, name: '', line: -1 };

/**
 * The grounds cut into parts: street blocks (units and compounds that a grid can take in one), and what the heavy ones are parted to, between their
 * buildings. A building in no ground is in no part; one on a line lies east of it, on a level line north. Counts that are no finite numbers
 * above 0 are 0. Same input, same parts.
 */
export function makeParts(input: PartsInput): Parts {
  const { grounds, buildings } = input;
  const lines = [
    ...prepareLines(input.lines, grounds, buildings),
    ...extraLines('drawn', input.drawn),
    ...extraLines('border', input.borders),
  ];
  const streets = planarNet(grounds, lines);
  const locator = new FaceLocator(streets);
  const faceOf = Int32Array.from(buildings, ({ at }) => locator.faceAt(at));
  const weight = Float64Array.from(buildings, (building) => sound(building[input.measure]));
  const kept = keepUnits(input, streets, faceOf, weight);
  const { blockOf, count } = kept;
  const inBlock: number[][] = Array.from({ length: count }, () => []);
  const heavy = new Float64Array(count);
  faceOf.forEach((face, b) => {
    if (face === -1) return;
    inBlock[blockOf[face]!]!.push(b);
    heavy[blockOf[face]!]! += weight[b]!;
  });
  const grain = Math.max(1, GRAIN * input.target);
  const isHeavy = (block: number) =>
    kept.whole[block] === 0 && heavy[block]! > grain && inBlock[block]!.length > 1;
  const sides = sidesOfBlocks(streets, blockOf, count, isHeavy);
  const partedBlocks = new Map<number, PartedBlock>();
  const part = (block: number, strict: boolean) => {
    const places = inBlock[block]!;
    const standing = places.map((b) => buildings[b]!);
    const weights = places.map((b) => weight[b]!);
    partedBlocks.set(block, partBlock(sides[block]!, standing, weights, grain, input.high, strict));
  };
  for (let block = 0; block < count; block++) if (isHeavy(block)) part(block, false);
  const drawn = () => {
    // a number per building: blocks first, then whatever else they were parted to
    const meant = Int32Array.from(faceOf, (face) => (face === -1 ? -1 : blockOf[face]!));
    const cuts: NetLine[] = [];
    let parts = count;
    for (const [block, { cuts: lines, partOf }] of partedBlocks) {
      for (const points of lines) cuts.push({ points, along: CUT });
      inBlock[block]!.forEach((b, i) => {
        meant[b] = parts + partOf[i]!;
      });
      parts += inBlock[block]!.length;
    }
    if (cuts.length === 0) return cutNet(streets, faceOf, blockOf, meant);
    const net = planarNet(grounds, [...lines, ...cuts]);
    const again = new FaceLocator(net);
    return cutNet(
      net,
      Int32Array.from(buildings, ({ at }) => again.faceAt(at)),
      Int32Array.from(net.at, (at) => blockOf[locator.faceAt(at)] ?? -1),
      meant,
    );
  };
  let found = drawn();
  const mixed = mixedBlocks(found, weight, grain);
  if (mixed.size > 0) {
    for (const block of mixed) part(block, true);
    found = drawn();
  }
  const { net, pieces, partFaces, blockOfFace } = found;
  const done = withoutScraps(input, net, pieces, partFaces, blockOfFace, kept, weight);
  return gatherParts(net, done, buildings, partFaces, unitsOf(done, blockOfFace, kept.unit));
}

interface Kept {
  readonly blockOf: Int32Array;
  readonly count: number;
  /** Per block: 1, a grid can take it with all that is in it, and it is never parted. */
  readonly whole: Uint8Array;
  /** Per block the number of its unit, where that is more than a grid takes; −1 elsewhere. */
  readonly unit: Int32Array;
  /** Per block the grid of today's that it lies in; 0 where that does not matter. */
  readonly home: Int32Array;
}

/** The blocks, with those of a unit put together that a grid can take. */
function keepUnits(input: PartsInput, net: PlanarNet, faceOf: Int32Array, weight: Float64Array): Kept {
  const street = withinToday(net, blocksOf(net, input.buildings).blockOf, input.today);
  const homeOfStreet = new Int32Array(street.count);
  const { today } = input;
  if (today) for (let f = 0; f < net.faces; f++) homeOfStreet[street.of[f]!] = today(net.at[f]!);
  const streetOf = Int32Array.from(faceOf, (face) => (face === -1 ? -1 : street.of[face]!));
  const found = findUnits(net, street.of, street.count, input.buildings, streetOf);
  const numbers = new Map<string, number>();
  const unitOfStreet = Int32Array.from(found, (unit, b) => {
    if (unit === -1) return -1;
    const key = `${unit} ${homeOfStreet[b]}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const holds = new Float64Array(numbers.size);
  streetOf.forEach((b, i) => {
    if (b !== -1 && unitOfStreet[b] !== -1) holds[unitOfStreet[b]!]! += weight[i]!;
  });
  const isWhole = (b: number) => unitOfStreet[b] !== -1 && holds[unitOfStreet[b]!]! <= input.high;
  const { of, count } = connectedFaces(
    net,
    street.of.map((b) => (isWhole(b) ? street.count + unitOfStreet[b]! : b)),
  );
  const kept = {
    blockOf: of,
    count,
    whole: new Uint8Array(count),
    unit: new Int32Array(count).fill(-1),
    home: new Int32Array(count),
  };
  for (let f = 0; f < net.faces; f++) {
    const b = street.of[f]!;
    kept.home[of[f]!] = homeOfStreet[b]!;
    if (isWhole(b)) kept.whole[of[f]!] = 1;
    else kept.unit[of[f]!] = unitOfStreet[b]!;
  }
  return kept;
}

interface CutNet {
  readonly net: PlanarNet;
  readonly pieces: Faces;
  readonly partFaces: Int32Array;
  readonly blockOfFace: Int32Array;
  readonly meant: Int32Array;
}

function cutNet(net: PlanarNet, partFaces: Int32Array, blockOfFace: Int32Array, meant: Int32Array): CutNet {
  const pieces = connectedFaces(net, labelFaces(net, blockOfFace, partFaces, meant));
  return { net, pieces, partFaces, blockOfFace, meant };
}

/** Blocks with a part that weighs too much and has buildings that were meant to be apart: a cut did not close, or went about the wrong way. */
function mixedBlocks(
  { pieces, partFaces, blockOfFace, meant }: CutNet,
  weight: Float64Array,
  grain: number,
): Set<number> {
  const holds = new Float64Array(pieces.count);
  const one = new Int32Array(pieces.count).fill(-1);
  const isMixed = new Uint8Array(pieces.count);
  partFaces.forEach((face, b) => {
    if (face === -1) return;
    const p = pieces.of[face]!;
    holds[p]! += weight[b]!;
    if (one[p] !== -1 && one[p] !== meant[b]) isMixed[p] = 1;
    one[p] = meant[b]!;
  });
  const blocks = new Set<number>();
  pieces.of.forEach((p, f) => {
    if (isMixed[p] === 1 && holds[p]! > grain) blocks.add(blockOfFace[f]!);
  });
  return blocks;
}

/** The parts with empty ground put together (`joinEmpty`). */
function withoutScraps(
  { target, barriers = [] }: PartsInput,
  net: PlanarNet,
  pieces: Faces,
  faceOf: Int32Array,
  blockOfFace: Int32Array,
  kept: Kept,
  weight: Float64Array,
): Faces {
  const emptyOf = ({ count, of }: Faces) => {
    const empty = new Uint8Array(count).fill(1);
    for (const face of faceOf) if (face !== -1) empty[of[face]!] = 0;
    return empty;
  };
  const groupOf = ({ count, of }: Faces) => {
    const group = new Float64Array(count);
    of.forEach((p, f) => {
      const block = blockOfFace[f]!;
      // a unit of its own, or today's grid
      group[p] = kept.unit[block]! >= 0 ? -1 - kept.unit[block]! : kept.home[block]!;
    });
    return group;
  };
  const total = faceOf.reduce((sum, face, b) => (face === -1 ? sum : sum + weight[b]!), 0);
  const whole = joinHairs(net, pieces, emptyOf(pieces), groupOf(pieces));
  const grids = target > 0 ? total / target : 1;
  const closed = net.alongs.map((along) => isBarrierLine(along, barriers));
  return joinEmpty(net, whole, emptyOf(whole), groupOf(whole), grids, (along) => closed[along]!);
}

function unitsOf({ count, of }: Faces, blockOfFace: Int32Array, unitOfBlock: Int32Array): Int32Array {
  const unit = new Int32Array(count).fill(-1);
  of.forEach((p, f) => {
    unit[p] = unitOfBlock[blockOfFace[f]!] ?? -1;
  });
  return unit;
}

/** Blocks that lie in several of today's grids taken apart along their borders. */
function withinToday(net: PlanarNet, blockOf: Int32Array, today: PartsInput['today']) {
  if (!today) return connectedFaces(net, blockOf);
  const labels = new Map<string, number>();
  const label = Int32Array.from(net.at, (at, face) => {
    const key = `${blockOf[face]} ${today(at)}`;
    const known = labels.get(key) ?? labels.size;
    labels.set(key, known);
    return known;
  });
  return connectedFaces(net, label);
}

/** The edges around every block that is asked for, with it on their left. */
function sidesOfBlocks(
  net: PlanarNet,
  blockOf: Int32Array,
  count: number,
  wanted: (block: number) => boolean,
): (readonly [Point, Point])[][] {
  const sides: (readonly [Point, Point])[][] = Array.from({ length: count }, () => []);
  const add = (face: number, other: number, p: number, q: number) => {
    if (face === -1 || !wanted(blockOf[face]!)) return;
    if (other !== -1 && blockOf[other] === blockOf[face]) return;
    sides[blockOf[face]!]!.push([
      [net.xs[p]!, net.ys[p]!],
      [net.xs[q]!, net.ys[q]!],
    ]);
  };
  for (let e = 0; e < net.from.length; e++) {
    const [l, r] = [net.left[e]!, net.right[e]!];
    add(l, r, net.from[e]!, net.to[e]!);
    add(r, l, net.to[e]!, net.from[e]!);
  }
  return sides;
}

function extraLines(kind: Along['kind'], lines: readonly (readonly Point[])[] = []): NetLine[] {
  const along: Along = { kind, class: null, name: '', line: -1 };
  return lines.map((points) => ({ points, along }));
}
