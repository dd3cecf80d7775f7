import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { BoardSettings } from '../../../domain/contract/board.ts';
import { TestApi } from '../harness/api.ts';
import { launchBrowser } from '../harness/browser.ts';
import { BoardsPage } from './boards-page.ts';

const address = inject('address');
const SETTINGS = '/api/boards/settings';
const PLANNER = { name: 'boards-planner', password: 'a password for planners' };
let browser: Browser;
let api: TestApi;
let before: BoardSettings;

beforeAll(async () => {
  browser = await launchBrowser();
  api = await new TestApi(address).signIn();
  before = await api.get<BoardSettings>(SETTINGS);
  await api.post('/api/accounts', { ...PLANNER, role: 'planner' });
});
afterAll(async () => {
  await api?.put(SETTINGS, before);
  await browser?.close();
});

test('what holds for all sheets is set with one button, with what it means beside it', async () => {
  const boards = await BoardsPage.open(browser, address, 'settings');
  const { page } = boards;
  const save = page.getByRole('button', { name: '保存设置' });
  expect(await save.isDisabled()).toBe(true);
  await page.getByText('没有设置对外地址').waitFor();
  await page.getByText('监控的位置会印在墙上').waitFor();
  await page.getByLabel('单位名称').fill('新城网格服务中心');
  await page.getByLabel('审图号').fill('豫S(2026)012号');
  await page.getByRole('switch', { name: '允许显示风险等级' }).check({ force: true });
  expect((await api.get<BoardSettings>(SETTINGS)).office).toBe('');

  // Leaving asks; what is not saved is still there after the way back.
  await page.getByRole('link', { name: '模板', exact: true }).click();
  await page.getByRole('button', { name: '留下' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.getByLabel('单位名称').inputValue()).toBe('新城网格服务中心');

  await save.click();
  await page.locator('.settings-state', { hasText: '已保存' }).waitFor();
  expect(await api.get<BoardSettings>(SETTINGS)).toEqual({
    ...before,
    office: '新城网格服务中心',
    approvalNumber: '豫S(2026)012号',
    showRisk: true,
  });

  // The form of a template says what has been allowed, and the sheet has it.
  await page.getByRole('link', { name: '模板', exact: true }).click();
  await page.getByRole('button', { name: '复制一份来改' }).click();
  const risk = page.locator('[data-field="risk"]');
  await risk.getByText('设置里已经打开').waitFor();
  await risk.locator('input').check();
  const says = () =>
    page.locator('.preview-pane img').evaluate(async (img: HTMLImageElement) => {
      const text = await (await fetch(img.src)).text();
      return ['新城网格服务中心', '豫S(2026)012号', '风险等级'].filter((words) => text.includes(words))
        .length;
    });
  await expect.poll(() => says().catch(() => 0), { timeout: 30_000 }).toBe(3);
  expect(boards.errors).toEqual([]);
  await boards.close();
});

test('a planner sees the settings and changes none, and makes templates without setting the default', async () => {
  const boards = await BoardsPage.open(browser, address, 'settings', { account: PLANNER, language: 'en' });
  const { page } = boards;
  await page.getByText('Only an administrator changes them').waitFor();
  expect(await page.getByRole('button', { name: 'Save settings' }).count()).toBe(0);
  expect(await page.getByRole('switch', { name: 'Allow cameras to be shown' }).isDisabled()).toBe(true);
  await page.getByRole('link', { name: 'Templates' }).click();
  await page.locator('[data-template="hand-out-a4"]').click();
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Set as default' }).isDisabled()).toBe(true);
  expect(boards.errors).toEqual([]);
  await boards.close();
});
