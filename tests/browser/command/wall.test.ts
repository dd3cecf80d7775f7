import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseSummary, WireCase } from '../../../domain/contract/case.ts';
import { TestApi } from '../harness/api.ts';
import { launchBrowser } from '../harness/browser.ts';
import { ADMIN_PASSWORD } from '../harness/global-setup.ts';
import { type RunningServer, startServer } from '../harness/server.ts';
import { CaseFeed } from './case-feed.ts';

const FOLDER = new URL('../../../screenshots/', import.meta.url);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_MS = 8 * HOUR_MS;
/** The tour moves on, and is quiet again after a touch, within seconds: a test cannot wait for a minute. */
const TOUR = 'rotate=4&quiet=6';
/** Sooner or later: the machine may be busy. */
const SOON = { timeout: 60_000, interval: 500 };

let server: RunningServer;
let api: TestApi;
let browser: Browser;
let feed: CaseFeed;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  server = await startServer('demonstration', ADMIN_PASSWORD);
  api = await new TestApi(server.address).signIn();
  browser = await launchBrowser();
  // Many cases in one grid raise alarms, and an alarm holds the tour: there is a test of that alone.
  const settings = await api.get<object>('/api/cases/settings');
  await api.put('/api/cases/settings', { ...settings, gridPerHour: null, alarmSeverity: null });
  feed = await new CaseFeed(api, 7).prepare(api);
  await feed.send(...Array.from({ length: 300 }, (_, i) => feed.make((i / 300) * DAY_MS)));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Wall {
  readonly page: Page;
  readonly errors: string[];
  readonly close: () => Promise<void>;
}

async function openWall(search: string, width: number, height: number): Promise<Wall> {
  const context = await browser.newContext({ viewport: { width, height } });
  const signedIn = await context.request.post(`${server.address}/api/session`, {
    data: { name: 'admin', password: ADMIN_PASSWORD },
    headers: { origin: server.address },
  });
  expect(signedIn.ok()).toBe(true);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // A server that is away is what a wall has to live with.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  await page.goto(`${server.address}/wall?${search}`);
  await page.locator('.wall[data-loaded="true"]').waitFor({ timeout: 120_000 });
  await page.locator('.map-furniture').first().waitFor({ timeout: 120_000 });
  return { page, errors, close: () => context.close() };
}

/** The counters as they stand on the wall. */
function shown(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-counter]')].map((box) => [
        box.dataset.counter,
        Number(box.querySelector('dd')!.firstChild!.textContent!.replaceAll(',', '')),
      ]),
    ),
  );
}

/** What the server says now, by the question that anybody can ask. */
async function counted(): Promise<Record<string, number>> {
  const midnight = Math.floor((Date.now() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
  const iso = (at: number) => new Date(at).toISOString();
  const all = await api.get<CaseSummary>('/api/cases/summary?by=state');
  const today = await api.get<CaseSummary>(
    `/api/cases/summary?by=state&from=${iso(midnight)}&to=${iso(midnight + DAY_MS)}`,
  );
  const { open, soon, overdue, tray } = all.total;
  return { today: today.total.count, open, soon, overdue, tray };
}

/**
 * Parts that lie over each other or out of the window, and words that are cut off where nothing says that they may be,
 * by the boxes that the browser has laid out.
 */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const parts = [
      ...document.querySelectorAll<HTMLElement>(
        '.wall-head, .wall-panel, .wall-ticker, .wall-focus, .wall-alarms, .wall .legend, .wall .map-furniture-right',
      ),
    ].filter((part) => part.getClientRects().length > 0);
    const boxes = parts.map((part) => part.getBoundingClientRect());
    for (const [i, a] of boxes.entries()) {
      if (a.left < -1 || a.top < -1 || a.right > innerWidth + 1 || a.bottom > innerHeight + 1)
        found.push(`${parts[i]!.className} leaves the window`);
      for (let k = i + 1; k < boxes.length; k++) {
        const b = boxes[k]!;
        if (parts[i]!.contains(parts[k]!) || parts[k]!.contains(parts[i]!)) continue;
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
          found.push(`${parts[i]!.className} over ${parts[k]!.className}`);
      }
    }
    for (const row of document.querySelectorAll<HTMLElement>('.wall-row, .wall-counter, .wall-head > *')) {
      const panel = row.closest<HTMLElement>('.wall-panel, .wall-head')!.getBoundingClientRect();
      const box = row.getBoundingClientRect();
      if (box.bottom > panel.bottom + 1 || box.right > panel.right + 1)
        found.push(`${row.className} is cut off`);
    }
    for (const words of document.querySelectorAll<HTMLElement>(
      '.wall dd, .wall dt, .wall h2, .wall .n, .wall .rate, .wall .when, .wall-fresh, .wall-clock',
    ))
      if (words.scrollWidth > words.clientWidth + 1 && words.clientWidth > 0)
        found.push(`${words.className || words.tagName}: ${words.textContent}`);
    const least = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 1.1 - 0.01;
    for (const words of document.querySelectorAll<HTMLElement>(
      '.wall span, .wall b, .wall p, .wall time, .wall dt',
    ))
      if (!words.closest('.wall-map') && Number.parseFloat(getComputedStyle(words).fontSize) < least)
        found.push(`too small: ${words.textContent}`);
    return found;
  });
}

describe.each([
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
])('$width×$height', ({ width, height }) => {
  test.each(['zh', 'en'] as const)('%s: laid out by size, nothing over another or cut off', async (lang) => {
    const wall = await openWall(`lang=${lang}&${TOUR}`, width, height);
    await wall.page.locator('.wall-card').waitFor({ timeout: 60_000 });
    await wall.page.waitForTimeout(3000);
    const path = new URL(`wall-${width}x${height}-${lang}.png`, FOLDER).pathname;
    await wall.page.screenshot({ path });
    expect(await faults(wall.page)).toEqual([]);
    expect(
      await wall.page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)),
    ).toBeCloseTo(width / 120, 3);
    // Larger by layout, never by a transform: MapLibre's pointer would be off.
    expect(
      await wall.page.evaluate(() =>
        [...document.querySelectorAll('.wall, .wall-map, .command-map')].map(
          (e) => getComputedStyle(e).transform,
        ),
      ),
    ).toEqual(['none', 'none', 'none']);
    expect(wall.errors).toEqual([]);
    await wall.close();
  });
});

test.each([
  { width: 1024, height: 768 },
  { width: 1080, height: 1920 },
  { width: 5760, height: 1080 },
])('also at $width×$height', async ({ width, height }) => {
  const wall = await openWall('rotate=0', width, height);
  await wall.page.screenshot({ path: new URL(`wall-${width}x${height}.png`, FOLDER).pathname });
  expect(await faults(wall.page)).toEqual([]);
  await wall.close();
});

test('the counters are the server’s while cases arrive, over a server that starts again', async () => {
  const wall = await openWall('rotate=0', 1920, 1080);
  const agree = () =>
    expect
      .poll(async () => {
        const own = await shown(wall.page);
        return Object.entries(await counted()).filter(([name, n]) => own[name] !== n);
      }, SOON)
      .toEqual([]);
  await agree();
  const before = await shown(wall.page);
  for (let i = 0; i < 40; i++) await feed.send(feed.make());
  await agree();
  expect((await shown(wall.page)).today! - before.today!).toBe(40);

  await server.restart(async () => {
    await expect
      .poll(() => wall.page.locator('.wall-fresh').getAttribute('data-state'), SOON)
      .not.toBe('live');
    // In words, with how long.
    await expect.poll(() => wall.page.locator('.wall-fresh').textContent(), SOON).toMatch(/断开|连接|落后/);
    // What was counted last stands.
    expect((await shown(wall.page)).today).toBe(before.today! + 40);
  });
  await api.signIn();
  for (let i = 0; i < 10; i++) await feed.send(feed.make());
  await expect.poll(() => wall.page.locator('.wall-fresh').getAttribute('data-state'), SOON).toBe('live');
  await agree();
  expect((await shown(wall.page)).today! - before.today!).toBe(50);
  expect(wall.errors).toEqual([]);
  await wall.close();
});

test('the ranking is the server’s, most first; the newest case stands first along the foot', async () => {
  const wall = await openWall('rotate=0&level=compound', 1920, 1080);
  const midnight = Math.floor((Date.now() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
  const iso = (at: number) => new Date(at).toISOString();
  const summary = await api.get<CaseSummary>(
    `/api/cases/summary?by=grid&level=compound&from=${iso(midnight)}&to=${iso(midnight + DAY_MS)}`,
  );
  const most = summary.items
    .filter(({ key, count }) => key !== '' && count > 0)
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, 10);
  const rows = await wall.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.wall-ranking li')].map((row) => [
      row.dataset.grid,
      Number(row.querySelector('.n')!.textContent),
    ]),
  );
  expect(rows).toEqual(most.map(({ key, count }) => [key, count]));
  const { ids } = await feed.send(feed.make());
  await expect
    .poll(() => wall.page.locator('.wall-ticker li').first().getAttribute('data-case'), SOON)
    .toBe(ids![0]);
  await wall.close();
});

test('the tour flies on, stops at a touch, goes on by itself, and is paused by its switch', async () => {
  const wall = await openWall(TOUR, 1920, 1080);
  const { page } = wall;
  const state = () => page.locator('.wall-rotation').getAttribute('data-state');
  const place = () => page.evaluate(() => location.hash);
  const flies = async () => {
    const from = await place();
    await expect.poll(place, SOON).not.toBe(from);
  };
  await page.locator('.wall-card').waitFor({ timeout: 60_000 });
  await flies();
  await page.mouse.click(960, 500);
  await expect.poll(state, SOON).toBe('touched');
  await page.waitForTimeout(1500);
  const held = await place();
  await page.mouse.click(960, 500);
  await page.waitForTimeout(4500);
  expect([await state(), await place()]).toEqual(['touched', held]);
  await expect.poll(state, SOON).toBe('running');
  await flies();
  await page.locator('.wall-rotation button').click();
  await expect.poll(state, SOON).toBe('paused');
  await page.waitForTimeout(1500);
  const paused = await place();
  await page.waitForTimeout(6000);
  expect(await place()).toBe(paused);
  await page.locator('.wall-rotation button').click();
  await expect.poll(state, SOON).toBe('running');
  await flies();
  expect(wall.errors).toEqual([]);
  await wall.close();
});

test('an alarm holds the tour, is said in words, and by whom it was acknowledged', async () => {
  const settings = await api.get<object>('/api/cases/settings');
  const wall = await openWall(`${TOUR}&sound=1`, 1920, 1080);
  const { page } = wall;
  await api.put('/api/cases/settings', { ...settings, alarmSeverity: 'major' });
  const { ids } = await feed.send(feed.make(0, { severity: 'grave', title: '燃气泄漏' }));
  const alarm = page.locator('.wall-alarm[data-open="true"]', { hasText: '燃气泄漏' });
  await alarm.waitFor({ timeout: 60_000 });
  expect(await page.locator('.wall-rotation').getAttribute('data-state')).toBe('alarm');
  await page.screenshot({ path: new URL('wall-alarm.png', FOLDER).pathname });
  expect(await faults(page)).toEqual([]);
  await api.post(`/api/cases/alarms/${await alarm.getAttribute('data-alarm')}/acknowledge`, {});
  await page.locator('.wall-alarm[data-open="false"]', { hasText: 'admin' }).waitFor({ timeout: 60_000 });
  await expect.poll(() => page.locator('.wall-rotation').getAttribute('data-state'), SOON).toBe('running');
  expect((await api.get<{ case: WireCase }>(`/api/cases/${ids![0]}`)).case.title).toBe('燃气泄漏');
  await wall.close();
});

test('a sign-in that has ended is said, and the wall keeps asking', async () => {
  const wall = await openWall('rotate=0', 1920, 1080);
  await wall.page.context().clearCookies();
  await feed.send(feed.make());
  await expect.poll(() => wall.page.locator('.wall-fresh').textContent(), SOON).toContain('登录已失效');
  const again = await wall.page.context().request.post(`${server.address}/api/session`, {
    data: { name: 'admin', password: ADMIN_PASSWORD },
    headers: { origin: server.address },
  });
  expect(again.ok()).toBe(true);
  await expect.poll(() => wall.page.locator('.wall-fresh').getAttribute('data-state'), SOON).toBe('live');
  await wall.close();
});
