import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireAccount } from '../../../domain/contract/account.ts';
import type { HangingPlaceList, OutdatedBoards } from '../../../domain/contract/board.ts';
import type { Job } from '../../../domain/contract/job.ts';
import type { PlanList } from '../../../domain/contract/plan.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import { TestApi } from '../harness/api.ts';
import { launchBrowser } from '../harness/browser.ts';
import { ADMIN_PASSWORD } from '../harness/global-setup.ts';
import { divisionOf, type Pair, pairs } from '../harness/ground.ts';
import { type RunningServer, startServer } from '../harness/server.ts';
import { BoardsPage } from './boards-page.ts';

// A plan is put in force here, which the other tests' server is to be spared.
let server: RunningServer;
let browser: Browser;
let api: TestApi;
let plan: string;
let pair: Pair;
let own: { readonly id: string; readonly name: string };

beforeAll(async () => {
  server = await startServer('demonstration', ADMIN_PASSWORD);
  browser = await launchBrowser();
  api = await new TestApi(server.address).signIn();
  const { items } = await api.get<PlanList>('/api/plans');
  plan = items.find(({ status }) => status === 'in-force')!.id;
  const division = divisionOf(await api.division(plan));
  const leafOf = (id: string) => division.tree.grids.get(leavesUnder(division.tree, id)[0]!)!;
  pair = pairs(division).find(
    ({ one, other }) =>
      leavesUnder(division.tree, one.id).length === 1 && leavesUnder(division.tree, other.id).length === 1,
  )!;
  own = leafOf(pair.one.id);
  const community = pair.one.parentId!;
  await print({ grids: 'all', under: community, paper: 'A4' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function print(body: object): Promise<void> {
  const { job } = await api.post<{ job: string }>(`/api/plans/${plan}/boards`, body);
  for (;;) {
    const { state, reason } = await api.get<Job>(`/api/jobs/${job}`);
    if (state === 'done') return;
    if (state !== 'queued' && state !== 'running') throw new Error(`${state} ${JSON.stringify(reason)}`);
    await sleep(100);
  }
}

const wrong = () => api.get<OutdatedBoards>(`/api/boards/wrong?plan=${plan}`);

test('boards are hung, a border that moves in force marks them, one click makes just those, a tick clears the list', async () => {
  const boards = await BoardsPage.open(browser, server.address, 'places');
  const { page } = boards;

  // Three places of one grid: one typed, two pasted; then all ticked off, and one of them by mistake.
  await page.getByLabel('查找网格或位置').fill(own.name);
  await page.locator(`.places-grid[data-grid="${own.id}"]`).click();
  const field = page.getByLabel('增加位置', { exact: true }).first();
  await field.fill('东门');
  await field.press('Enter');
  expect(await field.inputValue()).toBe('');
  await field.fill('西门\n2号楼电梯口');
  await field.press('Enter');
  await page.locator('.place-line', { hasText: '2号楼电梯口' }).waitFor();
  expect(await page.locator('.place-line[data-state="bare"]').count()).toBe(3);
  await page.getByRole('button', { name: '3 处都已换上' }).click();
  await page.locator('.place-line[data-state="right"]').nth(2).waitFor();
  await page.getByRole('button', { name: '西门：更多操作' }).click();
  await page.getByRole('menuitem', { name: '这里没有挂' }).click();
  const withdrawn = page.locator('.places-undo', { hasText: '“西门”改为没有悬挂' });
  // Under the pointer it stays as long as the list takes.
  await withdrawn.hover();
  await page.locator('.place-line[data-state="bare"]', { hasText: '西门' }).waitFor();
  await withdrawn.getByRole('button', { name: '撤消' }).click();
  await page.locator('.place-line[data-state="right"]', { hasText: '西门' }).waitFor();

  // One is shown on the map, given up, and brought back with all that it was.
  await page.getByRole('button', { name: '东门：更多操作' }).click();
  await page.getByRole('menuitem', { name: '标在图上' }).click();
  const map = await page.locator('.places-map .ground-map svg').boundingBox();
  await page.mouse.move(map!.x + map!.width / 2, map!.y + map!.height / 2, { steps: 4 });
  await page.mouse.down();
  await page.mouse.up();
  await page.locator('.places-pin').waitFor();
  await page.getByRole('button', { name: '东门：更多操作' }).click();
  await page.getByRole('menuitem', { name: '撤销位置' }).click();
  const dropped = page.locator('.places-undo', { hasText: '已撤销“东门”' });
  await dropped.hover();
  await page.locator('.place-line', { hasText: '东门' }).waitFor({ state: 'detached' });
  await dropped.getByRole('button', { name: '撤消' }).click();
  await page.locator('.place-line[data-state="right"]', { hasText: '东门' }).waitFor();
  await page.locator('.places-pin').waitFor();
  const { items } = await api.get<HangingPlaceList>(`/api/plans/${plan}/grids/${own.id}/places`);
  expect(items.map(({ name }) => name)).toEqual(['东门', '西门', '2号楼电梯口']);
  expect(items.every(({ print: hangs }) => hangs !== null)).toBe(true);

  // A draft marks nothing.
  const draft = await api.draft('边界调整');
  await api.post(`/api/plans/${draft.id}/edits`, {
    id: randomUUID(),
    baseRevision: 0,
    edit: {
      kind: 'reshape',
      level: 'building',
      line: [pair.beside(0.3, -8), pair.beside(0.5, 12), pair.beside(0.7, -8)],
    },
  });
  await page.getByRole('link', { name: '更换' }).click();
  await page.locator('.nothing-wrong[data-what="allRight"]').waitFor();
  expect((await wrong()).items).toEqual([]);

  // In force, its boards are listed by themselves, with why, and are found on the map.
  await api.post(`/api/plans/${draft.id}/status`, { status: 'in-force', note: '试行' });
  const line = page.locator(`.wrong-group[data-kind="must"] .wrong-line[data-grid="${own.id}"]`);
  await line.waitFor({ timeout: 30_000 });
  expect(await line.locator('.wrong-why').textContent()).toContain('边界变了');
  expect(await line.locator('.wrong-places').textContent()).toBe('挂在 3 处');
  expect(await page.locator('.wrong-group[data-kind="may"] .wrong-line').count()).toBeGreaterThan(0);
  await line.locator('.wrong-grid').click();
  expect(await page.locator('.replace-map .ground-selected').getAttribute('d')).not.toBe('');

  // One click makes all that must be replaced, and those that may with them once they are chosen.
  await page.getByLabel('全选：可以更换').check();
  plan = draft.id;
  const count = (await wrong()).items.length;
  await page.getByRole('button', { name: `制作这 ${count} 张` }).click();
  await line.getByText('新图已印，待悬挂').waitFor({ timeout: 60_000 });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.round-batch').first().getByRole('link', { name: '下载' }).click(),
  ]);
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
  // Where no place is known the new print is what hangs; here somebody has to have been.
  expect((await wrong()).items.map(({ grid }) => grid)).toEqual([own.id]);
  await page.getByRole('button', { name: '已换好 3 处' }).click();
  await page.locator('.nothing-wrong[data-what="allRight"]').waitFor();
  expect(await wrong()).toMatchObject({ items: [], must: 0, may: 0 });
  expect(boards.errors).toEqual([]);
  await boards.close();
});

test('what is refused after one has gone on to the next grid is said and comes back; prints are told beside a sheet and in the ledger', async () => {
  const boards = await BoardsPage.open(browser, server.address, 'print', {
    at: `plan=${plan}&grid=${own.id}`,
  });
  const { page } = boards;
  await page.locator('.sheet-prints li').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.sheet-view').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '悬挂位置' }).click();
  // Found by its name; then among all, so that there is a next one.
  await page.getByLabel('查找网格或位置').fill(own.name);
  await page.locator(`.places-grid[data-grid="${own.id}"]`).click();
  await page.getByLabel('查找网格或位置').fill('');
  await page.locator('.grid-prints li').first().waitFor();

  const heading = page.locator('.grid-places h2');
  const here = await heading.textContent();
  const field = page.getByLabel('增加位置', { exact: true }).first();
  await field.fill('北门\u0007');
  await field.press('Control+Enter');
  await expect.poll(() => heading.textContent()).not.toBe(here);
  const note = page.locator('.places-note', { hasText: `“${here}”刚写的位置没有增加` });
  await note.getByText('控制字符').waitFor();
  await note.getByRole('button', { name: '到那里看' }).click();
  await page.locator('.places-add [role="alert"]').waitFor();
  expect(await field.inputValue()).toBe('北门\u0007');
  await field.fill('门'.repeat(101));
  await page.getByText('第 1 行的位置名称超过 100 字').waitFor();
  await field.fill('北门');
  await field.press('Enter');
  await page.locator('.place-line', { hasText: '北门' }).waitFor();
  expect(await page.locator('.places-add [role="alert"]').count()).toBe(0);
  expect(boards.errors.filter((text) => !/ 422 /.test(text))).toEqual([]);
  await boards.close();
});

test('many grids are entered from a table, in English, and a viewer sees them and changes nothing', async () => {
  const account = { name: 'lookout', password: 'looks and does not touch' };
  await api.post<WireAccount>('/api/accounts', {
    name: account.name,
    role: 'viewer',
    password: account.password,
  });
  const boards = await BoardsPage.open(browser, server.address, 'places', {
    language: 'en',
    width: 1920,
    height: 1080,
  });
  const { page } = boards;
  const listed = page.locator('.places-grid:not([data-above]) .ellipsis');
  await listed.nth(2).waitFor();
  const names = await listed.allTextContents();
  const [first, second] = names.filter((name) => name !== own.name);
  await page.getByRole('button', { name: 'Enter many' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .fill(`Grid\tPlace\n${first}\tEast gate\n\tLift\tkey at the gate\n${second}\tEast gate\nnowhere\tWall`);
  await page.getByText('Read: 3 places of 2 grids').waitFor();
  await page.getByText('Line 5: there is no such grid').waitFor();
  await page.getByRole('button', { name: 'Add 3 places' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByLabel('Find a grid or a place').fill('key at');
  await page.locator('.places-found button', { hasText: 'Lift' }).click();
  await page.locator('.place-line[data-found]', { hasText: 'key at the gate' }).waitFor();
  expect(boards.errors).toEqual([]);
  await boards.close();

  const viewer = await BoardsPage.open(browser, server.address, 'places', { language: 'en', account });
  await viewer.page.getByText('Your account can only view').waitFor();
  await viewer.page.getByLabel('Find a grid or a place').fill(first!);
  await viewer.page.locator('.places-grid:not([data-above])').first().click();
  await viewer.page.locator('.place-line', { hasText: 'East gate' }).waitFor();
  expect(await viewer.page.locator('.places-add, .place-acts').count()).toBe(0);
  expect(viewer.errors).toEqual([]);
  await viewer.close();
});
