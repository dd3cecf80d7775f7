import { type Static, Type } from 'typebox';
import { BboxQuery, LngLat } from './geometry.ts';
import { GridId } from './ids.ts';
import { WireTeam } from './team.ts';

const ID_PATTERN = '^[A-Za-z0-9][A-Za-z0-9_.~-]{0,127}$';
export const CaseId = Type.String({ pattern: ID_PATTERN, description: 'id of a case' });
export const CaseParams = Type.Object({ case: CaseId });
const Time = Type.String({ maxLength: 40, description: 'ISO 8601 with offset' });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const CaseStateName = Type.Union([
  Type.Literal('reported'),
  Type.Literal('accepted'),
  Type.Literal('dispatched'),
  Type.Literal('handled'),
  Type.Literal('answered'),
  Type.Literal('verified'),
  Type.Literal('closed'),
  Type.Literal('appraised'),
]);

/**
 * One case of a feed. Read leniently, item by item: what is wrong with one is refused with its index and leaves the
 * others alone; a wrong position is kept for the tray.
 */
export const ReportedCase = Type.Object({
  source: Type.String(),
  externalId: Type.String(),
  occurredAt: Time,
  at: Type.Optional(Nullable(LngLat)),
  kind: Type.Optional(Type.String()),
  severity: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
});
export type ReportedCase = Static<typeof ReportedCase>;

export const ReportAnswer = Type.Object({
  accepted: Type.Integer(),
  duplicate: Type.Integer(),
  /** Of the accepted ones, how many lie in no grid and wait in the tray. */
  tray: Type.Integer(),
  refused: Type.Array(
    Type.Object({
      index: Type.Integer(),
      reason: Type.Object({
        code: Type.String(),
        params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
      }),
    }),
  ),
  /** Refused beyond the first 5,000, which are listed: only lines without end are as many. */
  refusedMore: Type.Optional(Type.Integer()),
  /** Ids of the cases sent, in their order; null for a refused one. For at most 100 cases. */
  ids: Type.Optional(Type.Array(Nullable(CaseId))),
});
export type ReportAnswer = Static<typeof ReportAnswer>;

/** A case as lists, the map and the live stream have it. */
export const WireCase = Type.Object({
  id: CaseId,
  source: Type.String(),
  externalId: Type.String(),
  occurredAt: Time,
  /** When this server took it. */
  reportedAt: Time,
  at: Nullable(LngLat),
  position: Type.Union([
    Type.Literal('located'),
    Type.Literal('outside'),
    Type.Literal('bad'),
    Type.Literal('placed'),
  ]),
  /** The tree's kind, `other` where the word is not known; `kindSaid` is as reported. */
  kind: Type.String(),
  kindSaid: Type.String(),
  severity: Type.String(),
  title: Type.String(),
  state: CaseStateName,
  /** The profile's step that was taken last; null when only reported. */
  step: Nullable(Type.String()),
  plan: Nullable(Type.String()),
  grid: Nullable(Type.String()),
  dueAt: Nullable(Time),
  soonAt: Nullable(Time),
  stoppedAt: Nullable(Time),
  suspended: Type.Boolean(),
  endedAt: Nullable(Time),
  /** An exception waits for its approver. */
  asked: Type.Boolean(),
  to: Type.Array(Type.String()),
  repeatOf: Nullable(CaseId),
  likelyOf: Nullable(CaseId),
  satisfaction: Nullable(Type.Integer()),
  simulated: Type.Boolean(),
  /** Entries of its history so far: `base` of the next step. */
  history: Type.Integer(),
});
export type WireCase = Static<typeof WireCase>;

export const WireCaseEntry = Type.Object({
  n: Type.Integer(),
  at: Time,
  actor: Type.String(),
  kind: Type.String(),
  step: Type.Optional(Type.String()),
  to: Type.Optional(Type.Array(Type.String())),
  note: Type.Optional(Type.String()),
  until: Type.Optional(Time),
  approver: Type.Optional(Type.String()),
  exception: Type.Optional(Type.String()),
  of: Type.Optional(CaseId),
  placedAt: Type.Optional(LngLat),
  satisfaction: Type.Optional(Type.Integer()),
  photo: Type.Optional(Type.String()),
  /** `described`: what it is filed under and called from here on, and what it was called. */
  caseKind: Type.Optional(Type.String()),
  severity: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  was: Type.Optional(Type.String()),
});
export type WireCaseEntry = Static<typeof WireCaseEntry>;

export const WirePhoto = Type.Object({
  id: Type.String(),
  type: Type.String(),
  bytes: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
});
export type WirePhoto = Static<typeof WirePhoto>;

/** What an officer may do with a case now; `why` is the code of the reason where not. */
export const PossibleStep = Type.Object({
  /** A profile step's id, or `extended`, `returned`, `suspended`, `resumed`, `approve`, `refuse`. */
  step: Type.String(),
  /** Whom it has to go to. */
  to: Type.Union([Type.Literal('none'), Type.Literal('one'), Type.Literal('several')]),
  /** How many it has to go to at the least, and of what sort, where it goes to anybody. */
  atLeast: Type.Optional(Type.Integer()),
  who: Type.Optional(Type.Array(Type.Union([Type.Literal('team'), Type.Literal('department')]))),
  needsNote: Type.Boolean(),
  needsUntil: Type.Boolean(),
  /** Steps that a return may go back to; the last one where none is named. */
  back: Type.Optional(Type.Array(Type.String())),
  why: Type.Optional(Type.String()),
});
export type PossibleStep = Static<typeof PossibleStep>;

/** One grid on the way from the leaf up, with its phones. */
export const CaseGrid = Type.Object({
  id: GridId,
  level: Type.String(),
  code: Nullable(Type.String()),
  name: Type.String(),
  type: Nullable(Type.String()),
  risk: Nullable(Type.String()),
  team: WireTeam,
});
export type CaseGrid = Static<typeof CaseGrid>;

export const NearCamera = Type.Object({
  id: Type.String(),
  name: Type.String(),
  at: LngLat,
  direction: Nullable(Type.Number()),
  link: Nullable(Type.String()),
  distanceM: Type.Number(),
});
export type NearCamera = Static<typeof NearCamera>;

/** `GET /api/cases/:case`: everything of one case. `grids` leaf first. */
export const CaseDetail = Type.Object({
  case: WireCase,
  note: Type.String(),
  /** What a feed sent where no position could be read of it. */
  saidAt: Type.Optional(Type.Unknown()),
  entries: Type.Array(WireCaseEntry),
  asked: Nullable(
    Type.Object({
      exception: Type.String(),
      by: Type.String(),
      at: Time,
      note: Type.String(),
      until: Type.Optional(Time),
      step: Type.Optional(Type.String()),
    }),
  ),
  photos: Type.Array(WirePhoto),
  grids: Type.Array(CaseGrid),
  cameras: Type.Array(NearCamera),
  possible: Type.Array(PossibleStep),
  repeats: Type.Array(WireCase),
});
export type CaseDetail = Static<typeof CaseDetail>;

/** `state`: a canonical one, or `open`, `soon`, `overdue`, `ended`, `tray`. `kind` and `grid` take what lies beneath with them. */
const CASE_FILTERS = {
  bbox: Type.Optional(BboxQuery),
  from: Type.Optional(Time),
  to: Type.Optional(Time),
  state: Type.Optional(Type.String({ maxLength: 200 })),
  kind: Type.Optional(Type.String({ maxLength: 1000, description: 'ids with commas between' })),
  severity: Type.Optional(Type.String({ maxLength: 200 })),
  grid: Type.Optional(Type.String({ maxLength: 200 })),
  source: Type.Optional(Type.String({ maxLength: 200 })),
  q: Type.Optional(Type.String({ maxLength: 100, description: 'in title or number' })),
};
const LIMIT = Type.Optional(Type.String({ pattern: '^[0-9]{1,6}$' }));

export const CaseQuery = Type.Object({
  ...CASE_FILTERS,
  limit: LIMIT,
  after: Type.Optional(Type.String({ maxLength: 200 })),
  format: Type.Optional(
    Type.Union([Type.Literal('json'), Type.Literal('geojson'), Type.Literal('csv'), Type.Literal('xlsx')]),
  ),
  lang: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
});
export type CaseQuery = Static<typeof CaseQuery>;

export const CaseList = Type.Object({ items: Type.Array(WireCase), next: Type.Optional(Type.String()) });
export type CaseList = Static<typeof CaseList>;

/**
 * `GET /api/cases/window`: the newest `limit` cases of a window and how many there are in all. `seq` is the event after
 * which the live stream goes on from this answer without a hole.
 */
export const WindowQuery = Type.Object({ ...CASE_FILTERS, limit: LIMIT });
export type WindowQuery = Static<typeof WindowQuery>;
export const CaseWindow = Type.Object({
  seq: Type.Integer(),
  total: Type.Integer(),
  items: Type.Array(WireCase),
});
export type CaseWindow = Static<typeof CaseWindow>;

/** `GET /api/cases/heat`: counts in cells of the heat's own raster (`domain/case/heat`), for windows too large to send. */
export const HeatQuery = Type.Object({
  ...CASE_FILTERS,
  bandwidth: Type.Optional(Type.String({ pattern: '^[0-9]{1,5}$', description: 'metres' })),
  plan: Type.Optional(
    Type.String({ maxLength: 128, description: 'of whose territory, where there are several' }),
  ),
});
export type HeatQuery = Static<typeof HeatQuery>;
export const HeatCounts = Type.Object({
  total: Type.Integer(),
  days: Type.Number(),
  /** The ground that the raster was made for, on the lattice: `heatFrame(box, bandwidth)` is it. */
  box: Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer(), Type.Integer()]),
  columns: Type.Integer(),
  rows: Type.Integer(),
  cells: Type.Array(Type.Integer()),
  counts: Type.Array(Type.Integer()),
});
export type HeatCounts = Static<typeof HeatCounts>;

export const SummaryQuery = Type.Object({
  ...CASE_FILTERS,
  by: Type.Union([
    Type.Literal('grid'),
    Type.Literal('kind'),
    Type.Literal('state'),
    Type.Literal('hour'),
    Type.Literal('severity'),
    Type.Literal('source'),
  ]),
  plan: Type.Optional(Type.String({ maxLength: 128, description: 'count within the borders of any plan' })),
  level: Type.Optional(Type.String({ maxLength: 64 })),
  /** With the window of the same length before it. */
  before: Type.Optional(Type.Union([Type.Literal('1'), Type.Literal('0')])),
  /** A table with names instead of ids. */
  format: Type.Optional(Type.Union([Type.Literal('json'), Type.Literal('csv'), Type.Literal('xlsx')])),
  lang: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
});
export type SummaryQuery = Static<typeof SummaryQuery>;

const COUNTS = {
  count: Type.Integer(),
  open: Type.Integer(),
  soon: Type.Integer(),
  overdue: Type.Integer(),
  ended: Type.Integer(),
  /** Whose clock stopped by its deadline, and whose clock has stopped at all. */
  inTime: Type.Integer(),
  stopped: Type.Integer(),
};
export const SummaryItem = Type.Object({
  /** Id of the grid, kind or severity; the state; the hour's start in ISO 8601. '' for what lies in none. */
  key: Type.String(),
  ...COUNTS,
  households: Type.Optional(Type.Integer()),
  per100Households: Type.Optional(Nullable(Type.Number())),
  /** Cases of the window before. */
  before: Type.Optional(Type.Integer()),
});
export type SummaryItem = Static<typeof SummaryItem>;
export const CaseSummary = Type.Object({
  by: Type.String(),
  plan: Nullable(Type.String()),
  from: Nullable(Time),
  to: Nullable(Time),
  total: Type.Object({
    ...COUNTS,
    before: Type.Optional(Type.Integer()),
    tray: Type.Integer(),
    simulated: Type.Optional(Type.Integer()),
  }),
  /** Hours from the report to each canonical state, mean of the cases that have reached it; null where none has. */
  meanHours: Type.Record(Type.String(), Nullable(Type.Number())),
  satisfaction: Type.Object({ count: Type.Integer(), mean: Nullable(Type.Number()) }),
  items: Type.Array(SummaryItem),
});
export type CaseSummary = Static<typeof CaseSummary>;

export const CaseStepBody = Type.Object(
  {
    step: Type.String({ minLength: 1, maxLength: 64 }),
    to: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 128 }), { maxItems: 30 })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    until: Type.Optional(Time),
    back: Type.Optional(Type.String({ maxLength: 64 })),
    satisfaction: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    base: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
export type CaseStepBody = Static<typeof CaseStepBody>;

/** `PATCH /api/cases/:case`: put it on the map by hand, say what it is, say whether it is a case told again. */
export const CaseChangeBody = Type.Object(
  {
    at: Type.Optional(LngLat),
    kind: Type.Optional(Type.String({ maxLength: 64 })),
    severity: Type.Optional(Type.String({ maxLength: 64 })),
    title: Type.Optional(Type.String({ maxLength: 200 })),
    /** The case that this one is told again of; null: it is a case of its own. */
    repeatOf: Type.Optional(Nullable(CaseId)),
    base: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type CaseChangeBody = Static<typeof CaseChangeBody>;

/** `event: case` of `/api/live`: cases that are new or have changed, as they stand. `all`: too many to tell, ask anew. */
export const LiveCases = Type.Object({
  cases: Type.Array(WireCase),
  /** Commit order is number order; when the transaction that told it began, for the freshness of what is seen. */
  at: Time,
  all: Type.Optional(Type.Boolean()),
});
export type LiveCases = Static<typeof LiveCases>;
