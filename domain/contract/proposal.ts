import { type Static, Type } from 'typebox';
import { LngLat, WireLine, WirePolygon } from './geometry.ts';
import { EditId, GridId, JobId, LevelId, PlanId, ProposalId } from './ids.ts';
import { Job, JobStarted } from './job.ts';

const closed = { additionalProperties: false };
const Share = Type.Number({ minimum: 0, maximum: 1 });
const Time = Type.String({ format: 'date-time' });

/** What a planner asks of the machine. Exactly one of `target` and `parts`; without either the level's own target. */
export const ProposalRequest = Type.Object(
  {
    method: Type.Optional(Type.Union([Type.Literal('draft'), Type.Literal('rebalance')])),
    scope: Type.Union([Type.Array(GridId, { minItems: 1, maxItems: 20_000 }), Type.Literal('all')]),
    level: LevelId,
    target: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
    parts: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    measure: Type.Optional(Type.Union([Type.Literal('households'), Type.Literal('persons')])),
    tolerance: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
    seed: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
    /** Weights; `keepBorders` is how much today's borders count. */
    balance: Type.Optional(Share),
    compactness: Type.Optional(Share),
    mainStreets: Type.Optional(Share),
    keepBorders: Type.Optional(Share),
    /** `rail`, `river`, or highway classes (`trunk`, `primary`, …) that no grid is to cross. */
    barriers: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 40 })),
    /** Barriers drawn by hand. */
    drawn: Type.Optional(Type.Array(WireLine, { maxItems: 1000 })),
    name: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
);
export type ProposalRequest = Static<typeof ProposalRequest>;

/** The same as it is sent: without a tolerance the level's band says it, the seed is 1, and barriers are rails, rivers, motorways and trunk roads. */
export const NewProposal = Type.Object(
  {
    ...ProposalRequest.properties,
    tolerance: Type.Optional(ProposalRequest.properties.tolerance),
    seed: Type.Optional(ProposalRequest.properties.seed),
    /** A weight, or whether they are to be kept before all else but the band. */
    keepBorders: Type.Optional(Type.Union([Share, Type.Boolean()])),
  },
  closed,
);
export type NewProposal = Static<typeof NewProposal>;

/** The answer to it: the job that works on it, and what comes of that. */
export const ProposalStarted = Type.Object({ ...JobStarted.properties, proposal: ProposalId });
export type ProposalStarted = Static<typeof ProposalStarted>;

export const ProposalParams = Type.Object({ plan: PlanId, proposal: ProposalId });

/** `variant`: its place among the variants; the last one where it is left out. */
export const ProposedGridQuery = Type.Object({
  variant: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}$' })),
});

/** A grid of a proposal; `domain/draft/proposal.ts` says what each is. */
export const WireProposedGrid = Type.Object({
  id: Type.String(),
  parentId: Type.String(),
  level: LevelId,
  rings: WirePolygon,
  keeps: Type.Union([GridId, Type.Null()]),
  name: Type.String(),
  type: Type.Union([Type.String(), Type.Null()]),
  from: Type.Array(GridId),
  changed: Type.Boolean(),
  households: Type.Integer(),
  persons: Type.Integer(),
  buildings: Type.Integer(),
  target: Type.Union([Type.Integer(), Type.Null()]),
  areaM2: Type.Number(),
  compactness: Type.Number(),
});
export type WireProposedGrid = Static<typeof WireProposedGrid>;

const WireGridFigures = Type.Object({
  grids: Type.Integer(),
  min: Type.Number(),
  max: Type.Number(),
  mean: Type.Number(),
  worst: Type.Number(),
  within: Type.Number(),
  withinTen: Type.Number(),
  compactness: Type.Number(),
  onLines: Type.Number(),
});
export type WireGridFigures = Static<typeof WireGridFigures>;

/** What could not be met: `code` of `domain/draft/types.ts`'s `Shortfall`. */
export const WireShortfall = Type.Object({
  code: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  at: LngLat,
  gridIds: Type.Array(Type.String()),
});
export type WireShortfall = Static<typeof WireShortfall>;

const WireMovedBuilding = Type.Object({
  building: Type.String(),
  name: Type.String(),
  at: LngLat,
  households: Type.Integer(),
  from: Type.Union([GridId, Type.Null()]),
  to: Type.String(),
});

/** One answer. A rebalance has several, from “touch nothing” (effort 0) to “ideal” (1). */
export const WireProposalVariant = Type.Object({
  effort: Share,
  grids: Type.Array(WireProposedGrid),
  removed: Type.Array(GridId),
  today: WireGridFigures,
  proposed: WireGridFigures,
  moved: Type.Array(WireMovedBuilding),
  movedHouseholds: Type.Integer(),
  retired: Type.Array(
    Type.Object({ id: GridId, code: Type.Union([Type.String(), Type.Null()]), name: Type.String() }),
  ),
  born: Type.Integer(),
  shortfalls: Type.Array(WireShortfall),
});
export type WireProposalVariant = Static<typeof WireProposalVariant>;

/** A proposal as a list shows it. One whose plan has been edited since `baseRevision` can be looked at, and is adopted where it still fits. */
export const ProposalHead = Type.Object({
  id: ProposalId,
  plan: PlanId,
  job: JobId,
  name: Type.String(),
  state: Type.Union([
    Type.Literal('queued'),
    Type.Literal('running'),
    Type.Literal('done'),
    Type.Literal('failed'),
    Type.Literal('cancelled'),
  ]),
  request: ProposalRequest,
  baseRevision: Type.Integer(),
  author: Type.String(),
  createdAt: Time,
  /** When it (or part of it) was adopted. */
  adoptedAt: Type.Union([Time, Type.Null()]),
  /** Figures of the last variant, once it is done. */
  proposed: Type.Union([WireGridFigures, Type.Null()]),
  movedHouseholds: Type.Union([Type.Integer(), Type.Null()]),
  /** Why it failed. */
  reason: Job.properties.reason,
});
export type ProposalHead = Static<typeof ProposalHead>;

export const ProposalList = Type.Object({
  items: Type.Array(ProposalHead),
  next: Type.Optional(Type.String()),
});
export type ProposalList = Static<typeof ProposalList>;

/** The last of a proposal's variants under the names by which scripts read it: its grids, how good they are, what they change. */
export const ProposalSummary = Type.Object({
  grids: WireProposalVariant.properties.grids,
  report: Type.Pick(WireProposalVariant, ['today', 'proposed', 'shortfalls']),
  changes: Type.Pick(WireProposalVariant, ['removed', 'moved', 'movedHouseholds', 'retired', 'born']),
});
export type ProposalSummary = Static<typeof ProposalSummary>;

/** A proposal whole. While it runs `picture` has the borders of what there is by then; once done it has `ProposalSummary`'s, too. */
export const WireProposal = Type.Object({
  ...ProposalHead.properties,
  variants: Type.Array(WireProposalVariant),
  picture: Type.Union([Type.Array(WireLine), Type.Null()]),
  ...Type.Partial(ProposalSummary).properties,
});
export type WireProposal = Static<typeof WireProposal>;

/** Adopting: as an edit. Without `gridIds` the whole; `variant` is its place, the last one where it is left out. */
export const Adoption = Type.Object(
  {
    id: EditId,
    baseRevision: Type.Integer({ minimum: 0 }),
    gridIds: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 20_000 })),
    variant: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    note: Type.Optional(Type.String({ maxLength: 4000 })),
  },
  closed,
);
export type Adoption = Static<typeof Adoption>;

/** `part=variants` leaves out what `variants` has already: the page reads those. */
export const WholeProposalQuery = Type.Object({ part: Type.Optional(Type.Literal('variants')) });
