import Flatbush from 'flatbush';
import type { Building } from '../../../domain/balance/types.ts';
import { joinBoxes } from '../../../domain/geometry/box.ts';
import { lengthM } from '../../../domain/geometry/measure.ts';
import { type Box, LATTICE } from '../../../domain/geometry/point.ts';
import { polygonBox } from '../../../domain/geometry/ring.ts';
import { holds } from './renew-building.ts';

/** Points of one building in two files are not farther apart than this: survey against survey, address against outline. */
export const SAME_PLACE_M = 5;

/** Of more buildings than this around one place nobody can say which is which. */
const CROWD = 256;

const METRES_PER_DEGREE = 111_195;

/** That a building of a file and one that stands may be the same. */
export interface Claim {
  readonly incoming: number;
  readonly known: number;
  /** 2: each one's point lies in the other's footprint; 1: one's does; 0: their points are near each other. */
  readonly rank: 0 | 1 | 2;
  readonly metres: number;
}

export interface Claims {
  readonly ofIncoming: ReadonlyMap<number, readonly Claim[]>;
  readonly ofKnown: ReadonlyMap<number, readonly Claim[]>;
  /** Of the file: stand where there are too many to tell. */
  readonly crowded: ReadonlySet<number>;
}

/** All claims of some buildings of a file on some that stand, by an index over their boxes. */
export function placeClaims(
  incoming: readonly Building[],
  fromFile: readonly number[],
  known: readonly Building[],
  standing: readonly number[],
): Claims {
  const ofIncoming = new Map<number, Claim[]>();
  const ofKnown = new Map<number, Claim[]>();
  const crowded = new Set<number>();
  if (standing.length === 0) return { ofIncoming, ofKnown, crowded };
  const index = new Flatbush(standing.length);
  for (const k of standing) index.add(...boxOfBuilding(known[k] as Building));
  index.finish();
  for (const i of fromFile) {
    const one = incoming[i] as Building;
    const near = around(index, boxWithin(boxOfBuilding(one), SAME_PLACE_M));
    if (!near) {
      crowded.add(i);
      continue;
    }
    for (const n of near) {
      const k = standing[n] as number;
      const claim = claimOf(one, known[k] as Building);
      if (!claim) continue;
      const full = { incoming: i, known: k, ...claim };
      push(ofIncoming, i, full);
      push(ofKnown, k, full);
    }
  }
  for (const [k, claims] of ofKnown) {
    if (claims.length <= CROWD) continue;
    ofKnown.delete(k);
    for (const { incoming: i } of claims) {
      crowded.add(i);
      ofIncoming.set(
        i,
        (ofIncoming.get(i) ?? []).filter((claim) => claim.known !== k),
      );
    }
  }
  return { ofIncoming, ofKnown, crowded };
}

function claimOf(one: Building, other: Building): Pick<Claim, 'rank' | 'metres'> | null {
  const within = other.footprint !== null && holds(other.footprint, one.at);
  const around = one.footprint !== null && holds(one.footprint, other.at);
  const metres = lengthM([one.at, other.at]);
  if (within && around) return { rank: 2, metres };
  if (within || around) return { rank: 1, metres };
  return metres <= SAME_PLACE_M ? { rank: 0, metres } : null;
}

const CROWDED = Symbol('crowded');

/** What meets a box; null where that is a crowd. Left by a throw, since the index knows no other way to stop. */
function around(index: Flatbush, box: Box): number[] | null {
  const near: number[] = [];
  try {
    index.search(...box, (n) => {
      if (near.push(n) > CROWD) throw CROWDED;
      return false;
    });
  } catch (thrown) {
    if (thrown === CROWDED) return null;
    throw thrown;
  }
  return near;
}

function boxOfBuilding({ at, footprint }: Building): Box {
  let box: Box = [at[0], at[1], at[0], at[1]];
  for (const polygon of footprint ?? []) box = joinBoxes(box, polygonBox(polygon));
  return box;
}

function boxWithin([west, south, east, north]: Box, metres: number): Box {
  const dy = (metres / METRES_PER_DEGREE) * LATTICE;
  const dx = dy / Math.cos((south / LATTICE / 180) * Math.PI);
  return [west - dx, south - dy, east + dx, north + dy];
}

function push(lists: Map<number, Claim[]>, key: number, claim: Claim): void {
  const list = lists.get(key);
  if (list) list.push(claim);
  else lists.set(key, [claim]);
}
