import { type Static, Type } from 'typebox';
import { WireBuilding } from './building.ts';
import { WireDiff } from './diff.ts';
import { WireEdit } from './edit.ts';
import { BuildingId, EditId, PlanId } from './ids.ts';
import { PlanStatus } from './plan.ts';

/** `event: edit` of `/api/live`; its SSE id is the global sequence number. */
export const LiveEdit = Type.Object({
  plan: PlanId,
  revision: Type.Integer(),
  id: EditId,
  author: Type.String(),
  edit: WireEdit,
  diff: WireDiff,
  reverts: Type.Optional(Type.Array(EditId)),
});
export type LiveEdit = Static<typeof LiveEdit>;

/**
 * `event: building`: buildings belong to the territory, so every plan hears of them. `all`: too many to tell (an
 * import), fetch the division anew.
 */
export const LiveBuilding = Type.Object({
  added: Type.Array(WireBuilding),
  updated: Type.Array(WireBuilding),
  removed: Type.Array(BuildingId),
  all: Type.Optional(Type.Boolean()),
});
export type LiveBuilding = Static<typeof LiveBuilding>;

/** `event: plan`: a plan was made or has changed its status. */
export const LivePlan = Type.Object({ plan: PlanId, status: PlanStatus });
export type LivePlan = Static<typeof LivePlan>;
