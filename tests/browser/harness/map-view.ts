import type { Page } from 'playwright-core';

export type LngLat = readonly [lng: number, lat: number];

/** What the map shows, as its address says, and where it lies on the screen. */
export interface MapView {
  readonly centre: LngLat;
  readonly zoom: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const TILE_PX = 512;

/** Reads `#zoom/lat/lng`; exact to about a pixel, since the address rounds. */
export async function readView(page: Page): Promise<MapView> {
  const box = await page.locator('.map-canvas').boundingBox();
  const hash = await page.evaluate(() => location.hash);
  const [zoom, lat, lng] = hash.slice(1).split('/').map(Number);
  if (!box || zoom === undefined || lat === undefined || lng === undefined)
    throw new Error(`no map at ${hash}`);
  return { centre: [lng, lat], zoom, box };
}

/** Web Mercator, as the map draws it. */
export function toScreen({ centre, zoom, box }: MapView, place: LngLat): [number, number] {
  const scale = TILE_PX * 2 ** zoom;
  const [x, y] = mercator(place);
  const [cx, cy] = mercator(centre);
  return [box.x + box.width / 2 + (x - cx) * scale, box.y + box.height / 2 + (y - cy) * scale];
}

function mercator([lng, lat]: LngLat): [number, number] {
  const angle = (lat * Math.PI) / 180;
  return [lng / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI)];
}
