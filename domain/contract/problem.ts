import { type Static, Type } from 'typebox';
import { LngLat } from './geometry.ts';

/** `application/problem+json` (RFC 9457): `code` and `params` are translated by the screen, `at` is the place on the map. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    at: Type.Optional(LngLat),
  },
  { description: 'problem+json' },
);
export type Problem = Static<typeof Problem>;
