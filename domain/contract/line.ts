import type { FeatureCollection, LineString } from 'geojson';
import { Type } from 'typebox';

export type LineKind = 'road' | 'rail' | 'water' | 'wall';

/** `class` is OSM's highway, railway or waterway value. */
interface LineProperties {
  id: string;
  kind: LineKind;
  class: string | null;
  name: string;
  bridge: boolean;
  tunnel: boolean;
}

export type LineCollection = FeatureCollection<LineString, LineProperties>;
export const LineCollection = Type.Unsafe<LineCollection>({
  type: 'object',
  description: 'FeatureCollection of LineStrings with kind, class, name, bridge, tunnel',
});
