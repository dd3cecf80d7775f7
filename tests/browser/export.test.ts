import { mkdir, readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';

const address = inject('address');
const SHOTS = new URL('../../screenshots/', import.meta.url);

let browser: Browser;
let desk: Desk;

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  const api = await new TestApi(address).signIn();
  const { id } = await api.draft('export');
  browser = await launchBrowser();
  desk = await Desk.open(browser, address, id);
});
afterAll(() => browser?.close());

const dialog = () => desk.page.getByRole('dialog', { name: '导出' });

async function choose(field: string, option: string): Promise<void> {
  await dialog().getByRole('combobox', { name: field }).or(dialog().getByLabel(field)).first().click();
  await desk.page.getByRole('option', { name: option }).first().click();
}

test('a plan goes out as a Shapefile in its own zone, in the encoding of a Chinese office', async () => {
  await desk.page.locator('.plan-button').click();
  await desk.page.getByRole('menuitem', { name: '导出' }).click();
  await choose('格式', 'Shapefile');
  // The demonstration lies at 115.6° E: its zone is offered without a search.
  await choose('坐标系', '中央经线 117°E（不带带号）');
  await desk.page.screenshot({ path: new URL('export.png', SHOTS).pathname });
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    dialog().getByRole('button', { name: '导出 Shapefile' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/-网格-r\d+-EPSG4548\.zip$/);
  const zip = unzipSync(await readFile((await download.path())!));
  const text = (name: string) => Buffer.from(zip[name]!).toString();
  expect(text('building.prj')).toContain('CGCS2000_3_Degree_GK_CM_117E');
  expect(text('building.cpg')).toBe('936');
  expect(text('字段对照.csv')).toContain('网格名称');
  expect(await dialog().count()).toBe(0);
});

test('what cannot go out is said in words, and KML asks for no coordinates', async () => {
  await desk.page.locator('.plan-button').click();
  await desk.page.getByRole('menuitem', { name: '导出' }).click();
  await choose('格式', 'GeoPackage');
  await dialog().getByLabel('坐标系').first().click();
  await dialog().getByLabel('坐标系').first().fill('32610');
  await desk.page.getByRole('option', { name: 'EPSG:32610' }).first().click();
  await dialog().getByRole('button', { name: '导出 GeoPackage' }).click();
  await dialog().getByText('容不下这片辖区').waitFor();
  await choose('格式', 'KML');
  expect(await dialog().getByText('坐标系', { exact: true }).count()).toBe(0);
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    dialog().getByRole('button', { name: '导出 KML' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.kml$/);
});
