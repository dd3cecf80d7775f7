import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { BoardBatchList, BoardPrintList } from '../../../domain/contract/board.ts';
import type { FourSidesEdit } from '../../../domain/contract/four-sides.ts';
import type { PlanList } from '../../../domain/contract/plan.ts';
import { TestApi } from '../harness/api.ts';
import { launchBrowser } from '../harness/browser.ts';
import { findPixels } from '../harness/pixels.ts';
import { BoardsPage } from './boards-page.ts';

const address = inject('address');
const VIEWER = { name: 'print-viewer', password: 'a password for looking on' };
/** On a machine that has much else to do. */
const SOON = { timeout: 30_000 };
let api: TestApi;
let browser: Browser;
let plan: string;

beforeAll(async () => {
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
  const { items } = await api.get<PlanList>('/api/plans');
  plan = items.find(({ status }) => status === 'in-force')!.id;
  await api.post('/api/accounts', { ...VIEWER, role: 'viewer' });
});
afterAll(() => browser?.close());

type Options = Parameters<typeof BoardsPage.open>[3];
const openBoards = (options?: Options) => BoardsPage.open(browser, address, 'print', options);

/** Leaves only what lies in one grid of the tree chosen, as a hand does. */
async function chooseOnly(page: Page, row: number): Promise<number> {
  const line = page.locator('.chooser-row').nth(row);
  await line.hover();
  await line.getByRole('button', { name: '只选' }).click();
  const count = Number(await line.locator('.tree-count').textContent());
  await page.getByRole('button', { name: `制作 ${count} 张公示图` }).waitFor();
  return count;
}

/** How many pixels of a part of the page are neither white nor nearly so. */
async function inkOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox();
  const { count } = await findPixels(page, box!, ([r, g, b]) => Math.min(r, g, b) < 200);
  return count;
}

test('a community is chosen, its sheets are seen, made, fetched, and stand in the ledger', async () => {
  const boards = await openBoards();
  const { page, errors } = boards;
  const count = await chooseOnly(page, 1);
  expect(count).toBeGreaterThan(2);
  await expect.poll(() => page.locator('.sheet-card').count(), SOON).toBe(count);
  await expect
    .poll(() => page.locator('.sheet-card[data-state="drawn"]').count(), { timeout: 60_000 })
    .toBe(count);
  await expect.poll(() => inkOf(page, '.sheet-card-paper'), SOON).toBeGreaterThan(300);

  await page.getByRole('button', { name: /^制作 \d+ 张公示图$/ }).click();
  const batch = page.locator('.batch').first();
  await batch.waitFor();
  await expect.poll(() => batch.getAttribute('data-state'), { timeout: 120_000 }).toBe('done');
  expect(await batch.textContent()).toContain(`${count} 张`);

  const folder = await mkdtemp(join(tmpdir(), 'tessera-boards-'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    batch.getByRole('link', { name: '下载' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/公示图.+\.pdf$/);
  const file = join(folder, 'book.pdf');
  await download.saveAs(file);
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  const { items } = await api.get<BoardBatchList>(`/api/plans/${plan}/boards`);
  const { made } = items.find(({ state }) => state === 'done')!;
  expect(made).toMatchObject({ sheets: count, skipped: 0 });
  // Poppler's, where it is installed.
  if (spawnSync('pdfinfo', ['-v']).status === 0) {
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1])).toBe(made!.pages);
  }
  expect(made!.pages).toBeGreaterThan(count);
  await rm(folder, { recursive: true });

  const grid = await page.locator('.sheet-card').first().getAttribute('data-grid');
  const { items: prints } = await api.get<BoardPrintList>(`/api/plans/${plan}/grids/${grid}/prints`);
  expect(prints.some(({ job }) => job === items.find(({ state }) => state === 'done')!.job)).toBe(true);
  expect(errors).toEqual([]);
  await boards.close();
});

test('a sheet is looked at large, goes on to the next, is entered as printed, and Escape leads back', async () => {
  const boards = await openBoards();
  const { page, errors } = boards;
  await chooseOnly(page, 2);
  await page.locator('.sheet-card-paper').first().click();
  const image = page.locator('.sheet-table img');
  await image.waitFor();
  await page.getByText('图上没能做到的').waitFor();
  await expect.poll(() => inkOf(page, '.sheet-table img'), SOON).toBeGreaterThan(5_000);

  await page.getByRole('button', { name: '实际大小' }).click();
  // A3 at 96 dots to the inch.
  await expect.poll(async () => Math.round((await image.boundingBox())!.width), SOON).toBe(1587);
  const before = (await image.boundingBox())!;
  await page.mouse.move(500, 500);
  await page.mouse.down();
  await page.mouse.move(420, 470, { steps: 4 });
  await page.mouse.up();
  const after = (await image.boundingBox())!;
  expect([after.x - before.x, after.y - before.y]).toEqual([-80, -30]);

  const first = await page.locator('.sheet-view-head h2').textContent();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.locator('.sheet-view-head h2').textContent(), SOON).not.toBe(first);
  await image.waitFor();
  await page.getByRole('button', { name: '登记为已打印（1 份）' }).click();
  await page.getByRole('button', { name: '已登记' }).waitFor();
  await expect.poll(() => page.locator('.sheet-prints li').count(), SOON).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await page.locator('.sheet-view').waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
  await boards.close();
});

test('the grid of a sheet is gone to on the planning map, in the plan that the sheet is of', async () => {
  const draft = await api.draft('a way to the map');
  const [first] = (await api.grids(draft.id, 'building')).features;
  const boards = await openBoards({ at: `plan=${draft.id}&grid=${first!.id}` });
  const { page, errors } = boards;
  const heading = await page.locator('.sheet-view-head h2').textContent();
  await page.getByRole('link', { name: '在规划地图上看' }).click();
  await expect.poll(() => page.locator('.inspector-title').textContent(), SOON).toContain(heading);
  await page.locator('.plan-button', { hasText: 'a way to the map' }).waitFor();
  // Near it, and the address keeps nothing of what was asked.
  await expect
    .poll(() => Number(/^#([\d.]+)\//.exec(new URL(page.url()).hash)?.[1]), SOON)
    .toBeGreaterThan(15);
  expect(new URL(page.url()).search).toBe('');
  expect(errors).toEqual([]);
  await boards.close();
});

test('an address of a plan or a grid that is gone says so, and planning opens all the same', async () => {
  const boards = await openBoards();
  const { page } = boards;
  for (const [query, words] of [
    ['plan=11111111-1111-4111-8111-111111111111', '没有这个方案'],
    [`plan=${plan}&grid=gone`, '没有这个网格'],
  ]) {
    await page.goto(`${address}/?${query}`);
    await page.getByText(words!).waitFor({ timeout: 60_000 });
    await page.locator('.plan-status').first().waitFor();
    expect(new URL(page.url()).search).toBe('');
  }
  await boards.close();
});

test('a batch that is being made is cancelled', async () => {
  const boards = await openBoards();
  const { page, errors } = boards;
  await page.getByLabel('制作哪一级的公示图').selectOption('building');
  await page.getByRole('button', { name: /^制作 \d+ 张公示图$/ }).click();
  const batch = page.locator('.batch').first();
  await batch.getByRole('button', { name: '取消' }).click();
  await expect.poll(() => batch.getAttribute('data-state'), { timeout: 60_000 }).toBe('cancelled');
  expect(await batch.textContent()).toContain('已取消');
  expect(errors).toEqual([]);
  await boards.close();
});

test('what is lacking is counted, and a press leaves those in sight', async () => {
  const boards = await openBoards();
  const { page, errors } = boards;
  await page.getByLabel('制作哪一级的公示图').selectOption('building');
  const building = (await api.grids(plan, 'building')).features.length;
  await page.getByRole('button', { name: `制作 ${building} 张公示图` }).waitFor();
  // Those of the level before stay, pale, until this one is looked over.
  const count = page.locator('.remarks[data-old="false"] .remark-counts button').first();
  await count.waitFor({ timeout: 30_000 });
  const n = (await count.locator('strong').textContent())!;
  await count.click();
  await page.getByRole('button', { name: '只选这些' }).click();
  await page.getByRole('button', { name: `制作 ${n} 张公示图` }).waitFor();
  expect(await page.locator('.sheet-card-lack').first().textContent()).not.toBe('');
  expect(errors).toEqual([]);
  await boards.close();
});

test('sheets are drawn on the paper that is asked for, of whatever size', async () => {
  const boards = await openBoards();
  const { page, errors } = boards;
  await chooseOnly(page, 2);
  const paper = page.locator('.sheet-card[data-state="drawn"] .sheet-card-paper').first();
  const shape = async () => {
    const box = (await paper.boundingBox())!;
    return Number((box.width / box.height).toFixed(1));
  };
  await paper.waitFor({ timeout: 60_000 });
  expect(await shape()).toBe(1.4);
  await page.getByText('竖式', { exact: true }).click();
  await expect.poll(shape, { timeout: 60_000 }).toBe(0.7);
  await page.getByLabel('纸张').selectOption('own');
  await page.getByLabel('宽').fill('900');
  await page.getByLabel('高').fill('300');
  await expect.poll(shape, { timeout: 60_000 }).toBe(3);
  expect(errors).toEqual([]);
  await boards.close();
});

/** The drawing that an image shows; empty while there is none. */
async function drawingOf(page: Page, selector: string): Promise<string> {
  const image = page.locator(selector);
  if ((await image.count()) === 0) return '';
  return image.evaluate(async (img) => (await fetch((img as HTMLImageElement).src)).text());
}

test('what somebody else writes of the four sides is on the sheets in sight at once', async () => {
  const draft = await api.draft('four sides of another');
  const [first] = (await api.grids(draft.id, 'compound')).features;
  const write = (zh: string) => {
    const body: FourSidesEdit = { zh, en: '' };
    return api.put(`/api/plans/${draft.id}/grids/${first!.id}/four-sides`, body);
  };
  const boards = await openBoards({ at: `plan=${draft.id}#grids=${first!.id}` });
  const { page, errors } = boards;
  const THUMB = '.sheet-card[data-state="drawn"] img';
  await page.locator(THUMB).waitFor({ timeout: 60_000 });
  const before = await drawingOf(page, THUMB);
  await write('东至河边，南至桥头，西至学校，北至公园');
  const another = (text: string, than: string) => text !== '' && text !== than;
  await expect.poll(async () => another(await drawingOf(page, THUMB), before), SOON).toBe(true);

  await page.locator('.sheet-card-paper').click();
  const LARGE = '.sheet-table img';
  await page.locator(LARGE).waitFor();
  const large = await drawingOf(page, LARGE);
  expect(large).not.toBe(before);
  await write('东至菜场，南至车站，西至邮局，北至医院');
  await expect.poll(async () => another(await drawingOf(page, LARGE), large), SOON).toBe(true);
  expect(errors).toEqual([]);
  await boards.close();
});

test('grids that were chosen elsewhere are the choice at once', async () => {
  const { features } = await api.grids(plan, 'compound');
  const ids = features.slice(3, 6).map(({ id }) => String(id));
  const boards = await openBoards({ at: `plan=${plan}#grids=${ids.join(',')}` });
  const { page, errors } = boards;
  await page.getByRole('button', { name: '制作 3 张公示图' }).waitFor();
  await expect
    .poll(
      () =>
        page
          .locator('.sheet-card')
          .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-grid')).sort()),
      SOON,
    )
    .toEqual(ids.sort());
  expect(new URL(page.url()).hash).toBe('');
  expect(errors).toEqual([]);
  await boards.close();
});

test('a viewer looks, and is told who may make sheets', async () => {
  const boards = await openBoards({ account: VIEWER, language: 'en' });
  const { page, errors } = boards;
  const make = page.getByRole('button', { name: /^Make \d+ sheets$/ });
  await make.waitFor();
  expect(await make.isDisabled()).toBe(true);
  await page.getByText('Only planners and administrators').waitFor();
  await page.locator('.sheet-card[data-state="drawn"]').first().waitFor({ timeout: 60_000 });
  expect(await page.getByRole('button', { name: 'Delete the file' }).count()).toBe(0);
  expect(errors).toEqual([]);
  await boards.close();
});
