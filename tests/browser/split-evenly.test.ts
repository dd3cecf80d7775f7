import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { gridAt } from '../../client/editor/tools/ground.ts';
import type { LineCollection } from '../../domain/contract/line.ts';
import { evenGround } from '../../domain/draft/split-evenly/even-ground.ts';
import { evenly, stepTowards } from '../../domain/draft/split-evenly/evenly.ts';
import type { Division } from '../../domain/edit/types.ts';
import { type Point, toDegrees, toLattice } from '../../domain/geometry/point.ts';
import { gridsAt } from '../../domain/plan/tree.ts';
import type { Grid } from '../../domain/plan/types.ts';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { divisionOf, extentOf } from './harness/ground.ts';

const address = inject('address');
const SHOTS = new URL('../../screenshots/', import.meta.url);
const LEVEL = 'compound';
let api: TestApi;
let browser: Browser;

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** A compound that can be split into two and up to so many, wherever near its middle the pointer turns the cuts. */
async function splittable(
  division: Division,
  n: number,
  pointers: (middle: Point, grid: Grid) => readonly Point[],
): Promise<{ grid: Grid; middle: Point }> {
  const { features } = await api.get<LineCollection>('/api/lines');
  const lines = features.map(({ properties, geometry }) => ({
    ...properties,
    points: geometry.coordinates.map(([lng, lat]) => toLattice(lng!, lat!)),
  }));
  for (const grid of gridsAt(division.tree, LEVEL)) {
    const grounds = Array.from({ length: n - 1 }, (_, i) => evenGround(division, lines, grid.id, i + 2));
    const [first] = grounds;
    if (!first?.ok) continue;
    const { middle } = first.value;
    const turned = pointers(middle, grid);
    const within = turned.every((at) => gridAt(division, LEVEL, at) === grid.id);
    const every = grounds.every(
      (ground) =>
        ground.ok &&
        evenly(ground.value, null).ok &&
        turned.every((at) => evenly(ground.value, stepTowards(ground.value, at)).ok),
    );
    if (within && every) return { grid, middle };
  }
  throw new Error(`no grid can be split into ${n}`);
}

const sides = (desk: Desk) => desk.page.locator('[data-testid="pointer-chip"] [data-households]');
async function shown(desk: Desk, n: number): Promise<number[]> {
  await sides(desk)
    .nth(n - 1)
    .waitFor();
  return sides(desk).evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-households'))));
}
const shoot = (desk: Desk, what: string) =>
  desk.page.screenshot({ path: new URL(`evenly-${what}.png`, SHOTS).pathname });

async function at(plan: string, grid: Grid, language: 'zh' | 'en'): Promise<Desk> {
  const desk = await Desk.open(browser, address, plan, { language });
  await desk.find(grid.name);
  await desk.page.keyboard.press('Escape');
  return desk;
}

test('what the pointer shows in three pieces a click stores; it is there after a reload, and undo takes it back', async () => {
  const { id: plan } = await api.draft('evenly');
  const division = divisionOf(await api.division(plan));
  const turned = ([x, y]: Point, { id }: Grid): [east: Point, north: Point] => {
    const extent = extentOf(division, id);
    const [lng, lat] = toDegrees([x, y]);
    return [
      toLattice(lng + 0.3 * (extent.east - lng), lat),
      toLattice(lng, lat + 0.3 * (extent.north - lat)),
    ];
  };
  const { grid, middle } = await splittable(division, 3, turned);
  const { households } = division.counts.get(grid.id)!;
  const [east, north] = turned(middle, grid);
  const desk = await at(plan, grid, 'zh');
  await desk.take('split-evenly');
  await desk.move(toDegrees(east));
  const two = await shown(desk, 2);
  expect(two.reduce((sum, count) => sum + count, 0)).toBe(households);
  await shoot(desk, 'two-zh');
  await desk.move(toDegrees(north));
  await shoot(desk, 'turned-zh');
  await desk.page.keyboard.press('3');
  const three = await shown(desk, 3);
  expect(three.reduce((sum, count) => sum + count, 0)).toBe(households);
  await shoot(desk, 'three-zh');
  await desk.click(toDegrees(north));
  await desk.reaches(1);

  const before = new Set(division.tree.grids.keys());
  const stored = async () =>
    (await api.grids(plan, LEVEL)).features
      .map(({ properties }) => properties)
      .filter(({ id }) => id === grid.id || !before.has(id));
  const made = await stored();
  expect(made.map((one) => one.households).sort((a, b) => a - b)).toEqual([...three].sort((a, b) => a - b));
  expect(made.find(({ id }) => id === grid.id)).toMatchObject({
    households: Math.max(...three),
    name: grid.name,
    code: grid.code,
  });
  const { items } = await api.get<{ items: { kind: string }[] }>(`/api/plans/${plan}/edits?after=0`);
  expect(items.map(({ kind }) => kind)).toEqual(['replace']);

  await desk.page.reload();
  await desk.ready();
  expect(await desk.revision()).toBe(1);
  await desk.find(grid.name);
  await shoot(desk, 'stored-zh');
  await desk.page.locator('.map-canvas').click({ position: { x: 5, y: 5 } });
  await desk.page.keyboard.press('Control+z');
  await desk.reaches(2);
  expect(await stored()).toMatchObject([{ id: grid.id, households }]);
  expect(desk.errors).toEqual([]);
  await desk.close();
});

test('in English: five pieces, then why a locked grid can’t be split, and Escape leaves', async () => {
  const { id: plan } = await api.draft('evenly, in English');
  const division = divisionOf(await api.division(plan));
  const pointer = (middle: Point): Point => [middle[0] + 3000, middle[1] + 1000];
  const { grid, middle } = await splittable(division, 5, (at) => [pointer(at)]);
  const desk = await at(plan, grid, 'en');
  await desk.take('split-evenly');
  await desk.move(toDegrees(pointer(middle)));
  await shown(desk, 2);
  for (let n = 3; n <= 5; n++) await desk.page.keyboard.press('+');
  await shown(desk, 5);
  await shoot(desk, 'five-en');
  await desk.page.keyboard.press('Escape');
  await sides(desk).first().waitFor({ state: 'detached' });
  expect(await desk.page.locator('[data-tool="select"]').getAttribute('aria-pressed')).toBe('true');

  await desk.click(toDegrees(middle));
  await desk.page.keyboard.press('l');
  await desk.reaches(1);
  await desk.page.keyboard.press('e');
  await desk.page.locator('[data-tool="split-evenly"][aria-pressed="true"]').waitFor();
  await desk.move(toDegrees([middle[0] + 3000, middle[1]]));
  await desk.page.locator('.pointer-chip-reason', { hasText: 'locked' }).waitFor();
  await shoot(desk, 'locked-en');
  await desk.click(toDegrees(middle));
  expect(await desk.revision()).toBe(1);
  expect(desk.errors).toEqual([]);
  await desk.close();
});
