import { matchGrids } from '../rebalance/match-grids.ts';
import type { Parts } from '../types.ts';
import type { Scope } from './scope.ts';
import type { TodayLevel } from './today-parts.ts';

/**
 * Which grid of today's (place in `today.ids`) each drafted one keeps, −1: it is born. Counted by buildings: parts need not keep to today's
 * borders; parts without any decide where no household does.
 */
export function keptGrids(
  { buildings }: Scope,
  parts: Parts,
  partOfBuilding: Int32Array,
  today: TodayLevel,
  gridOf: Int32Array,
  grids: number,
): Int32Array {
  const size = buildings.length + parts.count;
  const was = new Int32Array(size).fill(-1);
  const is = new Int32Array(size).fill(-1);
  const households = new Float64Array(size);
  const staying = (grid: number) => (grid >= 0 && today.canStay[grid] === 1 ? grid : -1);
  was.set(today.ofBuilding.map(staying));
  was.set(today.ofPart.map(staying), buildings.length);
  is.set(gridOf, buildings.length);
  buildings.forEach((building, b) => {
    const part = partOfBuilding[b]!;
    if (part < 0) return;
    is[b] = gridOf[part]!;
    households[b] = building.households;
  });
  const kept = new Int32Array(grids).fill(-1);
  kept.set(matchGrids(was, is, households));
  return kept;
}

/** The part in which each building lies; −1: in none. */
export function partsOfBuildings({ buildings }: Scope, parts: Parts): Int32Array {
  const partOf = new Int32Array(buildings.length).fill(-1);
  parts.buildings.forEach((list, part) => {
    for (const b of list) partOf[b] = part;
  });
  return partOf;
}

/** Drafted grids that consist of the very parts of the grid that they keep: 1 each. */
export function sameParts(
  today: TodayLevel,
  gridOf: Int32Array,
  grids: number,
  keeps: Int32Array,
): Uint8Array {
  const had = new Int32Array(today.ids.length);
  for (const grid of today.ofPart) if (grid >= 0) had[grid]!++;
  const has = new Int32Array(grids);
  const same = Uint8Array.from(keeps, (kept) => (kept >= 0 ? 1 : 0));
  gridOf.forEach((grid, p) => {
    has[grid]!++;
    if (today.ofPart[p] !== keeps[grid]) same[grid] = 0;
  });
  return same.map((is, grid) => (is === 1 && has[grid] === had[keeps[grid]!] ? 1 : 0));
}
