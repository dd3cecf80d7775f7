import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeIn } from '../../client/map/basemap/datum-shift.ts';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { ADMIN_PASSWORD } from './harness/global-setup.ts';
import type { LngLat } from './harness/map-view.ts';
import { findPixels } from './harness/pixels.ts';
import { pmtiles } from './harness/pmtiles.ts';
import { png, type Rgb } from './harness/png.ts';
import { type RunningServer, startServer } from './harness/server.ts';
import { startTileServer, type TileServer } from './harness/tile-server.ts';

const FOLDER = new URL('../../screenshots/', import.meta.url);
/** Outside the town, where nothing but the base map is drawn; the town lies 2 km further east. */
const MARK: LngLat = [115.612, 34.44];
const RADIUS_PX = 12;

let browser: Browser;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** A field of pale stripes with one red disc at the mark, where GCJ-02 has it. */
const [markX, markY] = placeIn('gcj02', MARK);
const field = (x: number, y: number, pixel: number) => {
  if (Math.hypot(x - markX, y - markY) < RADIUS_PX * pixel) return [220, 0, 0] as const;
  return Math.floor((x + y) * 2 ** 20) % 2 === 0 ? ([196, 214, 190] as const) : ([232, 228, 214] as const);
};

describe('raster tiles in GCJ-02', () => {
  let tiles: TileServer;
  let server: RunningServer;
  let plan: string;
  beforeAll(async () => {
    tiles = await startTileServer(field);
    server = await startServer('demonstration', ADMIN_PASSWORD, {
      BASEMAP_URL: `${tiles.address}/{z}/{x}/{y}.png`,
      BASEMAP_DATUM: 'gcj02',
    });
    plan = (await (await new TestApi(server.address).signIn()).draft('底图')).id;
  });
  afterAll(() => server?.stop());

  test.each([
    { language: 'zh', scheme: 'light', width: 1440, height: 900 },
    { language: 'en', scheme: 'dark', width: 1920, height: 1080 },
  ] as const)('lie quietly under the grids: $width×$height $language $scheme', async (options) => {
    const desk = await Desk.open(browser, server.address, plan, options);
    await desk.page.locator('#tab-layers').click();
    await desk.page.waitForTimeout(2_000);
    const { width, height, language, scheme } = options;
    const path = new URL(`basemap-${width}x${height}-${language}-${scheme}.png`, FOLDER).pathname;
    await desk.page.screenshot({ path });
    expect(desk.errors).toEqual([]);
    await desk.close();
  });

  test('are put where the plan is; switched off, nothing is asked of their server', async () => {
    const desk = await Desk.open(browser, server.address, plan);
    for (const zoom of [13, 16]) {
      await desk.page.evaluate((hash) => location.assign(hash), `#${zoom}/${MARK[1]}/${MARK[0]}`);
      const [x, y] = await desk.screen(MARK);
      const around = { x: x - 60, y: y - 60, width: 120, height: 120 };
      const isRed = ([r, g, b]: Rgb) => r > g + 12 && r > b + 12;
      const seen = async () => (await findPixels(desk.page, around, isRed)).count;
      await expect.poll(seen, { timeout: 20_000, message: `the mark at zoom ${zoom}` }).toBeGreaterThan(50);
      const red = await findPixels(desk.page, around, isRed);
      expect(Math.hypot(red.x - x, red.y - y), `zoom ${zoom}`).toBeLessThan(3);
    }

    await desk.page.locator('#tab-layers').click();
    const shown = desk.page.getByRole('switch', { name: '底图' });
    await shown.click({ force: true });
    const before = tiles.given();
    await desk.page.evaluate(() => location.assign('#15/34.42/115.66'));
    await desk.page.waitForTimeout(1_500);
    expect(tiles.given()).toBe(before);
    await shown.click({ force: true });
    await expect.poll(tiles.given, { timeout: 20_000 }).toBeGreaterThan(before);
    expect(desk.errors).toEqual([]);
    await desk.close();
  });

  test('that do not come are said to be missing; the plan is there to be worked on', async () => {
    await tiles.stop();
    const desk = await Desk.open(browser, server.address, plan);
    const note = desk.page.locator('.status-basemap');
    await note.waitFor({ timeout: 30_000 });
    expect(await note.textContent()).toBe('底图连不上');
    await desk.page.screenshot({ path: new URL('basemap-unreachable-zh.png', FOLDER).pathname });
    await desk.take('split');
    // The browser says itself that nobody answered; we add nothing.
    expect(desk.errors.filter((error) => !error.includes('net::ERR_CONNECTION_'))).toEqual([]);
    await desk.close();
  });
});

test.each(['style', 'pmtiles'] as const)('a %s is drawn, and its makers are named', async (kind) => {
  const tiles = await startTileServer(() => [220, 100, 0]);
  const folder = await mkdtemp(join(tmpdir(), 'tessera-pmtiles-'));
  const file = join(folder, 'ground.pmtiles');
  const blue = png(256, () => [0, 60, 255]);
  await writeFile(file, pmtiles(blue, { attribution: '© 规划局' }));
  const { url, attribution, isOurs } = {
    style: {
      url: `${tiles.address}/style.json`,
      attribution: '© 测绘 Survey',
      isOurs: ([r, , b]: Rgb) => r > b + 8,
    },
    // A file on the server's own disk, which it hands out itself.
    pmtiles: { url: file, attribution: '© 规划局', isOurs: ([r, , b]: Rgb) => b > r + 8 },
  }[kind];
  const server = await startServer('blank', ADMIN_PASSWORD, { BASEMAP_URL: url });
  try {
    const api = await new TestApi(server.address).signIn();
    const ring = [
      [115.64, 34.4],
      [115.66, 34.4],
      [115.66, 34.42],
      [115.64, 34.42],
      [115.64, 34.4],
    ];
    const { id } = await api.post<{ id: string }>('/api/plans', {
      name: 'blank',
      territory: { type: 'Polygon', coordinates: [ring] },
    });
    const desk = await Desk.open(browser, server.address, id);
    await desk.page.locator('.attribution', { hasText: attribution }).waitFor({ timeout: 20_000 });
    const { box } = await desk.view();
    const corner = { x: box.x + box.width / 2, y: box.y + 2, width: 200, height: 20 };
    const share = async () =>
      (await findPixels(desk.page, corner, isOurs)).count / (corner.width * corner.height);
    await expect.poll(share, { timeout: 20_000 }).toBeGreaterThan(0.9);
    expect(desk.errors).toEqual([]);
    await desk.close();
  } finally {
    await server.stop();
    await tiles.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
