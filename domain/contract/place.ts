import type { FeatureCollection, Point } from 'geojson';
import { type Static, Type } from 'typebox';
import { BboxQuery } from './geometry.ts';

export const PlaceKind = Type.Union([Type.Literal('camera'), Type.Literal('shop'), Type.Literal('unit')]);
export type PlaceKind = Static<typeof PlaceKind>;

/** A camera, a shop or a unit. `direction` (degrees clockwise from north), `rangeM` (how far it sees) and `link` are a camera's. */
interface PlaceProperties {
  id: string;
  kind: PlaceKind;
  category: string | null;
  name: string;
  direction: number | null;
  rangeM: number | null;
  link: string | null;
}

export type PlaceCollection = FeatureCollection<Point, PlaceProperties>;
export const PlaceCollection = Type.Unsafe<PlaceCollection>({
  type: 'object',
  description: 'FeatureCollection of Points with kind, category, name, direction, rangeM, link',
});

export const PlaceQuery = Type.Object({ kind: Type.Optional(PlaceKind), bbox: Type.Optional(BboxQuery) });
export const BboxOnlyQuery = Type.Object({ bbox: Type.Optional(BboxQuery) });
