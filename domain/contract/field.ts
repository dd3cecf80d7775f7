import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { type Static, Type } from 'typebox';
import { WireKind } from './case-office.ts';

const WireWords = Type.Object({ zh: Type.String(), en: Type.String() });

/** Outlines of the territories, and the leaf grids of their plans in force with what people call them. */
type TerritoryOutlines = FeatureCollection<Polygon | MultiPolygon, { id: string; name: string }>;
type GridOutlines = FeatureCollection<Polygon, { id: string; name: string; code: string | null }>;

/** `GET /api/field`: what the phone page needs to report a case, and nothing more; no case is in it. */
export const FieldGround = Type.Object({
  /** The deployment's name. */
  name: WireWords,
  map: Type.Object({ centre: Type.Tuple([Type.Number(), Type.Number()]), zoom: Type.Number() }),
  /** Those in use; `other` is the last. */
  kinds: Type.Array(Type.Pick(WireKind, ['id', 'parentId', 'name'])),
  /** Calmest first. */
  severities: Type.Array(Type.Object({ id: Type.String(), name: WireWords })),
  territories: Type.Unsafe<TerritoryOutlines>({
    type: 'object',
    description: 'FeatureCollection of outlines',
  }),
  grids: Type.Unsafe<GridOutlines>({
    type: 'object',
    description: 'FeatureCollection of leaf grids with id, name, code',
  }),
  photos: Type.Object({ most: Type.Integer(), bytesMost: Type.Integer() }),
});
export type FieldGround = Static<typeof FieldGround>;
