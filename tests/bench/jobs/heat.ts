import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { MapLook } from '../../../client/command/map/map-look.ts';
import { launchBrowser } from '../../browser/harness/browser.ts';
import { ADMIN_PASSWORD } from '../../browser/harness/global-setup.ts';
import { startServer } from '../../browser/harness/server.ts';
import type { BenchPage } from '../heat-page/main.tsx';
import { serveHeatPage } from '../heat-page/serve.ts';
import { type FrameWork, traceFrames } from '../main-thread.ts';
import { median } from '../median-ms.ts';
import { against, type Bench, type BenchResult, figure } from '../result.ts';

type Report = (result: BenchResult) => void;

/** The demonstration town. */
const GROUND = [115.6200329, 34.3756795, 115.6771976, 34.4242124] as const;
const POINTS = 100_000;
const SHOWN = 50_000;
const TURNS = 11;
const MOVES = 160;
const BUDGET_MS = 16;
const WINDOW = { width: 1100, height: 640 } as const;
const SETTLE_MS = 6_000;
const SPAN = { from: 0, to: 7 * 86_400_000 } as const;
const PLACES = { shown: true, text: '', without: [] } as const;

declare global {
  interface Window {
    readonly bench: BenchPage;
  }
}

/**
 * The map of the command centre in a real browser over the demonstration town with its 6,000 cameras and 2,640 shops: what a
 * pass of the heat costs beside deck.gl's own, on the same points in the same page in turn; what script a frame costs while the
 * map is dragged, as processor time of the page's main thread (main-thread.ts), drawing by software left out; what it costs that
 * other cases are shown. The value of every place must be the same to the bit before and after.
 */
export const bench: Bench = async (report) => {
  const [browser, server] = await Promise.all([
    launchBrowser(),
    startServer('demonstration', ADMIN_PASSWORD),
  ]);
  const served = await serveHeatPage(server.address);
  try {
    const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' });
    const signedIn = await context.request.post(`${server.address}/api/session`, {
      data: { name: 'admin', password: ADMIN_PASSWORD },
      headers: { origin: server.address },
    });
    assert(signedIn.ok());
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(served.address, { timeout: 120_000 });
    await page.waitForFunction(() => window.bench?.port !== null, null, { timeout: 120_000 });
    await passes(report, page);
    await frames(report, page, `heat of ${text(POINTS)} cases in clusters`, POINTS, { clusters: true });
    await frames(report, page, `heat and points of ${text(SHOWN)} cases`, SHOWN, { clusters: false });
    assert.deepEqual(errors, []);
  } finally {
    await served.stop();
    await server.stop();
    await browser.close();
  }
};

async function passes(report: Report, page: Page): Promise<void> {
  const { ours, oursComputed, deck, oursColoured, deckColoured } = await page.evaluate(
    ([count, ground, turns]) => window.bench.heatmapPass(count, ground, turns),
    [POINTS, GROUND, TURNS] as const,
  );
  assert(oursColoured > 10_000 && deckColoured > 10_000, `coloured ${oursColoured}, ${deckColoured}`);
  const name = `heat of ${text(POINTS)} points`;
  report(
    against(
      `${name}: a pass, from points to pixels`,
      median(ours),
      'ms',
      'deck.gl HeatmapLayer by default',
      median(deck),
    ),
  );
  report(figure(`${name}: of it until the densities are there`, median(oursComputed), 'ms'));
}

async function frames(
  report: Report,
  page: Page,
  what: string,
  count: number,
  look: Partial<MapLook>,
): Promise<void> {
  const name = `${what}, 6,000 cameras, 2,640 shops`;
  await page.evaluate(
    ([part, places]) =>
      window.bench.look.setState({
        ...part,
        over: 'heat',
        cases: true,
        places: { camera: places, shop: places, unit: places },
      }),
    [look, PLACES] as const,
  );
  const shown: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    shown.push(
      await page.evaluate(
        ([seed, n, ground, span]) => {
          const cases = window.bench.hotCases(seed, n, ground);
          return window.bench.show(cases, span);
        },
        [turn, count, GROUND, SPAN] as const,
      ),
    );
    await page.waitForTimeout(1_000);
  }
  report(figure(`${name}: script to show others, median`, median(shown), 'ms'));
  await page.waitForTimeout(SETTLE_MS);
  const before = await values(page);
  await drag(page, 20);
  const traced = await traceFrames(page, () => drag(page, MOVES));
  assert(traced.length >= 0.9 * MOVES, `${traced.length} frames of ${MOVES} moves`);
  assert.deepEqual(await values(page), before, 'another value after panning');
  const cpu = sorted(traced.map(({ frame }: FrameWork) => frame.cpu));
  report(figure(`${name}: script a frame while panning, median`, at(cpu, 0.5), 'ms'));
  report(figure(`${name}: script a frame while panning, p95`, at(cpu, 0.95), 'ms'));
  report(
    figure(
      `${name}: frames over ${BUDGET_MS} ms of ${cpu.length}`,
      cpu.filter((ms) => ms > BUDGET_MS).length,
      '',
    ),
  );
}

/** The densities at places that lie on the ground, whatever the map shows of them. */
function values(page: Page): Promise<(number | null)[]> {
  return page.evaluate(
    ([west, south, east, north]) =>
      Array.from({ length: 400 }, (_, i) =>
        window.bench.heatAt([
          west + ((i % 20) / 19) * (east - west),
          south + (Math.floor(i / 20) / 19) * (north - south),
        ]),
      ),
    GROUND,
  );
}

/** Drags the map about, a move at a time, and comes back to where it began. */
async function drag(page: Page, moves: number): Promise<void> {
  const [x, y] = [WINDOW.width / 2, WINDOW.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= moves; i++) {
    const angle = (i / moves) * 2 * Math.PI;
    await page.mouse.move(x + 160 * Math.sin(angle), y + 160 * (1 - Math.cos(angle)) * 0.6);
  }
  await page.mouse.up();
}

function text(n: number): string {
  return n.toLocaleString('en');
}

function sorted(times: readonly number[]): number[] {
  return times.toSorted((a, b) => a - b);
}

function at(times: readonly number[], share: number): number {
  return times[Math.floor(share * times.length)]!;
}
