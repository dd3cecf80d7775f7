import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { LineCollection } from '../../domain/contract/line.ts';
import type { StreetGraph } from '../../domain/draft/net/street-graph.ts';
import type { Division } from '../../domain/edit/types.ts';
import { type Point, toDegrees } from '../../domain/geometry/point.ts';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { divisionOf } from './harness/ground.ts';
import { acrossGrid, besideBorder, graphOf } from './harness/street-places.ts';

const address = inject('address');
const SHOTS = new URL('../../screenshots/', import.meta.url);
let api: TestApi;
let browser: Browser;
let graph: StreetGraph;

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
  graph = graphOf(await api.get<LineCollection>('/api/lines'));
});
afterAll(() => browser?.close());

const follow = (desk: Desk) => desk.page.locator('[data-testid="status-follow"]');
const shoot = (desk: Desk, what: string) =>
  desk.page.screenshot({ path: new URL(`follow-${what}.png`, SHOTS).pathname });
/** All corners of the stored grids of the level, as the wire has them. */
async function corners(plan: string): Promise<Set<string>> {
  const { features } = await api.grids(plan, 'compound');
  return new Set(
    features.flatMap(({ geometry }) => (geometry as GeoJSON.MultiPolygon).coordinates.flat(2).map(String)),
  );
}

async function at(division: Division, plan: string, name: string, language: 'zh' | 'en'): Promise<Desk> {
  expect(division.tree.grids.size).toBeGreaterThan(0);
  const desk = await Desk.open(browser, address, plan, { language });
  await desk.find(name);
  await desk.page.keyboard.press('Escape');
  return desk;
}

test('a split follows the streets between two clicks, as the toggle says, and what is shown is stored', async () => {
  const { id: plan } = await api.draft('along streets');
  const division = divisionOf(await api.division(plan));
  const { grid, from, to, corner } = acrossGrid(division, graph);
  const desk = await at(division, plan, grid.name, 'zh');
  const place = (p: Point) => toDegrees(p);
  await desk.click(place(corner));
  await desk.take('split');
  expect(await follow(desk).getAttribute('data-on')).toBe('true');
  await desk.click(place(from));
  await desk.move(place(to));
  await desk.page.locator('[data-testid="status-follow"][data-following="streets"]').waitFor();
  const sides = desk.page.locator('[data-testid="pointer-chip"] [data-households]');
  await sides.first().waitFor();
  const shown = await sides.evaluateAll((all) =>
    all.map((one) => Number(one.getAttribute('data-households'))),
  );
  expect(shown.reduce((sum, n) => sum + n, 0)).toBe(division.counts.get(grid.id)!.households);
  await shoot(desk, 'split-zh');

  // off: straight at once; on again
  await desk.page.keyboard.press('f');
  await desk.page.locator('[data-testid="status-follow"][data-on="false"]').waitFor();
  await shoot(desk, 'straight-zh');
  await desk.page.locator('[data-tool="toggle-route"]').click();
  await desk.move(place(to));
  await desk.page.locator('[data-testid="status-follow"][data-following="streets"]').waitFor();

  await desk.page.mouse.dblclick(...(await desk.screen(place(to))));
  await desk.reaches(1);
  expect(await corners(plan)).toContain(String(place(corner)));
  const before = new Set(division.tree.grids.keys());
  const stored = (await api.grids(plan, 'compound')).features
    .filter(({ properties: { id } }) => id === grid.id || !before.has(id))
    .map(({ properties }) => properties.households);
  expect(stored.sort((a, b) => a - b)).toEqual(shown.sort((a, b) => a - b));
  expect(desk.errors).toEqual([]);
  await desk.close();
});

test('a border dragged onto the street beside it takes its course', async () => {
  const { id: plan } = await api.draft('onto a street');
  const division = divisionOf(await api.division(plan));
  const { grid, from, to, corner } = besideBorder(division, graph);
  const desk = await at(division, plan, grid.name, 'en');
  await desk.take('move-border');
  await desk.move(toDegrees(from));
  await desk.page.mouse.down();
  await desk.move(toDegrees(to));
  await desk.page.locator('[data-testid="status-follow"][data-following="streets"]').waitFor();
  await shoot(desk, 'border-en');
  await desk.page.mouse.up();
  await desk.reaches(1);
  const { items } = await api.get<{ items: { kind: string }[] }>(`/api/plans/${plan}/edits?after=0`);
  expect(items.map(({ kind }) => kind)).toEqual(['reshape']);
  expect(await corners(plan)).toContain(String(toDegrees(corner)));
  expect(desk.errors).toEqual([]);
  await desk.close();
});
