import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { AskedException, CaseEntryFacts, CaseState, KindDeadlines } from '../../domain/case/types.ts';
import type { Hex } from './schema.ts';

type Instant = ColumnType<Date, Date | string, Date | string>;
type Time = ColumnType<Date, Date | string | undefined, Date | string>;
type TimeOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** How a case stands now. Who reported it is not part of it. */
export interface CasesTable {
  id: string;
  territory_id: string;
  /** Where it comes from, and its number there: the two together are one case. */
  source: string;
  external_id: string;
  occurred_at: Instant;
  /** Null where no position could be read; `said_at` has what was sent. */
  at: Hex | null;
  /** As reported; `kind_id` is where the office's tree files it. */
  kind: Generated<string>;
  kind_id: Generated<string>;
  /** As reported; `severity_id` is the profile's, '' where it was not said or not known. */
  severity: Generated<string>;
  severity_id: Generated<string>;
  title: Generated<string>;
  note: Generated<string>;
  /** The furthest canonical step; `step` is the profile's own that was taken last, null when only reported. */
  state: Generated<CaseState>;
  step: string | null;
  /** How many entries its history has. */
  history: Generated<number>;
  /** Whom it is with: ids of departments or grids. */
  to_ids: Generated<string[]>;
  clock_from: TimeOrNull;
  due_at: TimeOrNull;
  soon_at: TimeOrNull;
  /** The step that stops the clock was taken. */
  stopped_at: TimeOrNull;
  suspended_at: TimeOrNull;
  /** Nothing but an appraisal is left to do. */
  ended_at: TimeOrNull;
  /** An exception that waits for its approver. */
  asked: ColumnType<AskedException | null, string | null | undefined, string | null>;
  /** Told again: counted once, with the case named. `likely_of` is proposed as that, and not decided. */
  repeat_of: string | null;
  likely_of: string | null;
  satisfaction: number | null;
  position: Generated<'located' | 'outside' | 'bad' | 'placed'>;
  said_at: ColumnType<unknown, string | null | undefined, string | null>;
  simulated: Generated<boolean>;
  /** Number of the event that told of its last change. */
  changed_seq: Generated<number>;
  /** Numbers the rows, with holes: a short name for one in memory, and pages of all. */
  ord: GeneratedAlways<number>;
  /** In force when it was reported, and its grid then; null where it lies in none. */
  plan_id: string | null;
  grid_id: string | null;
  lattice: GeneratedAlways<Hex | null>;
  created_at: Time;
}

/** Append only: a trigger holds it. */
export interface CaseHistoryTable {
  case_id: string;
  /** From 1. */
  n: number;
  at: Time;
  actor: string;
  kind: string;
  entry: JSONColumnType<CaseEntryFacts>;
}

export interface CaseKindsTable {
  id: string;
  parent_id: string | null;
  name_zh: string;
  name_en: string;
  place: Generated<number>;
  deadlines: ColumnType<KindDeadlines, string | undefined, string>;
  active: Generated<boolean>;
}

export interface DepartmentsTable {
  id: string;
  name_zh: string;
  name_en: string;
  phone: Generated<string>;
  place: Generated<number>;
  active: Generated<boolean>;
}

export interface CalendarDaysTable {
  day: ColumnType<Date, string, string>;
  working: boolean;
  name: Generated<string>;
}

export interface CaseSettingsTable {
  one: Generated<boolean>;
  settings: ColumnType<object, string | undefined, string>;
}

export interface CaseAlarmsTable {
  id: string;
  territory_id: string;
  kind: 'grid-over' | 'severe';
  grid_id: string | null;
  case_id: string | null;
  hour: TimeOrNull;
  count: number | null;
  raised_at: Time;
  acknowledged_by: string | null;
  acknowledged_at: TimeOrNull;
}

export interface CasePhotosTable {
  id: string;
  case_id: string;
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  bytes: number;
  width: number;
  height: number;
  actor: string;
  at: Time;
}
