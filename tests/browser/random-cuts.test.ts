import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { gridsAt } from '../../domain/plan/tree.ts';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { divisionOf, extentOf } from './harness/ground.ts';
import type { LngLat } from './harness/map-view.ts';

const address = inject('address');
const CUTS = 50;
const SEED = 20261122;
let api: TestApi;
let browser: Browser;

beforeAll(async () => {
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Mulberry32: the same cuts on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test('on fifty random cuts the numbers beside the pointer are what SQL counts afterwards', async () => {
  const plan = (await api.draft('random cuts')).id;
  const division = divisionOf(await api.division(plan));
  const next = random(SEED);
  const left = gridsAt(division.tree, 'compound').filter((grid) => !grid.unassigned);
  const desk = await Desk.open(browser, address, plan);
  await desk.page.keyboard.press('n');
  await desk.page.keyboard.press('s');
  const chip = desk.page.locator('[data-testid="pointer-chip"] [data-households]');
  let revision = 0;
  while (revision < CUTS) {
    const [grid] = left.splice(Math.floor(next() * left.length), 1);
    if (!grid) throw new Error(`only ${revision} grids could be cut`);
    const { west, south, east, north, middle } = extentOf(division, grid.id);
    const angle = next() * Math.PI;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    // Just beyond the grid's own box, so that the line crosses it whole and stays on the map.
    const reach = 1.05 * Math.min((east - west) / 2 / Math.abs(dx), (north - south) / 2 / Math.abs(dy));
    const end = (sign: 1 | -1): LngLat => [middle[0] + sign * dx * reach, middle[1] + sign * dy * reach];
    await desk.find(grid.name);
    await desk.click(end(-1));
    await desk.move(end(1));
    const refused = desk.page.locator('.status-hint[data-refused="true"]');
    await chip.first().or(refused).first().waitFor();
    if ((await chip.count()) === 0) {
      await desk.page.keyboard.press('Escape');
      continue;
    }
    const shown = await chip.evaluateAll((all) =>
      all.map((one) => Number(one.getAttribute('data-households'))),
    );
    const known = new Set(
      (await api.grids(plan, 'compound')).features.map(({ properties }) => properties.id),
    );
    await desk.page.mouse.dblclick(...(await desk.screen(end(1))));
    revision += 1;
    await desk.reaches(revision);
    const stored = (await api.grids(plan, 'compound')).features
      .filter(({ properties: { id } }) => id === grid.id || !known.has(id))
      .map(({ properties }) => properties.households);
    expect(
      stored.sort((a, b) => a - b),
      `${grid.name} at ${angle}`,
    ).toEqual(shown.sort((a, b) => a - b));
  }
  expect(desk.errors).toEqual([]);
  await desk.close();
}, 900_000);
