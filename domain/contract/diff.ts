import { type Static, Type } from 'typebox';
import { WirePolygon } from './geometry.ts';
import { WireGrid } from './grid.ts';

const Polygons = Type.Array(WirePolygon);

/** What an edit did: whole records before and after, so that it can be inverted by whoever holds it. */
export const WireDiff = Type.Object({
  added: Type.Array(WireGrid),
  updated: Type.Array(Type.Tuple([WireGrid, WireGrid])),
  removed: Type.Array(WireGrid),
  territory: Type.Optional(Type.Tuple([Polygons, Polygons])),
});
export type WireDiff = Static<typeof WireDiff>;
