import { type Static, Type } from 'typebox';
import { LngLat } from './geometry.ts';
import { WireIssue } from './issue.ts';

const TEXT_MAX = 500;

/** One stretch of a side: what the border runs along there, its ends in the order of walking. */
const WireSideRun = Type.Object({
  what: Type.Union([Type.Literal('line'), Type.Literal('neighbour'), Type.Literal('edge')]),
  /** road · rail · water · wall · grid · unassigned */
  kind: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  /** Where on a road: its middle, the grid's own side of it, the far side; null where that cannot be said. */
  side: Type.Union([Type.Literal('centre'), Type.Literal('inner'), Type.Literal('outer'), Type.Null()]),
  lengthM: Type.Number(),
  from: LngLat,
  to: LngLat,
});

const WireSide = Type.Object({
  runs: Type.Array(WireSideRun, { minItems: 1 }),
  lengthM: Type.Number(),
  /** A road or water without a name is told. */
  unnamed: Type.Boolean(),
});

/** One connected piece of a grid's ground, the largest first. */
const WireSidesOfPart = Type.Object({
  east: WireSide,
  south: WireSide,
  west: WireSide,
  north: WireSide,
  /** Names of grids in its holes. */
  within: Type.Array(Type.String()),
});

const WireText = Type.Object({ zh: Type.String(), en: Type.String() });

/** The four sides of a grid as they stand on its board, and what the border runs along now. */
export const WireFourSides = Type.Object({
  zh: Type.String(),
  en: Type.String(),
  /** Written by hand, in one language at least. */
  edited: Type.Boolean(),
  /** Written by hand, and the border has come to run along something else. */
  outdated: Type.Boolean(),
  /** As the border runs now. */
  made: WireText,
  author: Type.Union([Type.String(), Type.Null()]),
  at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  sides: Type.Array(WireSidesOfPart),
});
export type WireFourSides = Static<typeof WireFourSides>;

/** Written by hand; an empty one is the made one in that language. */
export const FourSidesEdit = Type.Object(
  { zh: Type.String({ maxLength: TEXT_MAX }), en: Type.String({ maxLength: TEXT_MAX }) },
  { additionalProperties: false },
);
export type FourSidesEdit = Static<typeof FourSidesEdit>;

/** The texts of a plan that no longer fit, as `GET /api/plans/:plan/issues` has them among all else. */
export const OutdatedFourSides = Type.Object({ items: Type.Array(WireIssue) });
export type OutdatedFourSides = Static<typeof OutdatedFourSides>;
