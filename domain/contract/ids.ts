import { Type } from 'typebox';

/** An id that the server or a client has made: letters, digits, and a few signs that need no escaping in a path. */
const ID_PATTERN = '^[A-Za-z0-9][A-Za-z0-9_.~-]{0,127}$';

export const PlanId = Type.String({ pattern: ID_PATTERN, description: 'id of a plan' });
export const GridId = Type.String({
  pattern: ID_PATTERN,
  description: 'id of a grid; the same grid keeps it in a copy',
});
export const BuildingId = Type.String({ pattern: ID_PATTERN, description: 'id of a building' });
export const JobId = Type.String({ pattern: ID_PATTERN, description: 'id of a job' });
export const ProposalId = Type.String({ pattern: ID_PATTERN, description: 'id of a proposal' });
export const LevelId = Type.String({
  minLength: 1,
  maxLength: 64,
  description: "a level's id in the profile",
});

/** Chosen by whoever edits, so that sending it again does no harm. A UUID does well. */
export const EditId = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$',
  description: 'id of an edit',
});

export const PlanParams = Type.Object({ plan: PlanId });
export const GridParams = Type.Object({ plan: PlanId, grid: GridId });
export const JobParams = Type.Object({ job: JobId });
export const BuildingParams = Type.Object({ building: BuildingId });

/** Lists page by these; both are text, since they come in the query string. */
export const PageQuery = Type.Object({
  limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,6}$' })),
  after: Type.Optional(Type.String({ pattern: ID_PATTERN })),
});
