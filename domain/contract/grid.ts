import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { type Static, Type } from 'typebox';
import { WirePolygon } from './geometry.ts';
import { GridId, LevelId } from './ids.ts';
import { WireTeam } from './team.ts';

/** Households given for a whole grid by an office without buildings. */
export const WireDeclared = Type.Object(
  {
    households: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
    persons: Type.Union([Type.Integer({ minimum: 0, maximum: 100_000_000 }), Type.Null()]),
    estimated: Type.Boolean(),
  },
  { additionalProperties: false },
);

const text = (maxLength: number) => Type.String({ maxLength });
const orNull = (maxLength: number) => Type.Union([text(maxLength), Type.Null()]);

/** `domain/plan`'s `Grid` with its polygons as closed rings in degrees. */
export const WireGrid = Type.Object(
  {
    id: GridId,
    parentId: Type.Union([GridId, Type.Null()]),
    level: LevelId,
    leaf: Type.Boolean(),
    unassigned: Type.Boolean(),
    code: orNull(64),
    name: text(200),
    type: orNull(64),
    risk: orNull(64),
    target: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    locked: Type.Boolean(),
    note: text(4000),
    tags: Type.Array(text(64), { maxItems: 100 }),
    team: WireTeam,
    declared: Type.Union([WireDeclared, Type.Null()]),
    from: Type.Array(GridId),
    polygon: Type.Union([WirePolygon, Type.Null()]),
    shape: Type.Union([Type.Array(WirePolygon), Type.Null()]),
  },
  { additionalProperties: false, description: 'a grid as a record of a division' },
);
export type WireGrid = Static<typeof WireGrid>;

/** The properties of a grid's feature. */
const GridProperties = Type.Object({
  id: GridId,
  parentId: Type.Union([GridId, Type.Null()]),
  level: LevelId,
  leaf: Type.Boolean(),
  unassigned: Type.Boolean(),
  code: orNull(64),
  name: text(200),
  type: orNull(64),
  risk: orNull(64),
  households: Type.Integer(),
  persons: Type.Integer(),
  buildings: Type.Integer(),
  target: Type.Union([Type.Integer(), Type.Null()]),
  locked: Type.Boolean(),
  note: text(4000),
  tags: Type.Array(text(64)),
  declared: Type.Union([WireDeclared, Type.Null()]),
  areaM2: Type.Number(),
  team: WireTeam,
});
type GridProperties = Static<typeof GridProperties>;

export type GridFeature = Feature<Geometry, GridProperties>;
export type GridCollection = FeatureCollection<Geometry, GridProperties>;

/** The grids of a plan as features: a leaf is a Polygon, a parent a MultiPolygon. */
export const GridCollection = Type.Unsafe<GridCollection>({
  type: 'object',
  required: ['type', 'features'],
  properties: {
    type: { const: 'FeatureCollection' },
    features: {
      type: 'array',
      items: {
        type: 'object',
        properties: { type: { const: 'Feature' }, geometry: { type: 'object' }, properties: GridProperties },
      },
    },
  },
});
