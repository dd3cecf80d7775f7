import { NOTHING } from '../../../domain/balance/count.ts';
import { bandOf } from '../../../domain/balance/target.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import type { LevelId } from '../../../domain/plan/types.ts';

export interface Bucket {
  /** `from` inclusive, `to` exclusive; in the level's measure. Infinite where the last bucket holds all that lies farther out. */
  readonly from: number;
  readonly to: number;
  readonly gridIds: readonly GridId[];
  /** Where the bucket's middle lies to the level's band; null for a level without a target. */
  readonly side: 'under' | 'in' | 'over' | null;
}

export interface Histogram {
  readonly measure: 'households' | 'persons';
  readonly target: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly buckets: readonly Bucket[];
}

/** With a target the band is this many buckets wide, so that its ends fall between two. */
const BUCKETS_IN_BAND = 4;
const BUCKETS_WITHOUT_TARGET = 20;
/** What lies farther out than this times the target shares the last bucket. */
const FARTHEST = 3;

/** The grids of a level by how much they hold, against the level's target. Ground that is nobody's is left out. */
export function histogram(division: Division, levelId: LevelId): Histogram {
  const level = division.levels.find((one) => one.id === levelId);
  if (!level) throw new Error(`histogram: no level ${levelId}`);
  const { measure, target } = level;
  const values = gridsAt(division.tree, levelId)
    .filter((grid) => !grid.unassigned)
    .map((grid) => ({ id: grid.id, value: (division.counts.get(grid.id) ?? NOTHING)[measure], grid }));
  const band = values[0] ? bandOf({ ...values[0].grid, target: null }, level) : null;
  const most = values.reduce((max, { value }) => Math.max(max, value), 0);
  const width = band
    ? Math.max(1, (band.high - band.low) / BUCKETS_IN_BAND)
    : Math.max(1, Math.ceil((most + 1) / BUCKETS_WITHOUT_TARGET));
  // Bucket edges run through the band's lower end: a value on either end of the band is in it, as `deviation` says.
  const offset = band ? band.low - Math.ceil(band.low / width) * width : 0;
  const last = band
    ? Math.ceil((Math.min(most, band.target * FARTHEST) - offset) / width)
    : Math.floor(most / width);
  const lists: GridId[][] = Array.from({ length: last + 1 }, () => []);
  for (const { id, value } of values) {
    const at =
      band && value === band.high
        ? Math.ceil((value - offset) / width) - 1
        : Math.floor((value - offset) / width);
    lists[Math.max(0, Math.min(last, at))]!.push(id);
  }
  const buckets = lists.map((gridIds, i): Bucket => {
    const from = offset + i * width;
    const middle = from + width / 2;
    const side = band ? (middle < band.low ? 'under' : middle > band.high ? 'over' : 'in') : null;
    const to = i === last && most >= from + width ? Number.POSITIVE_INFINITY : from + width;
    return { from: Math.max(0, from), to, gridIds, side };
  });
  return { measure, target, low: band?.low ?? null, high: band?.high ?? null, buckets };
}
