import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { WireBuilding } from '../../domain/contract/building.ts';
import type { ProposalRequest, WireGridFigures } from '../../domain/contract/proposal.ts';
import type { Declared, Team } from '../../domain/plan/types.ts';
import type {
  BoardPlacesTable,
  BoardPrintsTable,
  BoardSettingsTable,
  BoardTemplatesTable,
} from './board-schema.ts';
import type {
  CalendarDaysTable,
  CaseAlarmsTable,
  CaseHistoryTable,
  CaseKindsTable,
  CasePhotosTable,
  CaseSettingsTable,
  CasesTable,
  DepartmentsTable,
} from './case-schema.ts';
import type { GridFourSidesTable } from './four-sides-schema.ts';

/** A geometry as PostgreSQL gives and takes it: EWKB in hex. `wkb.ts` turns it into lattice polygons and back. */
export type Hex = string;
/** Times come as `Date` and go as `Date` or an ISO string; the database fills them in when they are left out. */
type Time = ColumnType<Date, Date | string | undefined, Date | string>;
type TimeOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** `jsonb`: read as the value, written as `JSON.stringify` of it. */
type Json<T extends object | null> = JSONColumnType<T>;

export type Role = 'viewer' | 'reporter' | 'commander' | 'planner' | 'approver' | 'admin';
export type PlanStatus = 'draft' | 'in-review' | 'in-force' | 'retired';

export interface TerritoriesTable {
  id: string;
  name: string;
  /** As surveyed: what vertices on the edge are rounded from (`Territory.original`). */
  geom: Hex;
  edge_sum: GeneratedAlways<string>;
  sound: GeneratedAlways<boolean>;
  created_at: Time;
  /** New whenever its ground or its buildings change, whoever changes them. */
  stamp: Generated<string>;
}

/** A level as the plan was made with it; targets and bands are the profile's. */
export interface PlanLevel {
  readonly id: string;
  readonly tiles: boolean;
}

export interface PlansTable {
  id: string;
  territory_id: string;
  name: string;
  status: Generated<PlanStatus>;
  revision: Generated<number>;
  based_on: string | null;
  levels: Json<readonly PlanLevel[]>;
  /** The plan's own copy of the territory (`Territory.polygons`). */
  ground: Hex;
  edge_sum: GeneratedAlways<string>;
  sound: GeneratedAlways<boolean>;
  note: Generated<string>;
  created_at: Time;
  submitted_at: TimeOrNull;
  in_force_at: TimeOrNull;
  retired_at: TimeOrNull;
  /** New whenever its ground, its levels or a grid of it change, whoever changes them. */
  stamp: Generated<string>;
}

export interface GridsTable {
  plan_id: string;
  id: string;
  parent_id: string | null;
  level: string;
  leaf: boolean;
  unassigned: Generated<boolean>;
  code: string | null;
  name: Generated<string>;
  type: string | null;
  risk: string | null;
  target: number | null;
  locked: Generated<boolean>;
  note: Generated<string>;
  tags: Generated<string[]>;
  team: ColumnType<Team, string | undefined, string>;
  declared: ColumnType<Declared | null, string | null | undefined, string | null>;
  /** `Grid.from`: nearest ancestor in lineage first. */
  origin: Generated<string[]>;
  /** Derived, for reading and for sums in SQL; null at levels that do not tile. */
  households: number | null;
  persons: number | null;
  /** A leaf's polygon: the stored truth. Exactly the leaves have one. */
  geom: Hex | null;
  /** The dissolve of a parent's leaves, filled by the service. */
  outline: Hex | null;
  /** `Grid.shape`: the own geometry of a level that does not tile. */
  shape: Hex | null;
  lattice: GeneratedAlways<Hex | null>;
  edge_sum: GeneratedAlways<string | null>;
  sound: GeneratedAlways<boolean | null>;
}

export interface CodesTable {
  territory_id: string;
  code: string;
  grid_id: string;
  born_at: Time;
  retired_at: TimeOrNull;
}

export interface EditsTable {
  id: string;
  plan_id: string;
  revision: number;
  author: string;
  at: Time;
  kind: string;
  edit: Json<object>;
  diff: Json<object>;
  note: Generated<string>;
  reverts: Generated<string[]>;
  /** Digest of what was sent: a repeat has the same one. */
  request: Generated<Buffer>;
  /** The issues of the answer, for a repeat. */
  issues: ColumnType<readonly object[], string | undefined, string>;
}

export interface BuildingsTable {
  version: GeneratedAlways<number>;
  id: string;
  territory_id: string;
  at: Hex;
  households: number;
  persons: number | null;
  name: Generated<string>;
  use: string | null;
  footprint: Hex | null;
  lattice: GeneratedAlways<Hex>;
  valid_from: Time;
  /** Null: the current version. */
  valid_to: TimeOrNull;
}

export interface BuildingChangesTable {
  id: string;
  author: string;
  at: Time;
  /** Digest of what was sent: a repeat has the same one. */
  request: Buffer;
  /** The building, as it was answered. */
  answer: Json<WireBuilding>;
}

export interface LinesTable {
  id: string;
  territory_id: string;
  kind: 'road' | 'rail' | 'water' | 'wall';
  class: Generated<string>;
  name: Generated<string>;
  bridge: Generated<boolean>;
  tunnel: Generated<boolean>;
  geom: Hex;
}

export interface PlacesTable {
  id: string;
  territory_id: string;
  kind: 'camera' | 'shop' | 'unit';
  category: Generated<string>;
  name: Generated<string>;
  at: Hex;
  /** Degrees clockwise from north; cameras only. */
  direction: number | null;
  /** How far it sees, in metres; cameras only. */
  range_m: number | null;
  link: string | null;
}

export interface EventsTable {
  seq: number;
  kind: string;
  payload: Json<object>;
  at: Time;
}

export interface EventClockTable {
  one: Generated<boolean>;
  seq: number;
}

export interface JobsTable {
  id: string;
  kind: string;
  state: Generated<'queued' | 'running' | 'done' | 'failed' | 'cancelled'>;
  progress: Generated<number>;
  message: Generated<string>;
  input: ColumnType<object, string | undefined, string>;
  result: ColumnType<object | null, string | null | undefined, string | null>;
  reason: ColumnType<object | null, string | null | undefined, string | null>;
  author: string;
  created_at: Time;
  changed_at: Time;
}

export interface ProposalsTable {
  id: string;
  plan_id: string;
  job_id: string;
  name: Generated<string>;
  /** With everything filled in that was left out. */
  request: Json<ProposalRequest>;
  /** The plan's revision that it was made on. */
  base_revision: number;
  author: string;
  created_at: Time;
  adopted_at: TimeOrNull;
  /** Figures of the last variant, null until there is one, as are the next two. */
  proposed: ColumnType<WireGridFigures | null, string | null | undefined, string | null>;
  moved_households: number | null;
  /** JSON of `WireProposalVariant[]`. */
  variants: string | null;
}

export interface ImportFilesTable {
  job_id: string;
  /** From 0: a Shapefile comes in several. */
  file: Generated<number>;
  /** As its owner called it. */
  file_name: Generated<string>;
  /** From 0; a part is at most 1 MiB. */
  part: Generated<number>;
  content: Buffer;
}

export interface ImportPreviewsTable {
  job_id: string;
  /** JSON of `ImportPreview`. */
  content: string;
}

export interface ImportRecipesTable {
  signature: string;
  kind: string;
  fields: Json<object>;
  used_at: Time;
}

export interface AccountsTable {
  name: string;
  role: Role;
  /** argon2id; null until a password is set (sign-in by link only). */
  password_hash: string | null;
  active: Generated<boolean>;
  created_at: Time;
}

export interface KeysTable {
  name: string;
  role: Role;
  digest: Buffer;
  /** What its positions are given in. */
  datum: Generated<'wgs84' | 'gcj02' | 'bd09'>;
  created_by: string;
  created_at: Time;
  revoked_at: TimeOrNull;
}

export interface SessionsTable {
  digest: Buffer;
  account: string;
  created_at: Time;
  expires_at: ColumnType<Date, Date | string, Date | string>;
}

export interface SignInLinksTable {
  digest: Buffer;
  account: string;
  expires_at: ColumnType<Date, Date | string, Date | string>;
}

export interface SignInsTable {
  at: Time;
  name: string;
  way: 'password' | 'link';
  ok: boolean;
  address: string;
}

/** Every table, as Kysely sees it. The migrations are the truth; a test compares the two. */
export interface Database {
  territories: TerritoriesTable;
  plans: PlansTable;
  grids: GridsTable;
  codes: CodesTable;
  edits: EditsTable;
  buildings: BuildingsTable;
  building_changes: BuildingChangesTable;
  lines: LinesTable;
  places: PlacesTable;
  cases: CasesTable;
  case_history: CaseHistoryTable;
  case_kinds: CaseKindsTable;
  departments: DepartmentsTable;
  calendar_days: CalendarDaysTable;
  case_settings: CaseSettingsTable;
  case_alarms: CaseAlarmsTable;
  case_photos: CasePhotosTable;
  events: EventsTable;
  event_clock: EventClockTable;
  jobs: JobsTable;
  proposals: ProposalsTable;
  grid_four_sides: GridFourSidesTable;
  board_templates: BoardTemplatesTable;
  board_settings: BoardSettingsTable;
  board_prints: BoardPrintsTable;
  board_places: BoardPlacesTable;
  import_files: ImportFilesTable;
  import_previews: ImportPreviewsTable;
  import_recipes: ImportRecipesTable;
  accounts: AccountsTable;
  keys: KeysTable;
  sessions: SessionsTable;
  sign_in_links: SignInLinksTable;
  sign_ins: SignInsTable;
}
