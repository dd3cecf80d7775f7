import { mkdir } from 'node:fs/promises';
import gcoord from 'gcoord';
import type { Position } from 'geojson';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import type { LngLat } from './harness/map-view.ts';
import { ringsOf } from './harness/moved-corner.ts';

const address = inject('address');
const SHOTS = new URL('../../screenshots/', import.meta.url);
let browser: Browser;
let desk: Desk;
let truth: LngLat;

const toGcj = (at: Position): [number, number] =>
  gcoord.transform([at[0]!, at[1]!], gcoord.WGS84, gcoord.GCJ02);

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  const api = await new TestApi(address).signIn();
  const { id } = await api.draft('datum');
  const communities = await api.grids(id, 'community');
  // As a file of degrees from China is: in GCJ-02, and saying nothing of it.
  const features = structuredClone(communities.features).map(({ geometry, properties: { name } }) => {
    for (const ring of ringsOf(geometry as Parameters<typeof ringsOf>[0]))
      for (const position of ring) position.splice(0, 2, ...toGcj(position));
    return { type: 'Feature', properties: { name }, geometry };
  });
  truth = ringsOf(communities.features[0]!.geometry as Parameters<typeof ringsOf>[0])[0]![0] as [
    number,
    number,
  ];
  browser = await launchBrowser();
  desk = await Desk.open(browser, address, id);
  await desk.page.locator('.plan-button').click();
  await desk.page.getByRole('menuitem', { name: '导入' }).click();
  await desk.page.locator('input[type="file"]').setInputFiles({
    name: 'gcj.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
  });
  await panel().getByRole('combobox', { name: '内容' }).click();
  await desk.page.getByRole('option', { name: '网格', exact: true }).click();
  await panel().getByRole('button', { name: '读取', exact: true }).click();
});
afterAll(() => browser?.close());

const panel = () => desk.page.getByRole('dialog', { name: '导入' });
const reading = (crs: string) => panel().locator(`[data-crs="${crs}"]`).waitFor({ timeout: 60_000 });
const shoot = async (what: string) => {
  await desk.page.waitForTimeout(800);
  await desk.page.screenshot({ path: new URL(`import-datum-${what}.png`, SHOTS).pathname });
};

test('a file in GCJ-02 is held against what is there: the score is shown, and how far it is off', async () => {
  await reading('GCJ-02');
  const row = panel().locator('[data-datum="gcj02"]');
  expect(await row.getAttribute('data-used')).toBe('true');
  expect(await row.textContent()).toMatch(/9\d%.*5[123]\d 米/);
  expect(await panel().locator('li[data-fault]').count()).toBe(0);
  await panel().locator('[data-datum="wgs84"]').hover();
  await desk.page.locator('.legend', { hasText: '真实经纬度' }).waitFor();
  await shoot('hover');
});

test('read wrongly it lies beside the territory, and one known point puts it right', async () => {
  await panel().locator('[data-datum="wgs84"] button').click();
  await reading('EPSG:4490');
  await panel().locator('li[data-fault="outside"]').first().waitFor();
  // The layer stands still again before it is pointed at.
  await desk.page.mouse.move(400, 400);
  if ((await panel().getByRole('button', { name: '我知道一个点的真实位置' }).count()) === 0)
    await panel().getByRole('button', { name: '坐标有没有加偏？' }).click();
  await panel().getByRole('button', { name: '我知道一个点的真实位置' }).click();
  await desk.click(toGcj([...truth]));
  await panel().getByText('再点它真正所在的位置').waitFor();
  await desk.click(truth);
  await shoot('known');
  await panel().getByRole('button', { name: '按这个点重新读取' }).click();
  await reading('GCJ-02');
  expect(await panel().getByText('由您给的点得出').count()).toBe(1);
  expect(await panel().locator('li[data-fault]').count()).toBe(0);
  expect(
    await panel()
      .getByRole('button', { name: /^采用 \d+ 个/ })
      .isEnabled(),
  ).toBe(true);
  await panel().getByRole('button', { name: '放弃这次导入' }).click();
  await panel().waitFor({ state: 'detached' });
  expect(desk.errors).toEqual([]);
});
