import { type Static, Type } from 'typebox';
import { LngLat } from './geometry.ts';
import { JobId } from './ids.ts';

const JobState = Type.Union([
  Type.Literal('queued'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
]);

/** The answer of a 202. */
export const JobStarted = Type.Object({ job: JobId });
export type JobStarted = Static<typeof JobStarted>;

/** Long work: `progress` 0…1; `result` when done, `reason` when failed. */
export const Job = Type.Object({
  id: JobId,
  state: JobState,
  progress: Type.Number(),
  message: Type.String(),
  result: Type.Optional(Type.Unknown()),
  reason: Type.Optional(
    Type.Object({
      code: Type.String(),
      params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
      at: Type.Optional(LngLat),
    }),
  ),
});
export type Job = Static<typeof Job>;
