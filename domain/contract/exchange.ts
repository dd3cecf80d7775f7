import { type Static, Type } from 'typebox';
import { LngLat } from './geometry.ts';
import { LevelId, PlanId } from './ids.ts';
import { WireIssue } from './issue.ts';

export const ImportKind = Type.Union([
  Type.Literal('territory'),
  Type.Literal('grids'),
  Type.Literal('buildings'),
  Type.Literal('lines'),
  Type.Literal('cameras'),
  Type.Literal('shops'),
  Type.Literal('units'),
]);
export type ImportKind = Static<typeof ImportKind>;

const Params = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]));

/** A feature that was not taken: its row in the file (from 1) and why. */
export const RefusedRow = Type.Object({
  row: Type.Integer({ minimum: 1 }),
  code: Type.String(),
  params: Params,
  at: Type.Optional(LngLat),
});
export type RefusedRow = Static<typeof RefusedRow>;

/** A feature that was changed on its way in: what it was and what it became. */
const RepairedRow = Type.Object({
  row: Type.Integer({ minimum: 1 }),
  code: Type.String(),
  before: Type.String(),
  after: Type.String(),
});

/** What an import read, what it would take (before `take`) or has taken, and all that it left out. */
export const ImportReport = Type.Object({
  as: ImportKind,
  read: Type.Integer(),
  taken: Type.Integer(),
  /** False while this is what would be taken; true once it has been. */
  committed: Type.Boolean(),
  refused: Type.Array(RefusedRow),
  repaired: Type.Array(RepairedRow),
  columnsDropped: Type.Array(Type.String()),
  /** For grids: what is wrong with the coverage. Any fault of it and nothing is taken. */
  faults: Type.Array(WireIssue),
  /** The draft that was made of territory or grids. */
  plan: Type.Optional(PlanId),
});
export type ImportReport = Static<typeof ImportReport>;

export const ExportFormat = Type.Union([
  Type.Literal('geojson'),
  Type.Literal('gpkg'),
  Type.Literal('shp'),
  Type.Literal('kml'),
  Type.Literal('csv'),
  Type.Literal('xlsx'),
]);
export type ExportFormat = Static<typeof ExportFormat>;

export const ExportQuery = Type.Object({ format: ExportFormat });

/** What the form of an import says beside its file. */
export const ImportFields = Type.Object(
  {
    as: ImportKind,
    plan: Type.Optional(PlanId),
    level: Type.Optional(LevelId),
    name: Type.Optional(Type.String({ pattern: '^[^\\u0000]*$', maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type ImportFields = Static<typeof ImportFields>;
