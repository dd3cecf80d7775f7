import type { CDPSession } from 'playwright-core';
import { CaseFeed } from '../../browser/command/case-feed.ts';
import { launchBrowser } from '../../browser/harness/browser.ts';
import { type Bench, figure } from '../result.ts';
import { signedInApi } from '../signed-in-api.ts';
import { freshClone, StartedProduct } from '../started-product.ts';

/** `WALL_MINUTES=60 npm run bench -- wall`: an hour; with all the others a few minutes, which only prove that it runs. */
const MINUTES = Number(process.env.WALL_MINUTES ?? 3);
const PER_SECOND = 20;
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/** Until the wall holds as many cases as it ever will (10,000 at 20 a second), caches are full and code is compiled. */
const WARM_MINUTES = 12;
const BEFORE = 2_000;
const DAY_MS = 86_400_000;
const TRIES = 60;

interface Sample {
  readonly minute: number;
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

/**
 * A wall of 1920×1080 in a real browser, touring, while 20 cases a second come into a real server: what its script
 * holds each minute after everything that nobody needs is collected, its nodes and listeners; and by how much all
 * three grow a minute (least squares) once it is warm.
 */
export const bench: Bench = async (report) => {
  const clone = await freshClone();
  const product = new StartedProduct(clone.folder);
  const browser = await launchBrowser();
  try {
    const link = await product.link();
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    await page.goto(link);
    const { origin } = new URL(link);
    const api = signedInApi(origin, await context.cookies());
    // An alarm would hold the tour for the whole hour.
    const settings = await api.get<object>('/api/cases/settings');
    await api.put('/api/cases/settings', { ...settings, gridPerHour: null, alarmSeverity: null });
    const feed = await new CaseFeed(api, 1).prepare(api);
    await feed.send(...Array.from({ length: BEFORE }, (_, i) => feed.make((i / BEFORE) * 2 * DAY_MS)));
    page.once('crash', () => {
      throw new Error('the page was ended by the machine: out of memory');
    });
    await page.goto(`${origin}/wall?rotate=15`);
    await page.locator('.wall[data-loaded="true"]').waitFor({ timeout: MINUTE_MS });
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const fed = feedFor(feed, MINUTES * MINUTE_MS);
    // Told where it is awaited.
    fed.catch(() => {});
    const samples: Sample[] = [];
    const began = Date.now();
    for (let minute = 1; minute <= MINUTES; minute++) {
      await new Promise((resolve) => setTimeout(resolve, began + minute * MINUTE_MS - Date.now()));
      const sample = await take(session, minute);
      samples.push(sample);
      const { heapMb, nodes, listeners } = sample;
      console.log(
        `  ${String(minute).padStart(3)} min ${heapMb.toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners`,
      );
    }
    const sent = await fed;
    const warm = samples.filter(({ minute }) => minute > Math.min(WARM_MINUTES, MINUTES / 2));
    const last = samples.at(-1)!;
    report(figure('wall: minutes watched', MINUTES, 'min'));
    report(figure('wall: cases that came meanwhile', sent, ''));
    report(figure('wall: script memory at the end', last.heapMb, 'MB'));
    report(
      figure(
        'wall: script memory, growth a minute once warm',
        1000 * slope(warm, ({ heapMb }) => heapMb),
        'kB',
      ),
    );
    report(
      figure(
        'wall: nodes, growth a minute once warm',
        slope(warm, ({ nodes }) => nodes),
        '',
      ),
    );
    report(
      figure(
        'wall: listeners, growth a minute once warm',
        slope(warm, ({ listeners }) => listeners),
        '',
      ),
    );
  } finally {
    await browser.close();
    await product.stop();
    await clone.remove();
  }
};

/** Sends so many a second for so long; gives how many. One that comes late is made up for. */
async function feedFor(feed: CaseFeed, ms: number): Promise<number> {
  const began = Date.now();
  let sent = 0;
  while (Date.now() - began < ms) {
    const due = Math.floor(((Date.now() - began) / SECOND_MS) * PER_SECOND);
    if (due > sent) {
      const made = Array.from({ length: due - sent }, () => feed.make());
      await patiently(() => feed.send(...made));
      sent = due;
    }
    await new Promise((resolve) => setTimeout(resolve, SECOND_MS / PER_SECOND));
  }
  return sent;
}

/** As a feed does: what a busy server did not take is sent again, and is there once. */
async function patiently(send: () => Promise<unknown>): Promise<void> {
  for (let left = TRIES; ; left--) {
    try {
      await send();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, SECOND_MS));
    }
  }
}

async function take(session: CDPSession, minute: number): Promise<Sample> {
  // What is held by weak references alone goes with the second.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { minute, heapMb: usedSize / 1e6, nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

/** Growth a minute of the straight line through the samples (least squares). */
function slope(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const n = samples.length;
  const meanX = samples.reduce((sum, { minute }) => sum + minute, 0) / n;
  const meanY = samples.reduce((sum, sample) => sum + of(sample), 0) / n;
  const across = samples.reduce((sum, sample) => sum + (sample.minute - meanX) * (of(sample) - meanY), 0);
  const along = samples.reduce((sum, { minute }) => sum + (minute - meanX) ** 2, 0);
  return across / along;
}
