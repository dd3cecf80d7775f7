import { type Static, Type } from 'typebox';
import { WireBuilding } from './building.ts';
import { WirePolygon } from './geometry.ts';
import { WireGrid } from './grid.ts';
import { PlanId } from './ids.ts';

/** All that a client needs to build the same `Division` as the server's; `seq` is where its live stream starts. */
export const WireDivision = Type.Object({
  plan: PlanId,
  revision: Type.Integer(),
  seq: Type.Integer(),
  territory: Type.Object({ polygons: Type.Array(WirePolygon), original: Type.Array(WirePolygon) }),
  grids: Type.Array(WireGrid),
  buildings: Type.Array(WireBuilding),
});
export type WireDivision = Static<typeof WireDivision>;
