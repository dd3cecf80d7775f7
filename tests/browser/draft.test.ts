import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { outlineOf, sidesOfBorder } from '../../client/editor/tools/ground.ts';
import type { WireDivision } from '../../domain/contract/division.ts';
import type { IssueList } from '../../domain/contract/issue.ts';
import type { ProposalList, WireProposal } from '../../domain/contract/proposal.ts';
import { gridsAt } from '../../domain/plan/tree.ts';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { divisionOf, extentOf } from './harness/ground.ts';
import type { LngLat } from './harness/map-view.ts';

const address = inject('address');
const SHOTS = new URL('../../screenshots/', import.meta.url);
const FAULTS = new Set(['gap', 'overlap', 'outside', 'invalid', 'crossing', 'disconnected']);
let browser: Browser;
let api: TestApi;

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** A draft of its own on the screen, with the panel open. */
async function drafting(name: string, options = {}): Promise<{ desk: Desk; plan: string }> {
  const { id } = await api.draft(name);
  const desk = await Desk.open(browser, address, id, options);
  await desk.page.keyboard.press('p');
  await panel(desk).waitFor();
  return { desk, plan: id };
}

const panel = (desk: Desk) => desk.page.locator('.draft-panel');
const sentence = (desk: Desk) => desk.page.locator('.draft-take');
const start = (desk: Desk) => desk.page.locator('.draft-panel button[type="submit"]').click();
const made = (desk: Desk) => sentence(desk).waitFor({ timeout: 150_000 });
const adopt = (desk: Desk) => desk.page.locator('.draft-footer .draft-actions button').last();
const shoot = async (desk: Desk, what: string) => {
  await desk.page.waitForTimeout(900);
  await desk.page.screenshot({ path: new URL(`draft-${what}.png`, SHOTS).pathname });
};

/** Marks a community on the map with real clicks, at the level of communities. */
async function mark(desk: Desk, plan: string, place: number): Promise<{ id: string; name: string }> {
  await desk.page.locator('.draft-scope-clicks label').first().click();
  await desk.page.waitForTimeout(300);
  const division = divisionOf(await api.division(plan));
  const communities = gridsAt(division.tree, 'community');
  const { id, name } = communities[place]!;
  await desk.click(extentOf(division, id).middle);
  await desk.page.locator('.draft-scope-name[data-scope="some"]').waitFor();
  expect(await desk.page.locator('.draft-scope-name').textContent()).toContain(name);
  return { id, name };
}

async function proposalOf(plan: string): Promise<WireProposal> {
  const { items } = await api.get<ProposalList>(`/api/plans/${plan}/proposals`);
  return api.get<WireProposal>(`/api/plans/${plan}/proposals/${items[0]!.id}`);
}

/** No gap, no overlap, and so on: as the server sees the stored plan. */
async function faults(plan: string): Promise<string[]> {
  const { items } = await api.get<IssueList>(`/api/plans/${plan}/issues`);
  return items.map(({ code }) => code).filter((code) => FAULTS.has(code));
}

const compounds = (division: WireDivision, community: string) =>
  division.grids.filter(({ level, parentId }) => level === 'compound' && parentId === community);

/** A grid and one of its own community that it shares a border with. */
function neighbours(wire: WireDivision, id: string): string[] {
  const division = divisionOf(wire);
  const { parentId } = division.tree.grids.get(id)!;
  const beside = outlineOf(division, id)
    .flatMap((border) => sidesOfBorder(division, border, 'compound'))
    .find((side) => side !== null && side !== id && division.tree.grids.get(side)!.parentId === parentId);
  return [id, beside!];
}

/** Where a proposed grid can be pointed at: a place inside that its label stands near. */
function inside(grid: WireProposal['variants'][number]['grids'][number]): LngLat {
  const ring = grid.rings[0]!;
  const ys = ring.map(([, y]) => y).sort((a, b) => a - b);
  const y = (ys[0]! + ys.at(-1)!) / 2;
  const xs: number[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    if (a[1] > y !== b[1] > y) xs.push(a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]));
  }
  xs.sort((a, b) => a - b);
  return [(xs[0]! + xs[1]!) / 2, y];
}

test('a community is marked, drafted, looked at, adopted, sound and saved; undo takes it back', async () => {
  const { desk, plan } = await drafting('draft a community');
  const community = await mark(desk, plan, 9);
  const before = await api.division(plan);
  await start(desk);
  await made(desk);
  const proposal = await proposalOf(plan);
  expect(proposal.state).toBe('done');
  expect(proposal.request.scope).toEqual([community.id]);
  const [variant] = proposal.variants;
  const asked = variant!.grids.filter(({ level }) => level === 'compound');
  expect(await sentence(desk).textContent()).toContain(
    `${variant!.movedHouseholds.toLocaleString('zh-CN')} 户换网格`,
  );
  expect(await desk.page.locator('[data-figure="grids"] td').last().textContent()).toBe(String(asked.length));
  await shoot(desk, 'community');

  // Pointed at, a proposed grid says what it holds; a key shows today's only for as long as it is held.
  await desk.move(inside(asked[0]!));
  const card = desk.page.locator('.draft-card');
  await card.waitFor();
  expect(await card.textContent()).toContain(`${asked[0]!.households} 户`);
  await desk.page.keyboard.down('t');
  await card.waitFor({ state: 'detached' });
  await desk.page.keyboard.up('t');

  // The server makes it, and its answer is lost on the way: asked again, it is made once.
  let answers = 0;
  await desk.page.route('**/adopt', async (route) => {
    if (answers++ > 0) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await adopt(desk).click();
  await desk.page.getByText('没有收到服务器的答复').waitFor();
  await adopt(desk).click();
  await desk.page.locator('[data-adopted]').waitFor();
  await desk.saved();
  await shoot(desk, 'adopted');
  const stored = await api.division(plan);
  expect(stored.revision).toBe(before.revision + 1);
  expect(await desk.revision()).toBe(stored.revision);
  expect(await faults(plan)).toEqual([]);
  expect(compounds(stored, community.id).length).toBe(asked.length);

  await desk.page.reload();
  await desk.ready();
  expect(await desk.revision()).toBe(stored.revision);
  await desk.page.keyboard.press('Control+z');
  await desk.reaches(stored.revision + 1);
  const undone = await api.division(plan);
  const shape = (division: WireDivision) =>
    compounds(division, community.id)
      .map(({ id, name, code }) => `${id} ${name} ${code}`)
      .sort();
  expect(shape(undone)).toEqual(shape(before));
  expect(await faults(plan)).toEqual([]);
  expect(desk.errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
  await desk.close();
});

test('a draft can be put away, is found again after a reload, and can be stopped', async () => {
  const { desk, plan } = await drafting('draft and stop');
  await start(desk);
  await desk.page.locator('.draft-progress').or(sentence(desk)).first().waitFor();
  await desk.page.reload();
  await desk.ready();
  await desk.page.locator('.waiting-draft').getByRole('button', { name: '打开' }).click();
  await desk.page.locator('[data-in-hand="true"][data-proposal]').waitFor();
  // A second one waits until the first is done, so it is still to be stopped.
  await desk.page.locator('.draft-new').click();
  await start(desk);
  await desk.page.getByRole('button', { name: '停止起草' }).click();
  await desk.page.getByText('已停止，没有留下建议。').waitFor();
  const { items } = await api.get<ProposalList>(`/api/plans/${plan}/proposals`);
  expect(items.map(({ state }) => state)).toContain('cancelled');
  expect((await api.division(plan)).revision).toBe(0);
  expect(desk.errors).toEqual([]);
  await desk.close();
});

test('a rebalance goes from nothing to the ideal by the slider; some grids of it are adopted by themselves', async () => {
  const { desk, plan } = await drafting('rebalance a community');
  await mark(desk, plan, 9);
  await panel(desk).getByText('调整现有网格', { exact: true }).click();
  await start(desk);
  await made(desk);
  const { variants } = await proposalOf(plan);
  expect(variants.length).toBeGreaterThan(1);
  expect(variants[0]!.movedHouseholds).toBe(0);
  const slider = panel(desk).getByRole('slider').first();
  await slider.focus();
  await desk.page.keyboard.press('Home');
  await desk.page.locator('.draft-body[data-variant="0"]').waitFor();
  expect(await sentence(desk).textContent()).toBe('与现状完全相同，没有可采用的改动。');
  expect(await adopt(desk).isDisabled()).toBe(true);
  await desk.page.keyboard.press('End');
  await desk.page.locator(`.draft-body[data-variant="${variants.length - 1}"]`).waitFor();
  await shoot(desk, 'rebalance');

  // A box around all of them takes them in; Esc lets them go again.
  const { x, y, width, height } = (await desk.page.locator('.map-canvas').boundingBox())!;
  await desk.page.keyboard.down('Shift');
  await desk.page.mouse.move(x + 8, y + 8);
  await desk.page.mouse.down();
  await desk.page.mouse.move(x + width - 8, y + height - 8, { steps: 6 });
  await desk.page.mouse.up();
  await desk.page.keyboard.up('Shift');
  const asked = variants.at(-1)!.grids.filter(({ level }) => level === 'compound');
  await desk.page.getByRole('button', { name: `只采用所选 ${asked.length} 格` }).waitFor();
  await desk.page.keyboard.press('Escape');
  await desk.page.getByRole('button', { name: /^全部采用/ }).waitFor();

  // One grid that is another is chosen on the map; whoever shares ground with it comes along.
  const changed = asked.find((grid) => grid.changed)!;
  await desk.click(inside(changed));
  await desk.page.getByRole('button', { name: /^只采用所选/ }).waitFor();
  await shoot(desk, 'chosen');
  const before = await api.division(plan);
  await adopt(desk).click();
  await desk.page.locator('[data-adopted]').waitFor();
  await desk.saved();
  expect((await api.division(plan)).revision).toBe(before.revision + 1);
  expect(await faults(plan)).toEqual([]);
  await desk.page.getByRole('button', { name: '撤销采用' }).click();
  await desk.reaches(before.revision + 2);
  expect(await faults(plan)).toEqual([]);
  // Somebody else moves on there: it is said, with the place, and nothing is changed.
  await api.post(`/api/plans/${plan}/edits`, {
    id: 'merged-by-another',
    baseRevision: before.revision + 2,
    edit: { kind: 'merge', gridIds: neighbours(await api.division(plan), changed.from[0]!) },
  });
  await desk.reaches(before.revision + 3);
  await adopt(desk).click();
  await desk.page.locator('.draft-reason', { hasText: '这里的网格已有改动' }).waitFor();
  await shoot(desk, 'stale');
  expect((await api.division(plan)).revision).toBe(before.revision + 3);
  expect(desk.errors.filter((error) => !error.includes('409'))).toEqual([]);
  await desk.close();
});

test('what could not be met is listed with the reason, and a click shows the place', async () => {
  const { desk, plan } = await drafting('draft with shortfalls', {
    language: 'en',
    width: 1920,
    height: 1080,
  });
  await mark(desk, plan, 0);
  // No grid can be this small: every building of more is a reason.
  await panel(desk).getByLabel('Target per grid').fill('40');
  await start(desk);
  await made(desk);
  const { variants } = await proposalOf(plan);
  expect(variants[0]!.shortfalls.length).toBeGreaterThan(0);
  const first = desk.page.locator('[data-shortfall]').first();
  const view = await desk.view();
  const hash = await desk.page.evaluate(() => location.hash);
  await first.locator('button').click();
  await desk.page.waitForFunction((before) => location.hash !== before, hash);
  await shoot(desk, 'shortfalls');
  const after = await desk.view();
  expect(after.zoom).toBeGreaterThan(view.zoom);
  const said = await desk.page.locator('[data-shortfall]').allTextContents();
  for (const text of said) expect(text).not.toMatch(/shortfall|\{\{/);
  expect(desk.errors).toEqual([]);
  await desk.close();
});

test('a barrier is drawn by hand, sent along and kept with the proposal', async () => {
  const { desk, plan } = await drafting('draft with a barrier');
  await mark(desk, plan, 9);
  await desk.page.locator('[data-draw-barrier]').click();
  const division = divisionOf(await api.division(plan));
  const { west, east, middle } = extentOf(division, gridsAt(division.tree, 'community')[9]!.id);
  await desk.draw([
    [west, middle[1]],
    [middle[0], middle[1]],
    [east, middle[1]],
  ]);
  await desk.page.getByRole('button', { name: '手画的线 1' }).waitFor();
  await start(desk);
  await made(desk);
  const { request } = await proposalOf(plan);
  expect(request.drawn?.length).toBe(1);
  expect(request.drawn![0]!.length).toBeGreaterThan(1);

  // A second one without it, beside the first; then the first is deleted.
  await desk.page.locator('.draft-new').click();
  await desk.page.getByRole('button', { name: '删去这条线' }).click();
  await start(desk);
  await desk.page.locator('[data-proposal][data-in-hand="true"][data-state="done"]').nth(0).waitFor();
  await made(desk);
  await desk.page.getByRole('button', { name: '与 A 并列比较' }).click();
  await desk.page.locator('.draft-figures thead th').nth(2).waitFor();
  await shoot(desk, 'compared');
  await desk.page.getByRole('button', { name: '删除建议方案 A' }).click();
  await desk.page.locator('[data-proposal]').nth(1).waitFor({ state: 'detached' });
  expect(await desk.page.locator('.draft-figures thead th').count()).toBe(2);
  expect((await proposalOf(plan)).request.drawn ?? []).toEqual([]);
  expect(desk.errors).toEqual([]);
  await desk.close();
});

test('in a narrow window the status line says what the pointer does beside what it snaps to, not over it', async () => {
  const { desk } = await drafting('narrow', { language: 'en', width: 900, height: 600 });
  const hint = (await desk.page.locator('.status-hint').boundingBox())!;
  const snap = (await desk.page.locator('.status-snap').first().boundingBox())!;
  expect(await desk.page.locator('.status-hint').textContent()).toContain('Draft grids');
  expect(hint.x + hint.width).toBeLessThanOrEqual(snap.x);
  await desk.close();
});

test('started with a hurried double click, a draft is made once', async () => {
  const { desk, plan } = await drafting('hurried');
  await desk.page.locator('form.draft-body').evaluate((form: HTMLFormElement) => {
    form.requestSubmit();
    form.requestSubmit();
    form.requestSubmit();
  });
  await desk.page.locator('.draft-body button[type="submit"]').waitFor({ state: 'detached' });
  const { items } = await api.get<ProposalList>(`/api/plans/${plan}/proposals`);
  expect(items.length).toBe(1);
  await desk.close();
});
