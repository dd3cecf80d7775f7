import type { FeatureCollection, LineString } from 'geojson';
import { type Static, Type } from 'typebox';
import { GridId, LevelId, PlanId } from './ids.ts';

const CodeOrNull = Type.Union([Type.String(), Type.Null()]);

/** A grid as a comparison names it. */
export const ComparedGrid = Type.Object({
  id: GridId,
  level: LevelId,
  code: CodeOrNull,
  name: Type.String(),
});
export type ComparedGrid = Static<typeof ComparedGrid>;

/** Buildings that lie in `from` in the other plan and in `to` in this one; null: in no grid there. */
export const MovedHouseholds = Type.Object({
  level: LevelId,
  from: Type.Union([ComparedGrid, Type.Null()]),
  to: Type.Union([ComparedGrid, Type.Null()]),
  buildings: Type.Integer(),
  households: Type.Integer(),
  persons: Type.Integer(),
});
export type MovedHouseholds = Static<typeof MovedHouseholds>;

export interface BorderChange {
  /** `gone`: a border of the other plan that this one lacks. `new`: a border that only this one has. */
  change: 'gone' | 'new';
  /** The highest level at which the line separates two grids. */
  level: string;
  lengthM: number;
}

/** This plan beside another (usually the one in force). */
export const Comparison = Type.Object({
  plan: PlanId,
  with: PlanId,
  borders: Type.Unsafe<FeatureCollection<LineString, BorderChange>>({
    type: 'object',
    description: 'FeatureCollection of LineStrings with change (gone, new), level, lengthM',
  }),
  grids: Type.Object({
    added: Type.Array(ComparedGrid),
    removed: Type.Array(ComparedGrid),
    changed: Type.Array(
      Type.Object({ grid: ComparedGrid, fields: Type.Array(Type.String()), geometry: Type.Boolean() }),
    ),
  }),
  households: Type.Object({
    moved: Type.Array(MovedHouseholds),
    /** At the deepest tiling level; each building once. */
    buildings: Type.Integer(),
    households: Type.Integer(),
  }),
  /** `born` codes are provisional until the plan goes in force. */
  codes: Type.Object({ born: Type.Array(ComparedGrid), retired: Type.Array(ComparedGrid) }),
});
export type Comparison = Static<typeof Comparison>;

export const CompareQuery = Type.Object({ with: PlanId });

/** The codes that a grid has had, oldest first; a code in use has not retired. */
export const CodeHistory = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      bornAt: Type.String({ format: 'date-time' }),
      retiredAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    }),
  ),
});
export type CodeHistory = Static<typeof CodeHistory>;
