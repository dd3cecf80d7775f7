import type { ColumnType, JSONColumnType } from 'kysely';
import type { SidesBasis } from '../../domain/plan/four-sides/still-fits.ts';

/** Four sides as an office has written them; '' is not written in that language. */
export interface GridFourSidesTable {
  plan_id: string;
  grid_id: string;
  zh: string;
  en: string;
  /** What the sides were then. */
  basis: JSONColumnType<SidesBasis>;
  author: string;
  at: ColumnType<Date, Date | string | undefined, Date | string>;
}
