import { type Static, Type } from 'typebox';

/** `POST /api/demonstration/day`: play a day of cases that never happened, through the same door as real ones. */
export const PlayDayBody = Type.Object(
  {
    /** Minutes of the day in one minute of the clock. */
    speed: Type.Optional(Type.Number({ minimum: 1, maximum: 1440 })),
    /** How many cases happen in the day. */
    cases: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
    /** Also where there are cases that are not simulated. */
    among: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type PlayDayBody = Static<typeof PlayDayBody>;

/** Whether a day is being played and how far it is; numbers are those of the last one where none is. */
export const DayState = Type.Object({
  running: Type.Boolean(),
  speed: Type.Number(),
  /** Cases of the day, and those that have come. */
  cases: Type.Integer(),
  arrived: Type.Integer(),
  /** Steps that the officers of the play have taken. */
  steps: Type.Integer(),
  /** The time of the played day, `HH:MM`; null where none was played. */
  clock: Type.Union([Type.String(), Type.Null()]),
  /** Whether any case is simulated: screens say so. */
  simulated: Type.Boolean(),
});
export type DayState = Static<typeof DayState>;
