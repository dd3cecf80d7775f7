import type { FeatureCollection, Geometry } from 'geojson';
import { type Static, Type } from 'typebox';
import { GeoJsonGeometry, LngLat, WirePolygon } from './geometry.ts';
import { BuildingId, EditId } from './ids.ts';

const Households = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const Persons = Type.Union([Type.Integer({ minimum: 0, maximum: 10_000_000 }), Type.Null()]);
const Name = Type.String({ maxLength: 200 });
const Use = Type.Union([Type.String({ maxLength: 64 }), Type.Null()]);

/** `domain/balance`'s `Building`, in degrees; `at` is its point on surface. */
export const WireBuilding = Type.Object(
  {
    id: BuildingId,
    at: LngLat,
    households: Households,
    persons: Persons,
    name: Name,
    use: Use,
    footprint: Type.Union([Type.Array(WirePolygon), Type.Null()]),
  },
  { additionalProperties: false },
);
export type WireBuilding = Static<typeof WireBuilding>;

/** A building to be added: `at` for a point, or `geometry` (Point, Polygon, MultiPolygon). Exactly one of the two. */
export const NewBuilding = Type.Object(
  {
    at: Type.Optional(LngLat),
    geometry: Type.Optional(GeoJsonGeometry),
    households: Households,
    persons: Type.Optional(Persons),
    name: Type.Optional(Name),
    use: Type.Optional(Use),
  },
  { additionalProperties: false },
);
export type NewBuilding = Static<typeof NewBuilding>;

/** Only what is present changes; the state before is kept with its dates. */
export const BuildingChange = Type.Object(
  {
    at: Type.Optional(LngLat),
    geometry: Type.Optional(GeoJsonGeometry),
    households: Type.Optional(Households),
    persons: Type.Optional(Persons),
    name: Type.Optional(Name),
    use: Type.Optional(Use),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type BuildingChange = Static<typeof BuildingChange>;

/** The change's own id: a repeat under it does no harm. */
export const BuildingChangeQuery = Type.Object({ id: Type.Optional(EditId) });

interface BuildingProperties {
  id: string;
  households: number;
  persons: number | null;
  name: string;
  use: string | null;
}

export type BuildingCollection = FeatureCollection<Geometry, BuildingProperties>;
export const BuildingCollection = Type.Unsafe<BuildingCollection>({
  type: 'object',
  description: 'FeatureCollection of footprints or points with id, households, persons, name, use',
});
