import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { divisionOf, pairs } from './harness/ground.ts';

const address = inject('address');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('the four sides of a grid are read, written by hand and made again', async () => {
  const api = await new TestApi(address).signIn();
  const desk = await Desk.open(browser, address, (await api.draft('four sides')).id);
  const { page } = desk;
  await page.locator('[role="treeitem"][aria-level="2"] .tree-twist').first().click();
  await page.locator('[role="treeitem"][aria-level="3"]').first().click();
  const part = page.locator('.four-sides');
  const words = part.locator('.four-sides-words');
  await words.waitFor();
  const made = await words.textContent();
  expect(made).toMatch(/^东至.+，南至.+，西至.+，北至.+。$/);

  await part.getByRole('button', { name: '修改四至' }).click();
  await part.getByLabel('中文').fill('东至神火大道，南至南京西路（含道路北侧）');
  await part.getByRole('button', { name: '保存' }).click();
  await part.getByText('改写于').waitFor();
  expect(await words.textContent()).toBe('东至神火大道，南至南京西路（含道路北侧）');

  await part.getByRole('button', { name: '按现在的边界' }).click();
  await part.getByText('改写于').waitFor({ state: 'detached' });
  expect(await words.textContent()).toBe(made);
  expect(desk.errors).toEqual([]);
  await desk.close();
});

test('a text that its border has left stands among the issues, in both languages', async () => {
  const api = await new TestApi(address).signIn();
  const { id: plan } = await api.draft('four sides left');
  const [pair] = pairs(divisionOf(await api.division(plan)));
  const gridIds = [pair!.one.id, pair!.other.id];
  for (const grid of gridIds)
    await api.put(`/api/plans/${plan}/grids/${grid}/four-sides`, { zh: '东至路边', en: 'East to the kerb.' });
  await api.post(`/api/plans/${plan}/edits`, {
    id: randomUUID(),
    baseRevision: 0,
    edit: { kind: 'merge', gridIds },
  });
  const desk = await Desk.open(browser, address, plan, { language: 'en', width: 1920, height: 1080 });
  const { page } = desk;
  await page.locator('#tab-issues').click();
  const row = page.locator('[data-issue="four-sides-outdated"] .issue-text');
  await row.waitFor();
  expect(await row.count()).toBe(1);
  expect(await row.textContent()).toMatch(/^The four sides of .+ no longer fit its border$/);
  await row.click();
  const part = page.locator('.four-sides');
  await part.getByText('The border has changed').waitFor();
  expect(await part.locator('.four-sides-words').textContent()).toBe('East to the kerb.');
  await part.getByRole('button', { name: 'As the border runs now' }).click();
  await row.waitFor({ state: 'detached' });
  expect(await part.locator('.four-sides-words').textContent()).toMatch(/^East to .+; north to .+\.$/);
  expect(desk.errors).toEqual([]);
  await desk.close();
});
