import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Basemap } from '../../../domain/contract/basemap.ts';
import type { Palette } from '../style/palette.ts';

/** Every source and layer of the base map begins so, and no other does. */
export const BASEMAP = 'basemap';

/** What a base map puts into the map, from the ground up; its own colours may follow day and night. */
export interface BasemapParts {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  layers(p: Palette): LayerSpecification[];
}

/** Beyond it most servers have no tiles; the deepest are stretched. */
const TILES_MAXZOOM = 18;

/** Asks for whatever a base map needs to be known of before it is drawn. Throws where that does not come. */
export async function basemapParts(basemap: Basemap): Promise<BasemapParts> {
  if (basemap.kind === 'style') return (await import('./style-parts.ts')).styleParts(basemap.url);
  // Read only where it is used: half of the deployments have no base map at all.
  if (basemap.kind === 'pmtiles') return (await import('./pmtiles-parts.ts')).pmtilesParts(basemap.url);
  const { shiftedTiles } = await import('./shifted-tiles.ts');
  return {
    sources: {
      [BASEMAP]: {
        type: 'raster',
        tiles: [shiftedTiles(basemap)],
        tileSize: 256,
        maxzoom: TILES_MAXZOOM,
      },
    },
    layers: () => [rasterLayer()],
  };
}

/** Pictures of the ground, drained of most of their colour: the grids' are the ones that mean something. */
export function rasterLayer(): LayerSpecification {
  return { id: `${BASEMAP}-picture`, type: 'raster', source: BASEMAP, paint: { 'raster-saturation': -0.7 } };
}
