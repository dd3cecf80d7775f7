import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { ADMIN_PASSWORD } from './harness/global-setup.ts';
import { divisionOf, pairs } from './harness/ground.ts';

const address = inject('address');
let api: TestApi;
let browser: Browser;
let plan: string;
let serial = 0;

beforeAll(async () => {
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  plan = (await api.draft(`panels ${++serial}`)).id;
});

async function done(desk: Desk): Promise<void> {
  expect(desk.errors).toEqual([]);
  await desk.close();
}

test('an issue shows its place, and its button takes the tool that mends it', async () => {
  const desk = await Desk.open(browser, address, plan);
  const before = await desk.view();
  await desk.page.locator('#tab-issues').click();
  const row = desk.page.locator('[data-issue="over-band"]').first();
  const text = await row.locator('.issue-text').textContent();
  await row.locator('.issue-text').click();
  await desk.page.waitForTimeout(500);
  expect((await desk.view()).zoom).toBeGreaterThan(before.zoom);
  const name = text!.split('：')[0]!;
  expect(await desk.page.locator('.inspector-title').textContent()).toContain(name);
  await row.getByRole('button').last().click();
  expect(await desk.page.locator('[data-tool="split"]').getAttribute('aria-pressed')).toBe('true');
  await done(desk);
});

test('a bar of the histogram selects its grids; the tree opens and selects', async () => {
  const desk = await Desk.open(browser, address, plan);
  const bar = desk.page.locator('.histogram-bar:not(:disabled)').last();
  const grids = Number(await bar.locator('.histogram-count').textContent());
  await bar.click();
  const title = desk.page.locator('.inspector-title');
  if (grids > 1) expect(await title.textContent()).toBe(`${grids} 个网格`);
  const first = desk.page.locator('[role="treeitem"][aria-level="2"]').first();
  await first.locator('.tree-twist').click();
  const child = desk.page.locator('[role="treeitem"][aria-level="3"]').first();
  await child.click();
  expect(await child.getAttribute('aria-selected')).toBe('true');
  expect(await title.textContent()).toBe((await child.locator('.ellipsis').textContent())!.trim());
  await done(desk);
});

test('layers are switched, and the legend follows', async () => {
  const desk = await Desk.open(browser, address, plan, { language: 'en' });
  const legend = desk.page.locator('.legend');
  expect(await legend.textContent()).toContain('Far over');
  await desk.page.locator('#tab-layers').click();
  await desk.page.getByRole('radio', { name: 'Type' }).click();
  expect(await legend.textContent()).toContain('Crowded place');
  await desk.page.getByRole('radio', { name: 'Risk level' }).click();
  expect(await legend.textContent()).toContain('Comprehensive');
  await desk.page.getByRole('switch', { name: 'Cameras' }).click();
  expect(await legend.textContent()).toContain('Cameras');
  await desk.page.getByRole('switch', { name: 'Grids', exact: true }).click();
  expect(await legend.textContent()).not.toContain('Comprehensive');
  await done(desk);
});

test('a draft is copied, changed, compared, refused and put in force with a written reason', async () => {
  const desk = await Desk.open(browser, address, plan);
  await desk.page.locator('.plan-button').click();
  await desk.page.getByRole('menuitem', { name: '新建草案' }).click();
  await desk.page.getByLabel('方案名称').fill('浏览器里的草案');
  await desk.page.getByRole('button', { name: '新建', exact: true }).click();
  await desk.page.locator('.plan-name', { hasText: '浏览器里的草案' }).waitFor();
  await desk.ready();
  const made = (await api.get<{ items: { id: string; name: string }[] }>('/api/plans')).items.find(
    ({ name }) => name === '浏览器里的草案',
  )!.id;

  const [pair] = pairs(divisionOf(await api.division(made)));
  await desk.find(pair!.one.name);
  await desk.page.keyboard.press('Escape');
  await desk.page.locator('.map-canvas').click({ position: { x: 5, y: 5 } });
  await desk.click(pair!.beside(0.5, 15));
  await desk.click(pair!.beside(0.5, -15), ['Shift']);
  await desk.page.keyboard.press('m');
  await desk.reaches(1);

  await desk.page.locator('.plan-button').click();
  await desk.page.getByRole('menuitem', { name: '与现行方案比较' }).click();
  const compared = desk.page.locator('.compare-panel');
  await compared.getByText('户、').waitFor();
  expect(await compared.textContent()).toContain('停用编码');

  await desk.page.locator('.plan-button').click();
  await desk.page.getByRole('menuitem', { name: '方案审批' }).click();
  const force = desk.page.getByRole('button', { name: '批准施行' });
  await desk.page.getByText('写明理由方可施行').waitFor();
  expect(await force.isDisabled()).toBe(true);
  await desk.page.getByLabel('书面理由（必填）').fill('浏览器测试');
  await force.click();
  await desk.page.locator('.plan-status[data-status="in-force"]').first().waitFor({ timeout: 30_000 });
  const { items } = await api.get<{ items: { id: string; status: string }[] }>('/api/plans');
  expect(items.filter(({ status }) => status === 'in-force').map(({ id }) => id)).toEqual([made]);
  await done(desk);
});

test('the plan is exported, and a file of it is read back with a report before anything is taken', async () => {
  const desk = await Desk.open(browser, address, plan);
  await desk.page.locator('.plan-button').click();
  await desk.page.getByRole('menuitem', { name: '导出' }).click();
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.page.getByRole('button', { name: '导出 GeoJSON' }).click(),
  ]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(file.type).toBe('FeatureCollection');
  expect(file.features.length).toBe((await api.division(plan)).grids.length);

  await desk.page.locator('.plan-button').click();
  await desk.page.getByRole('menuitem', { name: '导入' }).click();
  const at = file.features[0].geometry;
  const first = at.type === 'MultiPolygon' ? at.coordinates[0][0][0] : at.coordinates[0][0];
  const shop = (name: string, coordinates: unknown) => ({
    type: 'Feature',
    properties: { name, kind: 'shop' },
    geometry: { type: 'Point', coordinates },
  });
  const shops = {
    type: 'FeatureCollection',
    features: [shop('一家店', first), shop('坏点', [Number.MAX_VALUE, 0])],
  };
  await desk.page.locator('input[type="file"]').setInputFiles({
    name: 'shops.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify(shops)),
  });
  await desk.page.getByRole('combobox', { name: '内容' }).click();
  await desk.page.getByRole('option', { name: '商铺' }).click();
  await desk.page.getByRole('button', { name: '读取', exact: true }).click();
  // Of one place in China nothing proves where it is: it is asked.
  await desk.trueDegrees();
  await desk.page.getByText('拒绝的要素').waitFor({ timeout: 30_000 });
  const before = await api.get<{ features: unknown[] }>('/api/places?kind=shop');
  await desk.page.getByRole('button', { name: '采用 1 个' }).click();
  await desk.page.getByRole('dialog').waitFor({ state: 'detached', timeout: 30_000 });
  const after = await api.get<{ features: unknown[] }>('/api/places?kind=shop');
  expect(after.features.length).toBe(before.features.length + 1);
  await done(desk);
});

test('signing in: a wrong password is refused in words, the right one opens the plan', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(address);
  await page.getByLabel('用户名').fill('admin');
  expect(errors).toEqual([]);
  await page.locator('input[name="password"]').fill('no');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('用户名或密码不对').waitFor();
  await page.getByRole('button', { name: '切换到英文' }).click();
  await page.getByText('Wrong name or password').waitFor();
  await page.locator('input[name="password"]').fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('.status-count').waitFor({ timeout: 60_000 });
  await page.reload();
  await page.locator('.status-count').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Name').waitFor();
  expect(await page.evaluate(() => document.cookie)).toBe('');
  // The refused password alone: neither the page before it nor the one after signing out asks in vain.
  expect(errors).toHaveLength(1);
  await context.close();
});
