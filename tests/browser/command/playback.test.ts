import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { CaseWindow } from '../../../domain/contract/case.ts';
import { TestApi } from '../harness/api.ts';
import { launchBrowser } from '../harness/browser.ts';
import { ADMIN_PASSWORD } from '../harness/global-setup.ts';
import { CaseFeed } from './case-feed.ts';
import { Officer } from './officer.ts';

const HOUR_MS = 3_600_000;
const WAIT_MS = 30_000;
const account = { name: 'admin', password: ADMIN_PASSWORD };

const address = inject('address');
let browser: Browser;
let admin: TestApi;

beforeAll(async () => {
  browser = await launchBrowser();
  admin = await new TestApi(address).signIn();
});
afterAll(async () => {
  await browser?.close();
});

const timeOf = async (track: Locator) => Number(await track.getAttribute('aria-valuenow'));

/** Cases that the server has of a stretch of time that ends with `at`; those told again are counted nowhere. */
async function countUntil(at: number, spanMs: number): Promise<number> {
  const iso = (ms: number) => new Date(ms).toISOString();
  const query = new URLSearchParams({ from: iso(at - spanMs + 1), to: iso(at + 1) });
  const { items } = await admin.get<CaseWindow>(`/api/cases/window?${query}`);
  return items.filter(({ repeatOf }) => repeatOf === null).length;
}

test('a day is played back with the pointer: list, counts and clock in one step, and what comes meanwhile waits', async () => {
  const officer = await Officer.open(browser, address, { account, look: '?last=86400' });
  const { page } = officer;
  const track = page.locator('.time-track');
  await expect.poll(() => page.locator('.time-bars').count(), { timeout: WAIT_MS }).toBeGreaterThan(0);
  const { seq } = await admin.get<{ seq: number }>('/api/health');
  await expect
    .poll(async () => Number(await page.locator('.fresh').getAttribute('data-seq')), { timeout: WAIT_MS })
    .toBeGreaterThanOrEqual(seq);
  expect(await officer.count('all')).toBeGreaterThan(20);

  // The head is drawn over the track by hand; it stands where the hand lets go.
  const box = (await track.boundingBox())!;
  const [from, to] = await Promise.all(
    ['aria-valuemin', 'aria-valuemax'].map(async (name) => Number(await track.getAttribute(name))),
  );
  await page.mouse.move(box.x + box.width * 0.3, box.y + 20, { steps: 3 });
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 24, { steps: 12 });
  await page.mouse.up();
  const pixelMs = (to! - from!) / box.width;
  expect(Math.abs((await timeOf(track)) - (from! + 0.6 * (to! - from!)))).toBeLessThan(3 * pixelMs);
  expect(await page.locator('.time-moment').textContent()).toMatch(/\d\d:\d\d/);

  const stands = async () => {
    const at = await timeOf(track);
    await expect.poll(() => officer.count('all'), { timeout: WAIT_MS }).toBe(await countUntil(at, HOUR_MS));
  };
  await stands();

  // What is reported meanwhile is taken in and not shown.
  const feed = await new CaseFeed(admin, 5).prepare(admin);
  await feed.send(feed.make(0, { title: '回放期间上报' }));
  await page.waitForTimeout(2_000);
  expect(await officer.row('回放期间上报').count()).toBe(0);

  // It plays, and a key stops it; the address then has its time, and gives the same view.
  await page.mouse.move(box.x + 200, box.y - 200);
  const before = await timeOf(track);
  await page.keyboard.press('Space');
  await expect.poll(() => timeOf(track), { timeout: WAIT_MS }).toBeGreaterThan(before + HOUR_MS / 4);
  await page.keyboard.press('Space');
  await page.waitForTimeout(1_000);
  const stopped = await timeOf(track);
  await page.waitForTimeout(1_000);
  expect(await timeOf(track)).toBe(stopped);
  await stands();
  const kept = new URL(page.url());
  expect(Date.parse(kept.searchParams.get('at')!)).toBe(stopped);

  const other = await Officer.open(browser, address, { account, look: kept.search });
  await expect.poll(() => timeOf(other.page.locator('.time-track')), { timeout: WAIT_MS }).toBe(stopped);
  await expect
    .poll(async () => other.count('all'), { timeout: WAIT_MS })
    .toBe(await countUntil(stopped, HOUR_MS));
  expect(other.errors).toEqual([]);
  await other.close();

  // Arrows step by the clock; the cross leads back to now, where the new case is.
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => timeOf(track), { timeout: WAIT_MS }).toBeLessThan(stopped);
  await officer.press(page.getByRole('button', { name: '结束回放，回到当前' }));
  await officer.row('回放期间上报').first().waitFor({ timeout: WAIT_MS });
  expect(new URL(page.url()).searchParams.get('case')).toBeNull();
  expect(officer.errors).toEqual([]);
  await officer.close();
});
