import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { divisionOf, pairs } from './harness/ground.ts';

const address = inject('address');
const FOLDER = new URL('../../screenshots/', import.meta.url);
let api: TestApi;
let browser: Browser;
let plan: string;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
  plan = (await api.draft('画面')).id;
});
afterAll(() => browser?.close());

/** Text that is cut off although nothing says that it may be (`ellipsis`), by element. */
function cutOff(desk: Desk): Promise<string[]> {
  return desk.page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, label, p, h2, h3, dt, dd, li, span',
    )) {
      if (element.closest('.ellipsis, .mantine-VisuallyHidden-root') || element.children.length > 0) continue;
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        found.push(`${element.className}: ${element.textContent}`);
    }
    for (const name of ['.top-bar', '.status-line', '.drawer', '.side-panel']) {
      const panel = document.querySelector<HTMLElement>(name)!;
      if (panel.scrollWidth > panel.clientWidth + 1) found.push(`${name} overflows`);
    }
    return found;
  });
}

describe.each([
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
])('$width×$height', ({ width, height }) => {
  test.each([
    { language: 'zh', scheme: 'light' },
    { language: 'en', scheme: 'light' },
    { language: 'zh', scheme: 'dark' },
    { language: 'en', scheme: 'dark' },
  ] as const)('$language $scheme: nothing is cut off', async ({ language, scheme }) => {
    const desk = await Desk.open(browser, address, plan, { language, scheme, width, height });
    const shoot = async (what: string) => {
      await desk.page.waitForTimeout(1500);
      const path = new URL(`${what}-${width}x${height}-${language}-${scheme}.png`, FOLDER).pathname;
      await desk.page.screenshot({ path });
      expect(await cutOff(desk), what).toEqual([]);
    };
    await shoot('whole');
    const [pair] = pairs(divisionOf(await api.division(plan)));
    await desk.find(pair!.one.name);
    await shoot('grid');
    await desk.page.locator('#tab-issues').click();
    await shoot('issues');
    await desk.page.locator('#tab-layers').click();
    await desk.page.getByRole('radio').nth(1).click();
    await shoot('types');
    expect(desk.errors).toEqual([]);
    await desk.close();
  });
});
