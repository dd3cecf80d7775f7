import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeIn } from '../../client/map/basemap/datum-shift.ts';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { ADMIN_PASSWORD } from './harness/global-setup.ts';
import type { LngLat } from './harness/map-view.ts';
import { findPixels } from './harness/pixels.ts';
import { pmtiles } from './harness/pmtiles.ts';
import { png } from './harness/png.ts';
import { startServer } from './harness/server.ts';
import { startTileServer } from './harness/tile-server.ts';

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

test('GCJ-02 tiles lie under the plan where they belong; switched off nothing is asked; unreachable, the map stands', async () => {
  const tiles = await startTileServer(field);
  const server = await startServer('demonstration', ADMIN_PASSWORD, {
    BASEMAP_URL: `${tiles.address}/{z}/{x}/{y}.png`,
    BASEMAP_DATUM: 'gcj02',
  });
  try {
    const api = await new TestApi(server.address).signIn();
    const plan = (await api.draft('底图')).id;
    for (const { language, scheme, width, height } of [
      { language: 'zh', scheme: 'light', width: 1440, height: 900 },
      { language: 'en', scheme: 'dark', width: 1920, height: 1080 },
    ] as const) {
      const desk = await Desk.open(browser, server.address, plan, { language, scheme, width, height });
      await desk.page.locator('#tab-layers').click();
      await desk.page.waitForTimeout(2_000);
      const path = new URL(`basemap-${width}x${height}-${language}-${scheme}.png`, FOLDER).pathname;
      await desk.page.screenshot({ path });
      expect(desk.errors).toEqual([]);
      await desk.close();
    }

    const desk = await Desk.open(browser, server.address, plan);
    for (const zoom of [13, 16]) {
      await desk.page.evaluate((hash) => location.assign(hash), `#${zoom}/${MARK[1]}/${MARK[0]}`);
      await desk.page.waitForTimeout(2_500);
      const [x, y] = await desk.screen(MARK);
      const around = { x: x - 60, y: y - 60, width: 120, height: 120 };
      const red = await findPixels(desk.page, around, ([r, g, b]) => r > g + 12 && r > b + 12);
      expect(red.count, `the mark is to be seen at zoom ${zoom}`).toBeGreaterThan(50);
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
    await expect.poll(tiles.given).toBeGreaterThan(before);
    expect(desk.errors).toEqual([]);

    await tiles.stop();
    await desk.page.reload();
    await desk.ready();
    const note = desk.page.locator('.status-basemap');
    await note.waitFor({ timeout: 10_000 });
    expect(await note.textContent()).toBe('底图连不上');
    await desk.page.screenshot({ path: new URL('basemap-unreachable-zh.png', FOLDER).pathname });
    // The browser says itself that nobody answered; we add nothing, and the plan is there to be worked on.
    expect(desk.errors.filter((error) => !error.includes('net::ERR_CONNECTION_'))).toEqual([]);
    await desk.take('split');
    await desk.close();
  } finally {
    await server.stop();
  }
});

test('a style’s tiles and names, with the makers named; a PMTiles file that the server hands out itself', async () => {
  const tiles = await startTileServer(() => [200, 120, 40]);
  const folder = await mkdtemp(join(tmpdir(), 'tessera-pmtiles-'));
  const file = join(folder, 'ground.pmtiles');
  await writeFile(
    file,
    pmtiles(
      png(256, () => [40, 120, 200]),
      { attribution: '© 规划局' },
    ),
  );
  try {
    for (const { url, attribution, isOurs } of [
      {
        url: `${tiles.address}/style.json`,
        attribution: '© 测绘 Survey',
        isOurs: ([r, , b]: readonly number[]) => r! > b! + 8,
      },
      { url: file, attribution: '© 规划局', isOurs: ([r, , b]: readonly number[]) => b! > r! + 8 },
    ]) {
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
        await desk.page.locator('.attribution', { hasText: attribution }).waitFor({ timeout: 10_000 });
        await desk.page.waitForTimeout(1_500);
        const { box } = await desk.view();
        const corner = { x: box.x + box.width / 2, y: box.y + 2, width: 200, height: 20 };
        const share = async () =>
          (await findPixels(desk.page, corner, isOurs)).count / (corner.width * corner.height);
        await expect.poll(share, { timeout: 20_000, message: url }).toBeGreaterThan(0.9);
        expect(desk.errors).toEqual([]);
        await desk.close();
      } finally {
        await server.stop();
      }
    }
  } finally {
    await tiles.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
