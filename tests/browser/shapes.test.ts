import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { ADMIN_PASSWORD } from './harness/global-setup.ts';
import type { LngLat } from './harness/map-view.ts';
import { findPixels } from './harness/pixels.ts';
import { type RunningServer, startServer } from './harness/server.ts';
import { FOOTPRINT_SIDE, footprintAt, storeShapedPlan } from './harness/shaped-plan.ts';

const FOLDER = new URL('../../screenshots/', import.meta.url);
let server: RunningServer;
let browser: Browser;
let plan: string;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  server = await startServer('blank', ADMIN_PASSWORD, { DEPLOYMENT: 'maigaoqiao' });
  browser = await launchBrowser();
  plan = await storeShapedPlan(server.folder);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const middleOf = (column: number, row: number, n: number): LngLat => {
  const [lng, lat] = footprintAt(column, row, n);
  return [lng + FOOTPRINT_SIDE / 2, lat + FOOTPRINT_SIDE / 2];
};

test('grids of a level that does not tile: drawn, named, chosen on the map and in the tree, switched off', async () => {
  const desk = await Desk.open(browser, server.address, plan);
  const legend = desk.page.locator('.legend');
  expect(await legend.textContent()).toContain('三级网格');
  await desk.page.evaluate(([lng, lat]) => location.assign(`#17/${lat}/${lng}`), [...middleOf(1, 1, 5)]);
  await desk.page.waitForTimeout(2_000);
  await desk.page.locator('.level-switch').click();
  await desk.page.getByRole('option', { name: '三级网格' }).click();

  const title = desk.page.locator('.inspector-title');
  await desk.click(middleOf(1, 1, 5));
  expect(await title.textContent()).toBe('小店 6');
  expect(await desk.page.locator('.inspector-path').textContent()).toBe('三级网格 · 网格 2-2');
  await desk.click(middleOf(1, 1, 6), ['Shift']);
  expect(await title.textContent()).toBe('2 个网格');
  // Between the footprints there is no grid of this level.
  const [lng, lat] = footprintAt(1, 1, 5);
  await desk.click([lng - FOOTPRINT_SIDE / 3, lat - FOOTPRINT_SIDE / 3]);
  expect(await title.count()).toBe(0);

  // A box takes those that lie wholly inside it.
  const [west, south] = footprintAt(1, 1, 4);
  const [east, north] = footprintAt(1, 1, 6);
  await desk.drag(
    [west - 0.0002, south - 0.0002],
    [east + 0.0002, north + FOOTPRINT_SIDE + 0.0002],
    ['Shift'],
  );
  expect(await title.textContent()).toBe('2 个网格');
  const split = desk.page.locator('[data-tool="split"]');
  expect(await split.getAttribute('aria-disabled')).toBe('true');
  expect(await split.getAttribute('aria-label')).toContain('不铺满地面');

  await desk.page.keyboard.press('Escape');
  await desk.find('1 号楼');
  expect(await title.textContent()).toBe('1 号楼');

  const row = (level: number) => desk.page.locator(`[role="treeitem"][aria-level="${level}"]`).first();
  await row(2).locator('.tree-twist').click();
  await row(3).locator('.tree-twist').click();
  await row(4).click();
  expect(await title.textContent()).toBe((await row(4).locator('.ellipsis').textContent())!.trim());
  // It is in no sum: no households are said of it.
  expect(await row(4).locator('.tree-count').textContent()).toBe('');
  expect(await desk.page.locator('.inspector-households').textContent()).toBe('');

  await desk.page.locator('#tab-layers').click();
  await desk.page.evaluate(([x, y]) => location.assign(`#17/${y}/${x}`), [...middleOf(1, 1, 5)]);
  await desk.page.waitForTimeout(1_500);
  const [x, y] = await desk.screen(middleOf(1, 1, 9));
  const around = { x: x - 60, y: y - 60, width: 120, height: 120 };
  const isGreen = ([r, g, b]: readonly number[]) => g! > r! + 8 && g! > b! + 4;
  const drawn = await findPixels(desk.page, around, isGreen);
  expect(drawn.count).toBeGreaterThan(1_000);
  const shown = desk.page.getByRole('switch', { name: '三级网格' });
  await shown.click({ force: true });
  await desk.page.waitForTimeout(800);
  expect((await findPixels(desk.page, around, isGreen)).count).toBeLessThan(drawn.count / 10);
  expect(await legend.textContent()).not.toContain('三级网格');
  expect(desk.errors).toEqual([]);
  await desk.close();
});

test('a grid of such a level is described like any other, and the other browser sees it', async () => {
  const here = await Desk.open(browser, server.address, plan);
  const there = await Desk.open(browser, server.address, plan, { language: 'en' });
  const revision = await here.revision();
  await here.find('单位 5');
  const name = here.page.getByLabel('名称', { exact: true });
  await name.fill('街道供销社');
  await name.press('Enter');
  await here.reaches(revision + 1);
  await there.reaches(revision + 1);
  await there.find('街道供销社');
  expect(await there.page.locator('.inspector-title').textContent()).toBe('街道供销社');
  expect([...here.errors, ...there.errors]).toEqual([]);
  await here.close();
  await there.close();
});

test.each([
  { language: 'zh', scheme: 'light', width: 1440, height: 900, zoom: 15.6 },
  { language: 'en', scheme: 'light', width: 1920, height: 1080, zoom: 17.2 },
  { language: 'zh', scheme: 'dark', width: 1920, height: 1080, zoom: 14.2 },
] as const)('screen $width×$height $language $scheme', async ({ language, scheme, width, height, zoom }) => {
  const desk = await Desk.open(browser, server.address, plan, { language, scheme, width, height });
  await desk.find('小店 6');
  await desk.page.evaluate(
    ([lng, lat, z]) => location.assign(`#${z}/${lat}/${lng}`),
    [...middleOf(1, 1, 5), zoom],
  );
  await desk.page.locator('#tab-layers').click();
  await desk.page.waitForTimeout(2_000);
  const path = new URL(`shapes-${width}x${height}-${language}-${scheme}.png`, FOLDER).pathname;
  await desk.page.screenshot({ path });
  expect(desk.errors).toEqual([]);
  await desk.close();
});
