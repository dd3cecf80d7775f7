import { addProtocol, type LayerSpecification } from 'maplibre-gl';
import { PMTiles, Protocol, TileType } from 'pmtiles';
import type { Palette } from '../style/palette.ts';
import { BASEMAP, type BasemapParts, rasterLayer } from './basemap-parts.ts';

const protocol = new Protocol({ metadata: true });

/**
 * A PMTiles archive, read by ranges of bytes from our server or another. Pictures are drawn as they are; of vector
 * tiles every layer, whatever its schema: its areas faintly, water as water, its lines thin.
 */
export async function pmtilesParts(url: string): Promise<BasemapParts> {
  const archive = new PMTiles(new URL(url, location.href).href);
  const { tileType } = await archive.getHeader();
  addProtocol('pmtiles', protocol.tile);
  protocol.add(archive);
  const address = `pmtiles://${archive.source.getKey()}`;
  if (tileType !== TileType.Mvt)
    return {
      sources: { [BASEMAP]: { type: 'raster', url: address, tileSize: 256 } },
      layers: () => [rasterLayer()],
    };
  const { vector_layers: known = [] } = (await archive.getMetadata()) as {
    vector_layers?: readonly { readonly id: string }[];
  };
  return {
    sources: { [BASEMAP]: { type: 'vector', url: address } },
    layers: (p) => known.flatMap(({ id }) => vectorLayers(id, p)),
  };
}

function vectorLayers(id: string, p: Palette): LayerSpecification[] {
  const water = /water|ocean|river/i.test(id);
  const of = { source: BASEMAP, 'source-layer': id };
  return [
    {
      ...of,
      id: `${BASEMAP}-${id}-area`,
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': water ? p.water : p.building, 'fill-opacity': water ? 1 : 0.35 },
    },
    {
      ...of,
      id: `${BASEMAP}-${id}-line`,
      type: 'line',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: {
        'line-color': water ? p.waterEdge : p.inkQuiet,
        'line-opacity': 0.6,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.4, 16, 1.6],
      },
    },
  ];
}
