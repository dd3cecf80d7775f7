import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { CaseDetail, CaseList, WireCase } from '../../../domain/contract/case.ts';
import type { FieldGround } from '../../../domain/contract/field.ts';
import { TestApi } from '../harness/api.ts';
import { launchBrowser } from '../harness/browser.ts';
import { png } from '../harness/png.ts';

const FOLDER = new URL('../../../screenshots/', import.meta.url);
const WORKER = { name: '网格员甲', password: 'a worker password' };
const SOON = { timeout: 60_000, interval: 300 };
/** A thumb's width at the least, by WCAG 2.5.5. */
const THUMB_PX = 44;

const address = inject('address');
let api: TestApi;
let browser: Browser;
let ground: FieldGround;
/** Inside of a grid, and its name. */
let spot: { readonly longitude: number; readonly latitude: number; readonly grid: string };
let began: string;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
  await api.post('/api/accounts', { ...WORKER, role: 'reporter' });
  ground = await api.get<FieldGround>('/api/field');
  const grid = ground.grids.features[0]!;
  const ring = grid.geometry.coordinates[0]!.slice(1);
  const mean = (axis: number) => ring.reduce((sum, point) => sum + point[axis]!, 0) / ring.length;
  spot = { longitude: mean(0), latitude: mean(1), grid: grid.properties.name };
});
afterAll(() => browser?.close());
beforeEach(() => {
  began = new Date(Date.now() - 60_000).toISOString();
});

interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly errors: string[];
}

async function phone(
  options: {
    readonly lang?: 'zh' | 'en';
    readonly width?: number;
    readonly height?: number;
    readonly located?: boolean;
  } = {},
): Promise<Phone> {
  const { lang = 'zh', width = 390, height = 844, located = true } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    ...(located
      ? {
          geolocation: { longitude: spot.longitude, latitude: spot.latitude, accuracy: 9 },
          permissions: ['geolocation'],
        }
      : { permissions: [] }),
  });
  await context.addInitScript((kept) => localStorage.setItem('tessera.language', kept), lang);
  const signedIn = await context.request.post(`${address}/api/session`, {
    data: WORKER,
    headers: { origin: address },
  });
  expect(signedIn.ok()).toBe(true);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  // Whatever the address is, this account has this page alone.
  await page.goto(`${address}/`);
  await page.locator('.field-map canvas').waitFor({ timeout: 90_000 });
  return { page, context, errors };
}

/** By taps alone, down the tree to a kind without others beneath it; gives its id. */
async function tapKind(page: Page): Promise<string> {
  await page.locator('.field-choose').tap();
  for (;;) {
    const row = page.locator('.field-sheet li .field-row').first();
    const kind = (await row.getAttribute('data-kind'))!;
    await row.tap();
    if ((await page.locator('.field-sheet').count()) === 0) return kind;
  }
}

function photo(page: Page, name: string, buffer: Buffer, mimeType: string): Promise<void> {
  return page.locator('[data-photos="album"]').setInputFiles([{ name, buffer, mimeType }]);
}

async function reported(note: string): Promise<WireCase[]> {
  const { items } = await api.get<CaseList>(`/api/cases?source=field&from=${began}&limit=100`);
  const details = await Promise.all(items.map(({ id }) => api.get<CaseDetail>(`/api/cases/${id}`)));
  return details.filter((detail) => detail.note === note).map((detail) => detail.case);
}

async function faults(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    const field = document.querySelector<HTMLElement>('.field')!;
    if (field.scrollWidth > field.clientWidth + 1) found.push('wider than the phone');
    for (const target of field.querySelectorAll<HTMLElement>('button, textarea, .field-severities span')) {
      if (target.closest('.field-map')) continue;
      const { width, height } = target.getBoundingClientRect();
      if (width > 0 && (height < least || width < 40))
        found.push(`${target.textContent}: ${width}×${height}`);
      if (target.scrollWidth > target.clientWidth + 1) found.push(`cut off: ${target.textContent}`);
    }
    return found;
  }, THUMB_PX);
}

test('where the device says the place: kind, severity, note and a photo arrive, the photo without its location', async () => {
  const { page, context, errors } = await phone();
  await expect.poll(() => page.locator('.field-place').getAttribute('data-by'), SOON).toBe('device');
  expect(await page.locator('.field-place').textContent()).toContain('9');
  expect(await page.locator('.field-place').textContent()).toContain(spot.grid);
  const kind = await tapKind(page);
  await page.locator('.field-severities label').nth(1).tap();
  await page.locator('textarea').fill('井盖破损一');
  await photo(
    page,
    'a.png',
    png(64, (x, y) => [x * 4, y * 4, 90]),
    'image/png',
  );
  await page.locator('.field-photos img').waitFor();
  await photo(page, 'paper.pdf', Buffer.from('%PDF-1.4'), 'application/pdf');
  await expect.poll(() => page.locator('.field-wrong').textContent(), SOON).toContain('paper.pdf');
  await photo(page, 'broken.jpg', Buffer.from('no picture'), 'image/jpeg');
  await expect.poll(() => page.locator('.field-wrong').textContent(), SOON).toContain('broken.jpg');
  expect(await page.locator('.field-photos li').count()).toBe(1);
  expect(await faults(page)).toEqual([]);
  await page.screenshot({ path: new URL('field-form-zh.png', FOLDER).pathname, fullPage: true });
  await page.locator('.field-submit').tap();
  await page.locator('[data-stand="sent"]').waitFor({ timeout: 60_000 });
  const [found, ...others] = await reported('井盖破损一');
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    kind,
    source: 'field',
    severity: ground.severities[1]!.id,
    position: 'located',
    at: [spot.longitude, spot.latitude].map((degrees) => Math.round(degrees * 1e7) / 1e7),
  });
  expect((await api.get<CaseDetail>(`/api/cases/${found!.id}`)).photos).toHaveLength(1);
  await page.screenshot({ path: new URL('field-sent-zh.png', FOLDER).pathname });
  expect(errors).toEqual([]);
  await context.close();
});

test('where it may not, that is said, and a tap on the map says where', async () => {
  const { page, context, errors } = await phone({ located: false, lang: 'en' });
  await expect.poll(() => page.locator('.field-place').getAttribute('data-device'), SOON).toBe('denied');
  expect(await page.locator('.field-place').textContent()).toContain('No permission');
  await tapKind(page);
  await page.locator('.field-submit').tap();
  await page.locator('.field-wrong', { hasText: 'Tap the place on the map' }).waitFor();
  await page.locator('textarea').fill('by a tap');
  await page.locator('.field-map').tap({ position: { x: 150, y: 120 } });
  await expect.poll(() => page.locator('.field-place').getAttribute('data-by'), SOON).toBe('map');
  expect(await faults(page)).toEqual([]);
  await page.screenshot({ path: new URL('field-denied-en.png', FOLDER).pathname });
  await page.locator('.field-submit').tap();
  await page.locator('[data-stand="sent"]').waitFor({ timeout: 60_000 });
  expect(await reported('by a tap')).toHaveLength(1);
  expect(errors).toEqual([]);
  await context.close();
});

test('without a network it is kept over a reload and sent once when the network is back, photo and all', async () => {
  const { page, context, errors } = await phone();
  await expect.poll(() => page.locator('.field-place').getAttribute('data-by'), SOON).toBe('device');
  await tapKind(page);
  await page.locator('textarea').fill('没有网络');
  await photo(
    page,
    'b.png',
    png(32, () => [200, 40, 40]),
    'image/png',
  );
  await page.locator('.field-photos img').waitFor();
  await context.setOffline(true);
  await page.locator('.field-submit').tap();
  await page.locator('[data-stand="waiting"]').waitFor();
  await page.locator('.field-offline').waitFor();
  await page.screenshot({ path: new URL('field-offline-zh.png', FOLDER).pathname });
  expect(await reported('没有网络')).toEqual([]);

  // The page is closed and opened where there is a network, but the cases do not get through at first.
  await context.route('**/api/cases**', (route) => route.abort());
  await context.setOffline(false);
  await page.reload();
  await page.locator('[role="tab"]').nth(1).tap();
  await page.locator('[data-stand="waiting"]').waitFor({ timeout: 60_000 });
  expect(await reported('没有网络')).toEqual([]);

  // The report arrives, its answer is lost: the next is the same case.
  await context.unroute('**/api/cases**');
  let lost = 0;
  await context.route('**/api/cases', async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.locator('.field-send-now').tap();
  await expect.poll(() => lost, SOON).toBeGreaterThan(1);
  await page.locator('[data-stand="sent"]').waitFor({ timeout: 60_000 });
  const found = await reported('没有网络');
  expect(found).toHaveLength(1);
  expect((await api.get<CaseDetail>(`/api/cases/${found[0]!.id}`)).photos).toHaveLength(1);
  expect(errors).toEqual([]);
  await context.close();
});

test('six photos and no more; each can be taken out again', async () => {
  const { page, context } = await phone();
  const one = png(16, () => [10, 120, 200]);
  await page
    .locator('[data-photos="album"]')
    .setInputFiles(
      Array.from({ length: 8 }, (_, i) => ({ name: `${i}.png`, buffer: one, mimeType: 'image/png' })),
    );
  await expect.poll(() => page.locator('.field-photos li').count(), SOON).toBe(ground.photos.most);
  await page.locator('.field-wrong').waitFor();
  await page.locator('.field-photos button').first().tap();
  expect(await page.locator('.field-photos li').count()).toBe(ground.photos.most - 1);
  await context.close();
});

test.each([
  { width: 360, height: 640, lang: 'en' },
  { width: 430, height: 932, lang: 'zh' },
  { width: 844, height: 390, lang: 'zh' },
] as const)('$width×$height $lang: within the phone, under a thumb', async ({ width, height, lang }) => {
  const { page, context } = await phone({ width, height, lang });
  await expect.poll(() => page.locator('.field-place').getAttribute('data-by'), SOON).toBe('device');
  expect(await faults(page)).toEqual([]);
  await page.screenshot({ path: new URL(`field-${width}x${height}-${lang}.png`, FOLDER).pathname });
  await page.locator('.field-choose').tap();
  await page.locator('.field-sheet input').fill(lang === 'zh' ? '噪声' : 'noise');
  await expect.poll(() => page.locator('.field-sheet li').count(), SOON).toBeGreaterThan(0);
  expect(await faults(page)).toEqual([]);
  await page.screenshot({ path: new URL(`field-kinds-${width}x${height}-${lang}.png`, FOLDER).pathname });
  await context.close();
});
