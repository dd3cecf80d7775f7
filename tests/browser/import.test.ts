import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { divisionOf, extentOf, type Pair, pairs } from './harness/ground.ts';
import type { LngLat } from './harness/map-view.ts';

const address = inject('address');
const SHOTS = new URL('../../screenshots/', import.meta.url);
let api: TestApi;
let browser: Browser;
let desk: Desk;
let plan: string;
let pair: Pair;
let box: ReturnType<typeof extentOf>;

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
  plan = (await api.draft('imports')).id;
  const division = divisionOf(await api.division(plan));
  pair = pairs(division)[0]!;
  box = extentOf(division, division.tree.root);
});
afterAll(() => browser?.close());

beforeEach(async () => {
  desk = await Desk.open(browser, address, plan);
  await desk.page.locator('.plan-button').click();
  await desk.page.getByRole('menuitem', { name: '导入' }).click();
});
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  await desk.close();
});

const dialog = () => desk.page.getByRole('dialog');
const file = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
const feature = (geometry: object, properties: object = {}) => ({ type: 'Feature', properties, geometry });
const point = (place: LngLat, properties: object = {}) =>
  feature({ type: 'Point', coordinates: place }, properties);
const rectangle = (west: number, south: number, east: number, north: number) =>
  feature({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  });

async function choose(content: string): Promise<void> {
  await desk.page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'file.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(content) });
}

async function readAs(kind: string): Promise<void> {
  await dialog().getByRole('combobox', { name: '内容' }).click();
  await desk.page.getByRole('option', { name: kind, exact: true }).click();
  await dialog()
    .getByRole('button', { name: /^(重新)?读取$/ })
    .click();
}

/** A picture in both languages. */
async function shoot(what: string): Promise<void> {
  for (const language of ['zh', 'en']) {
    await desk.page.waitForTimeout(800);
    await desk.page.screenshot({ path: new URL(`import-${what}-${language}.png`, SHOTS).pathname });
    await desk.page.evaluate(() => document.querySelector<HTMLElement>('.language-switch')!.click());
  }
}

/** The map goes where something was refused, beside all that was said of it. Gives its centre. */
async function shown(button: ReturnType<typeof dialog>): Promise<LngLat> {
  await button.click();
  await desk.page.waitForTimeout(600);
  const { centre } = await desk.view();
  await shoot('place');
  return centre;
}

test('what is cut short, no GeoJSON or in coordinates that nobody knows is said in words; the file stays for another try', async () => {
  for (const [content, said] of [
    ['{"type": "FeatureCollection", "features": [', '文件不完整'],
    ['[1, 2]', '不是 GeoJSON'],
    [
      '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:9999"}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[115.65,34.4]}}]}',
      '不认识坐标系“EPSG:9999”',
    ],
  ] as const) {
    await choose(content);
    await readAs('辖区');
    await dialog().getByRole('alert').filter({ hasText: said }).waitFor();
    expect(await dialog().getByRole('button', { name: /^采用/ }).count()).toBe(0);
    expect(await dialog().getByText('file.geojson').count()).toBe(1);
  }
});

test('a file read as the wrong thing is read again as another, and taken; personal columns are left out and named', async () => {
  const at = pair.beside(0.5, 8);
  await choose(
    file(
      point(at, { id: 'import-1', households: 7, 姓名: '某某', 身份证号: '1' }),
      point(at, { id: 'import-1', households: 3 }),
      point([at[1], at[0]], { households: 3 }),
      point(at, { households: -4 }),
    ),
  );
  await readAs('网格');
  await dialog().locator('[data-refused="not-a-polygon"]').first().waitFor();
  expect(await dialog().getByRole('button', { name: /^采用/ }).isDisabled()).toBe(true);
  await readAs('楼栋');
  await dialog().locator('[data-refused="duplicate-id"]').waitFor();
  await desk.trueDegrees();
  const said = async (code: string) => dialog().locator(`[data-refused="${code}"]`).textContent();
  await dialog().locator('[data-refused="duplicate-id"]').waitFor();
  expect(await said('duplicate-id')).toContain('第 2 个编号重复：import-1');
  expect(await said('axes-swapped')).toContain('第 3 个经纬度可能颠倒');
  expect(await said('bad-count')).toContain('第 4 个户数、人数须为不小于 0 的整数');
  await shoot('refused');
  const [lng, lat] = await shown(dialog().locator('[data-refused="axes-swapped"]').getByRole('button'));
  expect(Math.hypot(lng - at[0], lat - at[1])).toBeLessThan(0.0001);
  expect(
    await dialog()
      .getByText(/未采用的字段/)
      .textContent(),
  ).toMatch(/姓名、身份证号|身份证号、姓名/);
  const before = (await api.buildings()).features.length;
  await dialog().getByRole('button', { name: '采用 1 个' }).click();
  await dialog().waitFor({ state: 'detached' });
  await desk.ready();
  const buildings = (await api.buildings()).features;
  expect(buildings).toHaveLength(before + 1);
  const taken = buildings.find(({ properties }) => properties.id === 'import-1');
  expect(taken?.properties.households).toBe(7);
  expect(JSON.stringify(taken)).not.toContain('某某');
});

test('grids that leave gaps and overlap are not taken; each fault shows its place', async () => {
  const { west, south, east, north, middle } = box;
  const wide = (east - west) / 20;
  await choose(
    file(
      rectangle(west, south, middle[0] + wide, middle[1]),
      rectangle(middle[0] - wide, south, east, middle[1]),
      rectangle(west, middle[1] + wide / 4, east, north),
    ),
  );
  await readAs('网格');
  await desk.trueDegrees();
  const overlap = dialog().locator('[data-fault="overlap"]').first();
  await overlap.waitFor();
  expect(await overlap.textContent()).toMatch(/重叠.*第 1 个、第 2 个/);
  expect(await dialog().locator('[data-fault="gap"]').count()).toBeGreaterThan(0);
  expect(await dialog().locator('[data-fault="outside"]').count()).toBeGreaterThan(0);
  expect(await dialog().getByRole('button', { name: /^采用/ }).isDisabled()).toBe(true);
  await shoot('faults');
  const [lng, lat] = await shown(overlap.getByRole('button').first());
  expect(Math.abs(lng - middle[0])).toBeLessThan(wide);
  expect(lat).toBeLessThan(middle[1]);
});

test('a file of more than 10 MB is read; one beyond the limit is refused before it is sent', async () => {
  const [lng, lat] = pair.beside(0.5, 8);
  const padding = 'x'.repeat(1100);
  await choose(
    file(
      ...Array.from({ length: 10_000 }, (_, i) => point([lng + i * 1e-7, lat], { name: `${i}`, padding })),
    ),
  );
  await readAs('监控');
  await desk.trueDegrees();
  await dialog().getByRole('button', { name: '采用 10,000 个' }).waitFor({ timeout: 60_000 });
  await desk.page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
    const files = new DataTransfer();
    const part = new Blob([new Uint8Array(1024 * 1024)]);
    files.items.add(new File(Array(513).fill(part), 'huge.geojson'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await dialog().getByText('文件太大').waitFor();
  expect(await dialog().getByRole('button', { name: '读取', exact: true }).isDisabled()).toBe(true);
});
