import { UnionFind } from '../../coverage/clean/union-find.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';
import type { DraftBuilding } from '../types.ts';
import { kindOfUse } from './kind-of-use.ts';

/** Buildings of one use no further apart than this (metres between the points at which they are) are one unit's. */
const NEAR_M = 80;

/** So many to the east are looked at. */
const CROWD = 200;

/**
 * Which buildings of a block belong to one unit or market and are kept together: same use, near one another, and together no more than
 * `high`. A number per building; −1: to none.
 */
export function unitGroups(
  buildings: readonly DraftBuilding[],
  weights: ArrayLike<number>,
  high: number,
): Int32Array {
  const group = new Int32Array(buildings.length).fill(-1);
  const among = [...buildings.keys()].filter((b) => {
    const kind = kindOfUse(buildings[b]!.use);
    return kind === 'unit' || kind === 'crowded';
  });
  if (among.length < 2) return group;
  const together = new UnionFind(buildings.length);
  among.sort((a, b) => buildings[a]!.at[0] - buildings[b]!.at[0] || a - b);
  const flat = UNIT_M * narrowing(buildings[among[0]!]!.at[1]);
  among.forEach((a, i) => {
    const one = buildings[a]!;
    for (let k = i + 1; k < Math.min(among.length, i + CROWD); k++) {
      const other = buildings[among[k]!]!;
      const east = (other.at[0] - one.at[0]) * flat;
      if (east > NEAR_M) break;
      if (other.use !== one.use || Math.hypot(east, (other.at[1] - one.at[1]) * UNIT_M) > NEAR_M) continue;
      together.join(a, among[k]!);
    }
  });
  const holds = new Map<number, number>();
  for (const b of among) holds.set(together.find(b), (holds.get(together.find(b)) ?? 0) + weights[b]!);
  for (const b of among) if (holds.get(together.find(b))! <= high) group[b] = together.find(b);
  return group;
}
