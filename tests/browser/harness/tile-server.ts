import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { png, type Rgb } from './png.ts';

const TILE_PX = 256;

/** A server of base maps beside the product's own, as an office or a provider runs one. */
export interface TileServer {
  readonly address: string;
  /** Tiles that were asked for and given. */
  readonly given: () => number;
  stop(): Promise<void>;
}

/**
 * Serves `/{z}/{x}/{y}.png`, each pixel coloured by its place in the Web Mercator square (fractions from its north-west
 * corner) and the size of a pixel there, and `/style.json`, a style of those tiles with an attribution.
 */
export async function startTileServer(
  colourAt: (x: number, y: number, pixel: number) => Rgb,
): Promise<TileServer> {
  let given = 0;
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const [, z, x, y] = /^\/(\d+)\/(\d+)\/(\d+)\.png$/.exec(request.url ?? '') ?? [];
    if (y !== undefined) {
      const pixel = 1 / (TILE_PX * 2 ** Number(z));
      const at = (tile: string, i: number) => (Number(tile) * TILE_PX + i + 0.5) * pixel;
      given += 1;
      response.setHeader('content-type', 'image/png');
      response.end(png(TILE_PX, (i, j) => colourAt(at(x!, i), at(y, j), pixel)));
    } else if (request.url === '/style.json') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(STYLE));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    given: () => given,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const STYLE = {
  version: 8,
  glyphs: '/glyphs/{fontstack}/{range}.pbf',
  sprite: '/sprite',
  sources: {
    ground: {
      type: 'raster',
      tiles: ['./{z}/{x}/{y}.png'],
      tileSize: 256,
      maxzoom: 18,
      attribution: '© <a href="https://example.org">测绘 Survey</a>',
    },
    names: {
      type: 'geojson',
      data: {
        type: 'Feature',
        properties: { name: '底图地名' },
        geometry: { type: 'Point', coordinates: [115.65, 34.41] },
      },
    },
  },
  layers: [
    { id: 'ground', type: 'raster', source: 'ground' },
    {
      id: 'names',
      type: 'symbol',
      source: 'names',
      layout: { 'text-field': ['get', 'name'], 'icon-image': 'town' },
    },
    { id: 'towers', type: 'fill-extrusion', source: 'names' },
  ],
};
