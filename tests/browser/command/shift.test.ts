import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  CaseDetail,
  CaseList,
  ReportAnswer,
  ReportedCase,
  WireCase,
} from '../../../domain/contract/case.ts';
import type { CaseSettings } from '../../../domain/contract/case-office.ts';
import type { GridCollection } from '../../../domain/contract/grid.ts';
import type { PlanList } from '../../../domain/contract/plan.ts';
import { TestApi } from '../harness/api.ts';
import { launchBrowser } from '../harness/browser.ts';
import { ADMIN_PASSWORD } from '../harness/global-setup.ts';
import type { LngLat } from '../harness/map-view.ts';
import { type RunningServer, startServer } from '../harness/server.ts';
import { Officer } from './officer.ts';

/** A case is on every screen within half a second; on a machine that has other things to do within this. */
const LIVE_MS = 20_000;
const DUTY = { name: '值班员甲', password: 'a duty password' };
const COLLEAGUE = { name: '值班员乙', password: 'another duty password' };
const LEADER = { name: '值班长', password: 'a leading password' };
const DEPARTMENTS = [
  { id: 'works', name: { zh: '市政所', en: 'Public works' }, phone: '0370-5550104' },
  { id: 'police', name: { zh: '派出所', en: 'Police station' }, phone: '0370-5550107' },
];

let server: RunningServer;
let browser: Browser;
let admin: TestApi;
let colleague: TestApi;
let feedKey: string;
let kind: { id: string; zh: string };
/** Leaves of the plan in force: their ids, names and a point inside of each. */
let leaves: { id: string; name: string; at: LngLat }[];
let made = 0;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer('demonstration', ADMIN_PASSWORD), launchBrowser()]);
  admin = await new TestApi(server.address).signIn();
  for (const [account, role] of [
    [DUTY, 'commander'],
    [COLLEAGUE, 'commander'],
    [LEADER, 'approver'],
  ] as const)
    await admin.post('/api/accounts', { ...account, role });
  colleague = await new TestApi(server.address).signIn(COLLEAGUE.name, COLLEAGUE.password);
  feedKey = (
    await admin.post<{ key: string }>('/api/keys', { name: 'feed', role: 'reporter', datum: 'wgs84' })
  ).key;
  await admin.put('/api/cases/departments', { items: DEPARTMENTS });
  const kinds = (
    await admin.get<{ items: { id: string; parentId: string | null; name: { zh: string } }[] }>(
      '/api/cases/kinds',
    )
  ).items;
  const own = kinds.find(({ id }) => id !== 'other' && !kinds.some(({ parentId }) => parentId === id));
  if (own) kind = { id: own.id, zh: own.name.zh };
  else {
    kind = { id: 'water', zh: '路面积水' };
    const item = { id: kind.id, parentId: null, name: { zh: kind.zh, en: 'Standing water' }, deadlines: {} };
    await admin.put('/api/cases/kinds', { items: [item] });
  }
  const settings = await admin.get<CaseSettings>('/api/cases/settings');
  await admin.put('/api/cases/settings', {
    ...settings,
    limit: { amount: 8, unit: 'hours' },
    alarmSeverity: 'grave',
    gridPerHour: null,
    repeatM: 60,
    repeatMinutes: 60,
  });
  const { items } = await admin.get<PlanList>('/api/plans');
  const plan = items.find(({ status }) => status === 'in-force')!.id;
  const { features } = await admin.get<GridCollection>(`/api/plans/${plan}/grids`);
  leaves = features.flatMap(({ properties, geometry }) => {
    if (!properties.leaf || geometry.type !== 'Polygon') return [];
    const ring = geometry.coordinates[0]!.slice(1);
    const middle = (axis: 0 | 1) => ring.reduce((sum, p) => sum + p[axis]!, 0) / ring.length;
    return { id: properties.id, name: properties.name, at: [middle(0), middle(1)] as LngLat };
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What a feed reports with its key. */
async function report(title: string, more: Partial<ReportedCase> = {}): Promise<string> {
  made += 1;
  const body: ReportedCase = {
    source: '12345',
    externalId: `shift-${made}`,
    occurredAt: new Date().toISOString(),
    at: [...leaves[(made * 37) % leaves.length]!.at],
    kind: kind.zh,
    severity: 'general',
    title,
    ...more,
  };
  const response = await fetch(`${server.address}/api/cases`, {
    method: 'POST',
    headers: { authorization: `Bearer ${feedKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const answer = (await response.json()) as ReportAnswer;
  return answer.ids![0]!;
}

const detailOf = (id: string) => admin.get<CaseDetail>(`/api/cases/${id}`);

/** The case that was made with a title, and how many were. */
async function titled(title: string): Promise<readonly WireCase[]> {
  return (await admin.get<CaseList>(`/api/cases?q=${encodeURIComponent(title)}`)).items;
}

test('a shift: a case arrives, goes to two, is extended with leave, and is closed through all its steps', async () => {
  const officer = await Officer.open(browser, server.address, { account: DUTY });
  const { page, card } = officer;
  await officer.tab('shift');
  await officer.press(page.getByRole('button', { name: '开始值班' }));
  const id = await report('污水外溢甲');
  await officer.row('污水外溢甲').waitFor({ timeout: LIVE_MS });
  await expect.poll(() => officer.count('shift')).toBe(1);
  await officer.openCase('污水外溢甲');
  await page.waitForURL((url) => url.searchParams.get('case') === id);

  // The card covers no part of the map where its case is.
  const at = (await detailOf(id)).case.at as [number, number];
  const isSeen = async () => {
    const [x, y] = await officer.screen(at);
    return page.evaluate(
      ([px, py]) => document.elementFromPoint(px!, py!)?.closest('.desk-panel') === null,
      [x, y],
    );
  };
  await expect.poll(isSeen).toBe(true);

  // To a team and a department at once.
  const dispatch = await officer.begin('dispatch');
  await dispatch.locator('input').first().click();
  await officer.option().click();
  await officer.option('市政所').click();
  await page.keyboard.press('Tab');
  await officer.send(dispatch);
  await card.locator('.step-track [data-now="true"]', { hasText: '分类派遣' }).waitFor();
  const dispatched = await detailOf(id);
  expect(dispatched.case.to).toHaveLength(2);
  expect(dispatched.case.to).toContain('works');
  await card.getByRole('link', { name: '0370-5550104' }).waitFor();

  // A commander asks for more time; an approver at another desk grants it.
  const extend = await officer.begin('extended');
  await extend.getByRole('button', { name: /^加 24 小时/ }).click();
  await extend.locator('textarea').fill('管道图纸明日才能送到');
  await officer.send(extend);
  await card.locator('.card-asked').waitFor({ timeout: LIVE_MS });
  const leader = await Officer.open(browser, server.address, { account: LEADER, look: `?case=${id}` });
  await leader.card.locator('.card-asked', { hasText: '管道图纸明日才能送到' }).waitFor({ timeout: LIVE_MS });
  await leader.send(await leader.begin('approve'));
  await card.locator('.card-asked').waitFor({ state: 'detached', timeout: LIVE_MS });
  await card.locator('[data-entry="extended"]', { hasText: LEADER.name }).waitFor();
  const extended = await detailOf(id);
  expect(Date.parse(extended.case.dueAt!) - Date.parse(dispatched.case.dueAt!)).toBeGreaterThan(
    23 * 3_600_000,
  );
  expect(leader.errors).toEqual([]);
  await leader.close();

  for (const step of ['handle', 'answer', 'verify'] as const) {
    const form = await officer.begin(step);
    await form.locator('textarea').fill(`${step} 已完成`);
    await officer.send(form);
  }
  // The last step is an approver's in this profile: whoever may takes it.
  const judge = await Officer.open(browser, server.address, { account: LEADER, look: `?case=${id}` });
  const last = await judge.begin('appraise');
  await last.locator('textarea').fill('居民满意');
  // The radio button itself is hidden; a hand presses the star that is its label.
  const five = await last.getByLabel('5 分', { exact: true }).getAttribute('id');
  await judge.press(last.locator(`label[for="${five}"]`));
  await judge.send(last);
  await card.locator('.urgency-mark[data-urgency="closed"]').first().waitFor({ timeout: LIVE_MS });
  const closed = await detailOf(id);
  expect(closed.case.endedAt).not.toBeNull();
  expect(closed.case.satisfaction).toBe(5);
  expect(closed.entries.map(({ kind: entry }) => entry)).toEqual([
    'reported',
    'step',
    'asked',
    'extended',
    'step',
    'step',
    'step',
    'step',
  ]);
  await expect.poll(() => card.locator('.card-history > li').count()).toBe(8);
  expect([...officer.errors, ...judge.errors]).toEqual([]);
  await judge.close();
  await officer.close();
});

test('an officer whose case a colleague moves on is told, and loses nothing that was typed', async () => {
  await report('路灯不亮乙', { at: [...leaves[11]!.at] });
  const officer = await Officer.open(browser, server.address, { account: DUTY });
  await officer.openCase('路灯不亮乙');
  const [{ id }] = (await titled('路灯不亮乙')) as [WireCase];
  const form = await officer.begin('dispatch');
  await form.locator('textarea').fill('请带上梯子');
  await colleague.post(`/api/cases/${id}/steps`, { step: 'dispatch', to: ['police'], note: '已电话通知' });
  const told = officer.card.locator('.moved-on');
  await told.waitFor({ timeout: LIVE_MS });
  expect(await told.textContent()).toContain(COLLEAGUE.name);
  expect(await told.textContent()).toContain('已电话通知');
  expect(await form.locator('textarea').inputValue()).toBe('请带上梯子');
  expect(await form.locator('button[type="submit"]').isDisabled()).toBe(true);
  expect(officer.errors).toEqual([]);
  await officer.close();

  // One whose stream is cut off hears of it by the refusal.
  await report('护栏松动乙', { at: [...leaves[12]!.at] });
  const deaf = await Officer.open(browser, server.address, { account: DUTY });
  await deaf.openCase('护栏松动乙');
  const [{ id: second }] = (await titled('护栏松动乙')) as [WireCase];
  await deaf.page.route('**/api/live', (route) => route.abort());
  await deaf.page.context().setOffline(true);
  await deaf.page.context().setOffline(false);
  const suspend = await deaf.begin('suspended');
  await suspend.locator('textarea').fill('等待配件到货');
  const until = suspend.locator('input[type="datetime-local"]');
  if ((await until.count()) > 0) await until.fill('2027-01-01T12:00');
  await colleague.post(`/api/cases/${second}/steps`, { step: 'dispatch', to: ['works'] });
  const submit = suspend.locator('button[type="submit"]');
  if (await submit.isEnabled()) await deaf.press(submit);
  await deaf.card.locator('.moved-on', { hasText: COLLEAGUE.name }).waitFor({ timeout: LIVE_MS });
  expect(await suspend.locator('textarea').inputValue()).toBe('等待配件到货');
  await deaf.press(deaf.card.getByRole('button', { name: '已查看，继续' }));
  await deaf.send(suspend);
  expect((await detailOf(second)).asked?.note ?? (await detailOf(second)).entries.at(-1)?.note).toBe(
    '等待配件到货',
  );
  await deaf.close();
});

test('a case without a place is put on the map by a click, one with swapped axes by a word', async () => {
  const [one, other] = [leaves[20]!, leaves[21]!];
  await report('位置不明丙', { at: null });
  await report('轴颠倒丙', { at: [other.at[1], other.at[0]] });
  const officer = await Officer.open(browser, server.address, { account: DUTY });
  await officer.tab('tray');
  await officer.press(officer.row('位置不明丙').locator('.case-row-title'));
  await officer.page.locator('.tray-hand', { hasText: '位置不明丙' }).waitFor();
  await officer.clickMap(one.at);
  await officer.row('位置不明丙').waitFor({ state: 'detached', timeout: LIVE_MS });
  const [placed] = await titled('位置不明丙');
  expect(placed).toMatchObject({ grid: one.id, position: 'placed' });
  // It stays selected, and the next one is in hand.
  await officer.card.locator('h2', { hasText: '位置不明丙' }).waitFor();
  await officer.page.locator('.tray-hand').waitFor();
  await officer.press(officer.row('轴颠倒丙').locator('.case-row-title'));
  await officer.page.locator('.tray-hand', { hasText: '轴颠倒丙' }).waitFor();
  await officer.press(officer.page.getByRole('button', { name: /经纬度颠倒了/ }));
  await officer.row('轴颠倒丙').waitFor({ state: 'detached', timeout: LIVE_MS });
  expect((await titled('轴颠倒丙'))[0]).toMatchObject({ grid: other.id, position: 'placed' });
  expect(officer.errors).toEqual([]);
  await officer.close();
});

test('a new case by a click and by a search lies in the grid that was said; a failed network keeps the form', async () => {
  const officer = await Officer.open(browser, server.address, { account: DUTY });
  const { page } = officer;
  const [one, other] = [leaves[30]!, leaves[33]!];
  await page.keyboard.press('n');
  const form = page.locator('[data-new-case]');
  await form.waitFor();
  await officer.clickMap(one.at);
  await form.locator(`.new-case-where[data-grid="${one.id}"]`, { hasText: one.name }).waitFor();
  await form.getByLabel('类别').fill(kind.zh);
  await officer.option(kind.zh).click();
  await form.getByLabel('标题').fill('窨井盖缺失丁');
  // The first try never comes through.
  await page.route('**/api/cases', (route) => route.abort(), { times: 1 });
  await officer.press(form.getByRole('button', { name: '登记', exact: true }));
  await form.getByRole('alert').waitFor();
  expect(await form.getByLabel('标题').inputValue()).toBe('窨井盖缺失丁');
  await officer.press(form.getByRole('button', { name: '重新发送' }));
  await officer.card.locator('h2', { hasText: '窨井盖缺失丁' }).waitFor({ timeout: LIVE_MS });
  expect(await titled('窨井盖缺失丁')).toMatchObject([{ grid: one.id, source: 'desk', kind: kind.id }]);

  // The same again, found by name: what is near and alike is proposed before it is saved, and after.
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await form.getByLabel('地点').fill(other.name);
  await officer.option(other.name).click();
  await form.locator(`.new-case-where[data-grid="${other.id}"]`).waitFor();
  // Beside the first one, which the map is brought to by its grid's name.
  await form.getByLabel('地点').fill(one.name);
  await officer.option(one.name).click();
  await form.locator(`.new-case-where[data-grid="${one.id}"]`).waitFor();
  await page.waitForTimeout(1_000);
  await officer.clickMap([one.at[0] + 0.00005, one.at[1]]);
  await form.getByLabel('类别').fill(kind.zh);
  await officer.option(kind.zh).click();
  await form.locator('.near-cases', { hasText: '窨井盖缺失丁' }).waitFor();
  await form.getByLabel('标题').fill('窨井盖缺失丁又');
  await officer.press(form.getByRole('button', { name: '登记', exact: true }));
  const proposed = officer.card.locator('.card-repeat[data-proposed]');
  await proposed.waitFor({ timeout: LIVE_MS });
  await officer.press(proposed.getByRole('button', { name: '是同一件' }));
  await officer.card.locator('.card-repeat', { hasText: '本件已并入' }).waitFor({ timeout: LIVE_MS });
  const [first] = await titled('窨井盖缺失丁');
  const again = (await titled('窨井盖缺失丁又'))[0]!;
  expect(again.repeatOf).toBe((await titled('窨井盖缺失丁')).find(({ id }) => id !== again.id)?.id);
  expect(first).toBeDefined();
  expect(officer.errors.filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
  await officer.close();
});

test('nothing moves under the pointer while cases come in; they are counted, and there at a click', async () => {
  const officer = await Officer.open(browser, server.address, { account: DUTY });
  const list = officer.page.locator('.case-list');
  const first = list.locator('.case-row').first();
  await first.waitFor();
  const box = (await list.boundingBox())!;
  await officer.page.mouse.move(box.x + 60, box.y + 90, { steps: 4 });
  const before = await list
    .locator('.case-row')
    .evaluateAll((rows) => rows.slice(0, 5).map((row) => (row as HTMLElement).dataset.case));
  for (let i = 0; i < 4; i++) await report(`连报${i}戊`, { at: [...leaves[40 + i]!.at] });
  const pill = officer.page.locator('.case-fresh', { hasText: '4' });
  await pill.waitFor({ timeout: LIVE_MS });
  const after = await list
    .locator('.case-row')
    .evaluateAll((rows) => rows.slice(0, 5).map((row) => (row as HTMLElement).dataset.case));
  expect(after).toEqual(before);
  await officer.press(pill);
  await officer.row('连报3戊').waitFor();
  expect(officer.errors).toEqual([]);
  await officer.close();
});

test('a grave case rings and is acknowledged by name; the map stays where it is', async () => {
  const officer = await Officer.open(browser, server.address, { account: DUTY });
  const other = await Officer.open(browser, server.address, { account: LEADER, language: 'en' });
  const view = await officer.view();
  await report('燃气泄漏己', { severity: 'grave', at: [...leaves[50]!.at] });
  await officer.page.locator('.alarm-frame').waitFor({ timeout: LIVE_MS });
  expect(await officer.view()).toEqual(view);
  await officer.page.keyboard.press('a');
  const alarm = officer.page.locator('.alarm-list li', { hasText: '燃气泄漏己' });
  await alarm.waitFor();
  await officer.press(alarm.locator('.alarm-go'));
  await officer.card.locator('h2', { hasText: '燃气泄漏己' }).waitFor();
  await other.page.keyboard.press('a');
  await other.page.locator('.alarm-list li', { hasText: '燃气泄漏己' }).waitFor({ timeout: LIVE_MS });
  await officer.press(alarm.getByRole('button', { name: '确认' }));
  await alarm.waitFor({ state: 'detached', timeout: LIVE_MS });
  await other.page
    .locator('.alarm-list li', { hasText: '燃气泄漏己' })
    .waitFor({ state: 'detached', timeout: LIVE_MS });
  expect([...officer.errors, ...other.errors]).toEqual([]);
  await officer.close();
  await other.close();
});

test('a server that starts again in between loses nothing and resets nothing', async () => {
  await report('重启之前庚', { at: [...leaves[60]!.at] });
  const officer = await Officer.open(browser, server.address, { account: DUTY });
  const { page } = officer;
  await page.keyboard.press('f');
  await page.getByPlaceholder('标题或编号中的文字').fill('庚');
  await officer.row('重启之前庚').waitFor({ timeout: LIVE_MS });
  await page.waitForURL(/q=/);
  await officer.openCase('重启之前庚');
  const box = (await page.locator('.map-canvas').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -400);
  const url = await officer.restingUrl();
  await server.restart();
  await page.locator('.fresh[data-state="live"]').waitFor({ timeout: 60_000 });
  await report('重启之后庚', { at: [...leaves[61]!.at] });
  await officer.row('重启之后庚').waitFor({ timeout: 60_000 });
  expect(await officer.row('重启之前庚').count()).toBe(1);
  expect(await officer.row('重启之后庚').count()).toBe(1);
  await expect.poll(() => officer.count('all')).toBe(2);
  expect(page.url()).toBe(url);
  await officer.card.locator('h2', { hasText: '重启之前庚' }).waitFor();
  await officer.close();
});

test('the day is played back: list, counters and map in step, and back to now', async () => {
  for (let i = 0; i < 6; i++)
    await report(`回放${i}辛`, {
      at: [...leaves[70 + i]!.at],
      occurredAt: new Date(Date.now() - (6 - i) * 2 * 3_600_000).toISOString(),
    });
  const officer = await Officer.open(browser, server.address, { account: DUTY, look: '?q=辛' });
  await expect.poll(() => officer.count('all'), { timeout: LIVE_MS }).toBe(6);
  await officer.press(officer.page.getByRole('button', { name: /播放|回放/ }).first());
  await officer.page.getByLabel('显示时长').selectOption(String(6 * 3_600_000));
  const seen = new Set<number>();
  await expect
    .poll(
      async () => {
        seen.add(await officer.count('all'));
        expect(await officer.page.locator('[data-counter="cases"] dd').textContent()).toMatch(/^\d+/);
        return seen.size;
      },
      { timeout: 60_000, interval: 100 },
    )
    .toBeGreaterThan(2);
  expect(officer.errors).toEqual([]);
  await officer.close();
});
