import { type Static, Type } from 'typebox';
import { AnyGeoJson } from './geometry.ts';
import { PlanId } from './ids.ts';

export const PlanStatus = Type.Union([
  Type.Literal('draft'),
  Type.Literal('in-review'),
  Type.Literal('in-force'),
  Type.Literal('retired'),
]);
export type PlanStatus = Static<typeof PlanStatus>;

const Time = Type.String({ format: 'date-time' });

/** A plan as lists show it. `grids` counts what is assigned, at every level; `households` is the whole territory's. */
export const WirePlan = Type.Object({
  id: PlanId,
  name: Type.String(),
  status: PlanStatus,
  revision: Type.Integer(),
  basedOn: Type.Union([PlanId, Type.Null()]),
  grids: Type.Integer(),
  households: Type.Integer(),
  createdAt: Time,
  /** When it went in force, and when it was retired. */
  inForceAt: Type.Union([Time, Type.Null()]),
  retiredAt: Type.Union([Time, Type.Null()]),
});
export type WirePlan = Static<typeof WirePlan>;

export const PlanList = Type.Object({ items: Type.Array(WirePlan), next: Type.Optional(Type.String()) });
export type PlanList = Static<typeof PlanList>;

/** A new draft: from nothing, with the ground to divide, or as a copy of a plan. Exactly one of the two. */
export const NewPlan = Type.Object(
  {
    name: Type.String({ pattern: '\\S', maxLength: 200 }),
    territory: Type.Optional(AnyGeoJson),
    basedOn: Type.Optional(PlanId),
  },
  { additionalProperties: false },
);
export type NewPlan = Static<typeof NewPlan>;

/** Moves a plan through its life. `note` is the written reason that a plan with warnings needs. */
export const StatusChange = Type.Object(
  { status: PlanStatus, note: Type.Optional(Type.String({ maxLength: 4000 })) },
  { additionalProperties: false },
);
export type StatusChange = Static<typeof StatusChange>;
