import { UnionFind } from '../../coverage/clean/union-find.ts';
import { lineRank, MAIN_RANK } from '../net/line-rank.ts';
import { metresOf } from '../net/metres.ts';
import type { DraftBuilding, PlanarNet } from '../types.ts';
import { kindOfUse } from './kind-of-use.ts';
import { roughAreaM2 } from './rough-area.ts';

/** A compound is enclosed by walls when so much of its outline is one. */
const ENCLOSED = 0.75;
/** A block is a unit's when so much of what stands there is. */
const MOSTLY = 0.75;
/** And when at least so much of it stands there. */
const LARGE_M2 = 600;
/** Ranks below this (service lanes, tracks, paths) run within a unit; another side of a street is another unit. */
const LANE_RANK = 30;
/** Of these, one beside another is another one. */
const EACH_ITS_OWN: readonly string[] = ['industrial', 'warehouse', 'factory', 'manufacture', 'works'];

/**
 * What is to be kept whole (差异性), per block a number, −1 where nothing is. Two things are:
 * - a gated compound: blocks that hang together across lesser lines, with walls along three quarters of what is around them or more,
 *   and a building inside;
 * - a large unit or market: blocks beside one another across lanes where three quarters of the ground that is built upon, and 600 m² or more, is of one such use
 *   (school, hospital, government, factory, market, … as `kindOfUse` has units and crowded places).
 * Lines that matter, barriers and borders of grounds are never within one.
 */
export function findUnits(
  net: PlanarNet,
  blockOf: Int32Array,
  count: number,
  buildings: readonly DraftBuilding[],
  blockOfBuilding: Int32Array,
): Int32Array {
  const inhabited = new Uint8Array(count);
  const uses = usesOf(count, buildings, blockOfBuilding, inhabited);
  const walled = new UnionFind(count);
  const alike = new UnionFind(count);
  const metres = metresOf(net);
  const each = (on: (l: number, r: number, e: number) => void) => {
    for (let e = 0; e < net.from.length; e++) {
      const l = net.left[e] === -1 ? -1 : blockOf[net.left[e]!]!;
      const r = net.right[e] === -1 ? -1 : blockOf[net.right[e]!]!;
      if (l !== r) on(l, r, e);
    }
  };
  const isWall = net.alongs.map(({ kind }) => kind === 'wall');
  const isLane = net.alongs.map((along) => lineRank(along) < LANE_RANK);
  const isLesser = net.alongs.map(
    (a) => a.kind !== 'outline' && a.kind !== 'drawn' && lineRank(a) < MAIN_RANK,
  );
  each((l, r, e) => {
    const a = net.along[e]!;
    if (l === -1 || r === -1 || !isLesser[a] || net.groundOf[net.left[e]!] !== net.groundOf[net.right[e]!])
      return;
    if (!isWall[a]) walled.join(l, r);
    if (isLane[a] && uses[l] !== null && uses[l] === uses[r] && !EACH_ITS_OWN.includes(uses[l]!))
      alike.join(l, r);
  });
  // of what hangs together across lesser lines, and of each block by itself
  const together = enclosed(count, each, metres, isWall, net.along, (b) => walled.find(b));
  const alone = enclosed(count, each, metres, isWall, net.along, (b) => b);
  const unit = new Int32Array(count).fill(-1);
  for (let b = 0; b < count; b++) {
    if (together[walled.find(b)] === 1) unit[b] = walled.find(b);
    else if (alone[b] === 1) unit[b] = b;
  }
  const lived = new Set<number>();
  for (let b = 0; b < count; b++) if (inhabited[b] === 1) lived.add(unit[b]!);
  for (let b = 0; b < count; b++) {
    if (!lived.has(unit[b]!)) unit[b] = -1;
    if (unit[b] === -1 && uses[b] !== null) unit[b] = count + alike.find(b);
  }
  return unit;
}

/** Per set of blocks (by the block that stands for it): 1 where walls are around it. */
function enclosed(
  count: number,
  each: (on: (l: number, r: number, e: number) => void) => void,
  metres: (edge: number) => number,
  isWall: readonly boolean[],
  along: Int32Array,
  setOf: (block: number) => number,
): Uint8Array {
  const around = new Float64Array(count);
  const wall = new Float64Array(count);
  each((l, r, e) => {
    const [p, q] = [l === -1 ? -1 : setOf(l), r === -1 ? -1 : setOf(r)];
    if (p === q) return;
    for (const set of [p, q]) {
      if (set === -1) continue;
      around[set]! += metres(e);
      if (isWall[along[e]!]) wall[set]! += metres(e);
    }
  });
  return Uint8Array.from(around, (m, b) => (m > 0 && wall[b]! >= ENCLOSED * m ? 1 : 0));
}

/** The use of a unit or a market that most of each block is built upon with; null where there is none. */
function usesOf(
  count: number,
  buildings: readonly DraftBuilding[],
  blockOf: Int32Array,
  inhabited: Uint8Array,
): (string | null)[] {
  const built = new Float64Array(count);
  const byUse = new Map<number, Map<string, number>>();
  buildings.forEach((building, i) => {
    const b = blockOf[i]!;
    if (b === -1) return;
    inhabited[b] = 1;
    const area = building.footprint === null ? 0 : roughAreaM2(building.footprint);
    built[b]! += area;
    const kind = kindOfUse(building.use);
    if (kind !== 'unit' && kind !== 'crowded') return;
    let areas = byUse.get(b);
    if (!areas) {
      areas = new Map();
      byUse.set(b, areas);
    }
    areas.set(building.use!, (areas.get(building.use!) ?? 0) + area);
  });
  return Array.from(built, (whole, b) => {
    for (const [use, area] of byUse.get(b) ?? []) if (area >= LARGE_M2 && area >= MOSTLY * whole) return use;
    return null;
  });
}
