import type { Point, Polygon } from '../geometry/point.ts';
import type { GridId } from './types.ts';

/** Product.md's table of issues, and what each does to a plan that wants to go in force. */
export type IssueCode =
  | 'gap'
  | 'overlap'
  | 'outside'
  | 'invalid'
  | 'crossing'
  | 'disconnected'
  | 'unassigned'
  | 'over-band'
  | 'under-band'
  | 'role-missing'
  | 'building-outside'
  | 'sliver'
  | 'cut-building'
  | 't-junction'
  | 'no-type'
  | 'no-risk'
  | 'four-sides-outdated';

export type Severity = 'error' | 'warning' | 'notice';

/** Something wrong with a division. The id is deterministic: code, grids, and the place where that is not enough. */
export interface Issue {
  readonly id: string;
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly gridIds: readonly GridId[];
  readonly at: Point;
  readonly areaM2?: number;
  readonly widthM?: number;
  /** The gap, the overlap, the sliver itself. */
  readonly geometry?: readonly Polygon[];
  /** e.g. `{ households: 412, low: 240, high: 360 }` or `{ role: '警务员' }` */
  readonly params?: Readonly<Record<string, string | number>>;
}
