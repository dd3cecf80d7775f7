import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { divisionOf, pairs } from './harness/ground.ts';

const address = inject('address');
/** A live event is there within a second; what it makes a page ask for takes its time on a busy machine. */
const LIVE_MS = 20_000;
let api: TestApi;
let browser: Browser;

beforeAll(async () => {
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
  await api.post('/api/accounts', { name: 'colleague', role: 'planner', password: 'another password' });
});
afterAll(() => browser?.close());

test('two browsers on one plan see each other’s edits, and neither loses work', async () => {
  const plan = (await api.draft('live')).id;
  const [first, second] = pairs(divisionOf(await api.division(plan)));
  const here = await Desk.open(browser, address, plan);
  const there = await Desk.open(browser, address, plan, {
    language: 'en',
    account: { name: 'colleague', password: 'another password' },
  });
  await here.find(first!.one.name);
  await here.page.keyboard.press('Escape');
  await here.page.locator('.map-canvas').click({ position: { x: 5, y: 5 } });

  await here.click(first!.beside(0.5, 15));
  await here.page.keyboard.press('l');
  await here.reaches(1);
  await there.reaches(1);

  // Both at once, each at another place: both are kept, and both screens come to the same revision.
  await there.find(second!.other.name);
  const name = there.page.getByLabel('Name', { exact: true });
  await name.fill('Renamed there');
  await Promise.all([name.press('Enter'), here.page.keyboard.press('Shift+L')]);
  await here.reaches(3);
  await there.reaches(3);
  const stored = await api.division(plan);
  expect(stored.grids.find((grid) => grid.id === second!.other.id)?.name).toBe('Renamed there');
  expect(stored.grids.find((grid) => grid.id === first!.one.id)?.locked).toBe(false);
  expect([...here.errors, ...there.errors]).toEqual([]);
  await here.close();
  await there.close();
});

test('the list of plans follows what others do: a draft made, sent for review, taken back', async () => {
  const plan = (await api.draft('list')).id;
  const desk = await Desk.open(browser, address, plan, { language: 'en' });
  await desk.page.locator('.plan-button').click();
  const made = (await api.draft('made by a colleague')).id;
  const row = desk.page.getByRole('menuitem', { name: /made by a colleague/ });
  await row.waitFor({ timeout: LIVE_MS });
  const status = row.locator('.plan-status');
  expect(await status.getAttribute('data-status')).toBe('draft');
  await api.post(`/api/plans/${made}/status`, { status: 'in-review', note: 'for the test' });
  await row.locator('[data-status="in-review"]').waitFor({ timeout: LIVE_MS });
  await api.post(`/api/plans/${made}/status`, { status: 'draft', note: 'for the test' });
  await row.locator('[data-status="draft"]').waitFor({ timeout: LIVE_MS });
  // The plan on the map says its own status in the bar.
  await api.post(`/api/plans/${plan}/status`, { status: 'in-review', note: 'for the test' });
  await desk.page.locator('.plan-button [data-status="in-review"]').waitFor({ timeout: LIVE_MS });
  expect(desk.errors).toEqual([]);
  await desk.close();
});

test('a file of many buildings that one browser imports is counted in the other', async () => {
  const plan = (await api.draft('counted')).id;
  const [pair] = pairs(divisionOf(await api.division(plan)));
  const here = await Desk.open(browser, address, plan);
  const there = await Desk.open(browser, address, plan);
  const count = there.page.locator('.status-count span').first();
  const households = async () => Number((await count.textContent())!.replace(/\D/g, ''));
  const before = await households();
  // More than an event tells one by one (500), so the other browser has to fetch them.
  const features = Array.from({ length: 600 }, (_, i) => ({
    type: 'Feature',
    properties: { name: `${i}`, households: 1 },
    geometry: { type: 'Point', coordinates: pair!.beside(0.5, 5 + i * 0.01) },
  }));
  await here.importFile('楼栋', { type: 'FeatureCollection', features });
  await expect.poll(households, { timeout: LIVE_MS }).toBe(before + 600);
  expect([...here.errors, ...there.errors]).toEqual([]);
  await here.close();
  await there.close();
});

test('a shop that one browser imports is on the other’s map', async () => {
  const plan = (await api.draft('shops')).id;
  const [pair] = pairs(divisionOf(await api.division(plan)));
  const here = await Desk.open(browser, address, plan);
  const there = await Desk.open(browser, address, plan);
  await there.page.locator('#tab-layers').click();
  const fetched = () =>
    there.page.waitForResponse((response) => response.url().includes('/api/places?kind=shop'), {
      timeout: 60_000,
    });
  const first = fetched();
  await there.page.getByRole('switch', { name: '商铺' }).click({ force: true });
  await first;
  const asked = fetched();
  await here.importFile('商铺', {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: '新开的店' },
        geometry: { type: 'Point', coordinates: pair!.beside(0.5, 20) },
      },
    ],
  });
  const { features } = (await (await asked).json()) as { features: { properties: { name: string } }[] };
  expect(features.map(({ properties }) => properties.name)).toContain('新开的店');
  expect([...here.errors, ...there.errors]).toEqual([]);
  await here.close();
  await there.close();
});

test('a viewer sees everything and is told why nothing can be changed', async () => {
  await api.post('/api/accounts', { name: 'looker', role: 'viewer', password: 'third password' });
  const plan = (await api.draft('looked at')).id;
  const desk = await Desk.open(browser, address, plan, {
    account: { name: 'looker', password: 'third password' },
  });
  const split = desk.page.locator('[data-tool="split"]');
  expect(await split.getAttribute('aria-disabled')).toBe('true');
  expect(await split.getAttribute('aria-label')).toContain('查看员');
  expect(desk.errors).toEqual([]);
  await desk.close();
});
