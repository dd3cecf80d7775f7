import type { Division } from '../../edit/types.ts';
import type { DraftLine, Parts } from '../types.ts';
import type { DeclaredParts } from './declared-parts.ts';
import type { DraftedLevel } from './drafted-levels.ts';
import type { Scope } from './scope.ts';
import type { TodayLevel } from './today-parts.ts';

/** All that a proposal is written down from: the parts, and how the levels put them together. */
export interface Draft {
  readonly division: Division;
  readonly scope: Scope;
  readonly lines: readonly DraftLine[];
  readonly parts: Parts;
  readonly partOfBuilding: Int32Array;
  /** What of the parts' households and persons no building has. */
  readonly declared: DeclaredParts | null;
  /** Lines that no grid is to cross. */
  readonly barriers: readonly string[];
  /** Level by level, the one that was asked for first. */
  readonly today: readonly TodayLevel[];
  readonly levels: readonly DraftedLevel[];
  /** Per level and grid, the place of today's that it keeps; −1: it is born. */
  readonly keeps: readonly Int32Array[];
  /** Does every part lie in one grid of today's, at every level? */
  readonly withinToday: boolean;
}
