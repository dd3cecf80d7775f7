import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../browser/harness/browser.ts';
import { type Bench, figure } from '../result.ts';
import { freshClone, StartedProduct, type Used } from '../started-product.ts';

const WINDOW = { width: 1440, height: 900 } as const;
/** How long nothing may change on the screen for it to be drawn; a picture takes a part of that itself. */
const STILL_MS = 250;
const PATIENCE_MS = 300_000;
/** A compressed picture of an empty map is far smaller. */
const MAP_BYTES = 40_000;

interface Start {
  /** Seconds since `npm start`: the link is printed; the page stands on the screen with the plan's grids, all drawn. */
  readonly link: number;
  readonly page: number;
  readonly used: { readonly server: Used; readonly database: Used };
  /** What the page's script holds, in megabytes (10⁶ bytes). */
  readonly heap: number;
}

/**
 * `npm start` in a fresh clone (packages installed; the page built, the database created, the demonstration made), and once
 * more, each until a browser that runs already has followed the sign-in link and stands still with the map drawn; and the
 * memory and processor time (which says more than the clock on a machine that others use) that it has then taken.
 */
export const bench: Bench = async (report) => {
  const browser = await launchBrowser();
  const clone = await freshClone();
  try {
    for (const which of ['first', 'later']) {
      const { link, page, used, heap } = await start(browser, clone.folder);
      report(figure(`${which} start, until the sign-in link is there`, link, 's'));
      report(figure(`${which} start, until the page is drawn`, page, 's'));
      for (const [process, { cpuS, megabytes }] of Object.entries(used)) {
        report(figure(`${which} start, processor time of the ${process}`, cpuS, 's'));
        report(figure(`${which} start, memory of the ${process}`, megabytes, 'MB'));
      }
      report(figure(`${which} start, script memory of the page`, heap, 'MB'));
    }
  } finally {
    await clone.remove();
    await browser.close();
  }
};

async function start(browser: Browser, folder: string): Promise<Start> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const product = new StartedProduct(folder);
  const context = await browser.newContext({ viewport: WINDOW });
  try {
    const address = await product.link();
    const link = seconds();
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('.status-count').waitFor({ timeout: PATIENCE_MS });
    await page.locator('.map-furniture').first().waitFor({ timeout: PATIENCE_MS });
    const drawn = await untilStill(page, seconds);
    return { link, page: drawn, used: product.used(), heap: await heapOf(page) };
  } finally {
    await context.close();
    await product.stop();
  }
}

/** When the first of two equal pictures of the page was taken. */
async function untilStill(page: Page, seconds: () => number): Promise<number> {
  let before = await page.screenshot();
  for (;;) {
    const at = seconds();
    assert(at * 1000 < PATIENCE_MS, 'the page does not stand still');
    await page.waitForTimeout(STILL_MS);
    const now = await page.screenshot();
    if (now.equals(before) && now.length > MAP_BYTES) return at;
    before = now;
  }
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
