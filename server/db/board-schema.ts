import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { BoardTemplate } from '../../domain/board/template.ts';
import type { BoardSettings } from '../../domain/contract/board.ts';
import type { Hex } from './schema.ts';

type Time = ColumnType<Date, Date | string | undefined, Date | string>;
type TimeOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface BoardTemplatesTable {
  id: string;
  content: JSONColumnType<BoardTemplate>;
  author: string;
  at: Time;
}

export interface BoardSettingsTable {
  one: Generated<boolean>;
  settings: ColumnType<Partial<BoardSettings>, string | undefined, string>;
}

export interface BoardPrintsTable {
  id: string;
  territory_id: string;
  /** What it was made from; the plan may be gone. */
  plan_id: string;
  revision: number;
  grid_id: string;
  /** The run that it was part of; null for a single sheet. */
  job_id: string | null;
  template_id: string;
  paper: string;
  lang: 'zh' | 'en';
  copies: Generated<number>;
  at: Time;
  author: string;
  border_digest: string;
  team_digest: string;
  text_digest: string;
  neighbours_digest: string;
  overview_digest: string;
  /** What it said in words. */
  content: ColumnType<object, string | undefined, string>;
  /** Whether its plan was in force; out of `content`. */
  in_force: ColumnType<boolean, never, never>;
  taken_down_at: TimeOrNull;
}

export interface BoardPlacesTable {
  id: string;
  territory_id: string;
  grid_id: string;
  name: string;
  note: Generated<string>;
  at: Hex | null;
  /** What hangs there; null: nothing of ours yet. */
  print_id: string | null;
  hung_at: TimeOrNull;
  author: string;
  created_at: Time;
  removed_at: TimeOrNull;
}
