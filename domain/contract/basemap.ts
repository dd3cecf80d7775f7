import { type Static, Type } from 'typebox';

/**
 * What lies beneath everything, where the settings name it. `url`: a template with {z}, {x} and {y} of raster tiles in
 * Web Mercator, a MapLibre style, or a PMTiles archive. `datum` is what the tiles were drawn in; only raster tiles may
 * be in another than the plans' own.
 */
export const Basemap = Type.Object({
  kind: Type.Union([Type.Literal('raster'), Type.Literal('style'), Type.Literal('pmtiles')]),
  url: Type.String(),
  datum: Type.Union([Type.Literal('wgs84'), Type.Literal('gcj02'), Type.Literal('bd09')]),
});
export type Basemap = Static<typeof Basemap>;
