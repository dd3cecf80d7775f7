import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { GridFeature } from '../../../domain/contract/grid.ts';
import { TestApi } from '../../browser/harness/api.ts';
import { launchBrowser } from '../../browser/harness/browser.ts';
import { Desk } from '../../browser/harness/desk.ts';
import { ADMIN_PASSWORD } from '../../browser/harness/global-setup.ts';
import { divisionOf } from '../../browser/harness/ground.ts';
import { startServer } from '../../browser/harness/server.ts';
import { makeBigPlan } from '../big-plan.ts';
import { around, GESTURES, type Gesture, type Pixel } from '../drag-gestures.ts';
import { type FrameWork, traceFrames } from '../main-thread.ts';
import { type Bench, type BenchResult, figure } from '../result.ts';

/** `budget` is what a frame may cost, in milliseconds. */
const SIZES = [
  { columns: 28, rows: 109, households: 60_000, budget: 16 },
  { columns: 150, rows: 100, households: 300_000, budget: 33 },
] as const;
/** The level in hand; its grids are four leaves each. */
const LEVEL = 'compound';
const MOVES = 200;
/** Moves before those that count, at each of which the numbers must stand beside the pointer. */
const WARM_UP = 60;
/** Small enough that drawing by software, which is no part of the figures, takes no minutes; a pixel is about 3 m. */
const WINDOW = { width: 1100, height: 640 } as const;
const ZOOM = 14.5;
/** For the map to have drawn all that lies at a place. */
const SETTLE_MS = 3_000;
/** As many numbers stand beside the pointer at most, of grids whose ground has changed by more than a new vertex's rounding. */
const SIDES_SHOWN = 6;
const CHANGED_M2 = 5;

type Report = (result: BenchResult) => void;

/**
 * A frame of a drag in the real product in a real browser, by real pointer moves: the edit tried on the whole division,
 * households and deviation on all sides, the map's sources, React. What counts is processor time of the page's main
 * thread, from the input to the commit of its frame (main-thread.ts says what is in it), so that others on the machine
 * slow the figure less; beside it what all takes until the next move (more than one frame, since drawing by software is
 * slow), and the frame by the clock. Then the pointer is let go, and the numbers that stood beside it must be what the
 * server has stored.
 */
export const bench: Bench = async (report) => {
  const browser = await launchBrowser();
  try {
    for (const size of SIZES) {
      const server = await startServer('blank', ADMIN_PASSWORD);
      try {
        await dragAll(report, browser, server.address, size);
      } finally {
        await server.stop();
      }
    }
  } finally {
    await browser.close();
  }
};

async function dragAll(
  report: Report,
  browser: Browser,
  address: string,
  size: (typeof SIZES)[number],
): Promise<void> {
  const grids = (size.columns * size.rows).toLocaleString('en');
  const title = `${grids} grids, ${size.households.toLocaleString('en')} households`;
  const api = await new TestApi(address).signIn();
  const plan = await makeBigPlan(api, size);
  const desk = await Desk.open(browser, address, plan, WINDOW);
  for (const gestureOn of GESTURES) {
    const gesture = gestureOn(divisionOf(await api.division(plan)), LEVEL);
    const frames = await measure(desk, api, plan, gesture);
    tell(report, `dragging ${gesture.name}, ${title}`, frames, size.budget);
  }
  assert.deepEqual(desk.errors, []);
  await desk.close();
}

function tell(report: Report, name: string, frames: readonly FrameWork[], budget: number): void {
  const cpu = sorted(frames.map(({ frame }) => frame.cpu));
  report(figure(`${name}: processor time a frame, median`, at(cpu, 0.5), 'ms'));
  report(figure(`${name}: processor time a frame, p95`, at(cpu, 0.95), 'ms'));
  report(figure(`${name}: processor time a frame, longest`, cpu.at(-1)!, 'ms'));
  report(
    figure(`${name}: frames over ${budget} ms of ${cpu.length}`, cpu.filter((ms) => ms > budget).length, ''),
  );
  const until = sorted(frames.map(({ all }) => all.cpu));
  report(figure(`${name}: processor time until the next move, p95`, at(until, 0.95), 'ms'));
  const wall = sorted(frames.map(({ frame }) => frame.wall));
  report(figure(`${name}: a frame by the clock, p95`, at(wall, 0.95), 'ms'));
}

/** Does it, and leaves the edit made. */
async function measure(desk: Desk, api: TestApi, plan: string, gesture: Gesture): Promise<FrameWork[]> {
  const before = (await api.grids(plan, LEVEL)).features;
  await desk.page.evaluate(
    ([lng, lat, zoom]) => {
      location.hash = `#${zoom}/${lat}/${lng}`;
    },
    [...gesture.middle, ZOOM],
  );
  await desk.page.waitForTimeout(SETTLE_MS);
  const revision = await desk.revision();
  const start = await gesture.begin(desk);
  for (let i = 0; i < WARM_UP; i++) {
    await desk.page.mouse.move(...around(start, i));
    await desk.page.locator('[data-testid="pointer-chip"] [data-households]').first().waitFor();
  }
  const frames = await traceFrames(desk.page, async () => {
    for (let i = WARM_UP; i < WARM_UP + MOVES; i++) await desk.page.mouse.move(...around(start, i));
  });
  assert(frames.length >= 0.9 * MOVES, `${frames.length} frames of ${MOVES} moves`);
  await desk.page.waitForTimeout(SETTLE_MS);
  const last: Pixel = around(start, WARM_UP + MOVES - 1);
  const shown = await numbersBesidePointer(desk);
  await gesture.end(desk, last);
  await desk.reaches(revision + 1);
  assert.deepEqual(shown, storedOnSides(before, (await api.grids(plan, LEVEL)).features));
  return frames;
}

function numbersBesidePointer(desk: Desk): Promise<number[]> {
  return desk.page
    .locator('[data-testid="pointer-chip"] [data-households]')
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-households'))));
}

/** The households of the grids whose ground is another, in the order in which they stand beside the pointer. */
function storedOnSides(before: readonly GridFeature[], after: readonly GridFeature[]): number[] {
  const areas = new Map(before.map(({ properties: { id, areaM2 } }) => [id, areaM2]));
  return after
    .map(({ properties }) => properties)
    .filter(({ id, areaM2 }) => Math.abs((areas.get(id) ?? 0) - areaM2) > CHANGED_M2)
    .sort((a, b) => Number(areas.has(b.id)) - Number(areas.has(a.id)) || (a.id < b.id ? -1 : 1))
    .slice(0, SIDES_SHOWN)
    .map(({ households }) => households);
}

function sorted(times: readonly number[]): number[] {
  return times.toSorted((a, b) => a - b);
}

function at(times: readonly number[], share: number): number {
  return times[Math.floor(share * times.length)]!;
}
