import { mkdir, readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GridFeature } from '../../domain/contract/grid.ts';
import type { LineCollection } from '../../domain/contract/line.ts';
import type { PlanList } from '../../domain/contract/plan.ts';
import { checkPolygons } from '../../domain/coverage/check-polygons.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import { readRawGeometry } from '../../domain/geometry/read-raw-polygons.ts';
import { sharedData } from '../fixtures/shared-data.ts';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { ADMIN_PASSWORD } from './harness/global-setup.ts';
import { divisionOf } from './harness/ground.ts';
import type { LngLat } from './harness/map-view.ts';
import { borderBetween, streamThrough } from './harness/real-ground.ts';
import { type RunningServer, startServer } from './harness/server.ts';

const DATA = sharedData('liechtenstein/', 'Liechtenstein imported and cut by hand in the browser');
const SHOTS = new URL('../../screenshots/', import.meta.url);
const COVERAGE_FAULTS = ['gap', 'overlap', 'outside', 'invalid', 'crossing', 'disconnected', 'unassigned'];
const HOUSEHOLDS = 17_916;
/** A step draws, waits and takes pictures; on a machine that does much else all of it is slow. */
const STEP_MS = 600_000;

let server: RunningServer;
let api: TestApi;
let browser: Browser;
let desk: Desk;
let plan: string;

/** Real borders and buildings, a blank deployment, and whoever comes to it first. */
describe.skipIf(DATA === null)('Liechtenstein', { timeout: STEP_MS }, () => {
  beforeAll(async () => {
    await mkdir(SHOTS, { recursive: true });
    [server, browser] = await Promise.all([startServer('blank', ADMIN_PASSWORD), launchBrowser()]);
    api = await new TestApi(server.address).signIn();
    desk = await Desk.arrive(browser, server.address);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('a blank deployment says what to do first, in both languages', async () => {
    const start = desk.page.locator('.start-card');
    await start.getByText('从这里开始').waitFor();
    await shoot('blank');
    await desk.page.locator('.language-switch').click();
    await start.getByText('Start here').waitFor();
    await start.getByRole('button', { name: 'Load the demonstration' }).waitFor();
    await desk.page.locator('.language-switch').click();
    // What lies in a territory can't be imported before it.
    expect(await start.locator('button:enabled').allTextContents()).toEqual(['导入', '导入', '载入演示数据']);
  });

  test('territory, communities with their exclaves, buildings and lines are imported by the dialog', async () => {
    await importNext('territory', 'territory.geojson');
    await shoot('territory');
    await drawFirstCommunity();
    await importNext('grids', 'communities.geojson');
    await shoot('communities');
    await importNext('buildings', 'buildings.geojson');
    await importNext('lines', 'lines.geojson');
    await shoot('imported');
    expect(await desk.page.locator('.start-missing').count()).toBe(0);
    const { items } = await api.get<PlanList>('/api/plans');
    expect(items.map(({ name }) => name)).toEqual(['Liechtenstein', 'Liechtenstein']);
    plan = items.find(({ grids }) => grids > 1)!.id;
    const communities = await communitiesNow();
    expect(communities.map(({ properties }) => properties.name).sort()).toEqual(COMMUNITIES);
    const beyond = (await issues())
      .filter(({ code }) => code === 'building-outside')
      .reduce((sum, { params }) => sum + Number(params?.households), 0);
    expect(total(communities) + beyond).toBe(HOUSEHOLDS);
  });

  test('each exclave is a leaf beneath its community, in the tree and on the map', async () => {
    const vaduz = row('Vaduz', 2);
    await vaduz.locator('.tree-twist').click();
    expect(await row('Vaduz', 3).count()).toBe(7);
    const leaves = (await api.grids(plan, 'building')).features;
    expect(leaves.filter(({ properties }) => properties.name === 'Vaduz')).toHaveLength(7);
    expect(leaves.every(({ properties: { leaf }, geometry }) => leaf && geometry.type === 'Polygon')).toBe(
      true,
    );
    await vaduz.dblclick();
    await desk.page.waitForTimeout(500);
    await shoot('exclaves');
    // Another language is no other plan: what is selected stays so.
    expect(await vaduz.getAttribute('aria-selected')).toBe('true');
    await vaduz.locator('.tree-twist').click();
  });

  test('a community is split along the stream of its valley', async () => {
    const community = row('Triesenberg', 2);
    await community.locator('.tree-twist').click();
    await row('Triesenberg', 3).nth(1).dblclick();
    await community.click();
    await desk.take('split');
    const stream = streamThrough(await api.get<LineCollection>('/api/lines'), 'Malbun Bach', 14);
    await desk.move(stream.at(-1)!);
    await desk.page.locator('.status-snap', { hasText: 'Malbun Bach' }).waitFor();
    await cut(stream, 'split');
    await community.locator('.tree-twist').click();
  });

  test('a winding border between two communities is drawn anew over most of its length', async () => {
    await show('Triesenberg', 'Vaduz');
    await desk.take('reshape');
    const { beside, corners } = borderBetween(await divisionNow(), 'Triesenberg', 'Vaduz');
    expect(corners).toBeGreaterThan(150);
    await wheelTo(beside(0.5, 0), 12.4);
    await cut([beside(0.2, -350), beside(0.2, 350), beside(0.8, 350), beside(0.8, -350)], 'reshape');
  });

  test('a community is given ground of its neighbour', async () => {
    await show('Eschen', 'Gamprin');
    await row('Gamprin', 2).click();
    await desk.take('carve');
    const { beside } = borderBetween(await divisionNow(), 'Eschen', 'Gamprin');
    await wheelTo(beside(0.7, 0), 13);
    // As drawn, whatever lies near the pointer.
    await desk.page.keyboard.press('n');
    await cut([beside(0.6, 200), beside(0.8, 200), beside(0.8, -200), beside(0.6, -200)], 'carve');
    await desk.page.keyboard.press('n');
  });

  test('two communities become one', async () => {
    const before = await communitiesNow();
    const households = before
      .filter(({ properties: { name } }) => name === 'Ruggell' || name === 'Schellenberg')
      .map(({ properties }) => properties.households);
    const revision = await desk.revision();
    await show('Ruggell', 'Schellenberg');
    await desk.page.locator('[data-tool="merge"]').click();
    await desk.reaches(revision + 1);
    await shoot('merge');
    const after = await communitiesNow();
    expect(after).toHaveLength(before.length - 1);
    const [merged] = after.filter(({ properties: { name } }) => name === 'Ruggell');
    expect(merged!.properties.households).toBe(households[0]! + households[1]!);
    await noFaults();
  });

  test('a reload loses nothing, and the exported file is what is stored', async () => {
    const before = await communitiesNow();
    await desk.page.reload();
    await desk.ready();
    expect(await communitiesNow()).toEqual(before);
    await noFaults();
    await desk.page.locator('.plan-button').click();
    await desk.page.getByRole('menuitem', { name: '导出' }).click();
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.page.getByRole('button', { name: '导出 GeoJSON' }).click(),
    ]);
    const file = JSON.parse(await readFile((await download.path())!, 'utf8')) as { features: GridFeature[] };
    const division = await divisionNow();
    expect(file.features).toHaveLength(division.tree.grids.size);
    const leaves = file.features.filter(({ properties }) => properties.leaf);
    for (const { properties, geometry } of leaves) {
      const polygon = division.tree.grids.get(properties.id)!.polygon!;
      const closed = polygon.map((ring) => [...ring, ring[0]!].map(toDegrees));
      expect(geometry).toEqual({ type: 'Polygon', coordinates: closed });
    }
    for (const { properties } of file.features)
      expect(properties.households).toBe(division.counts.get(properties.id)?.households);
    const raw = leaves.map(({ properties, geometry }) => {
      const polygons = readRawGeometry(geometry);
      if (!polygons.ok) throw new Error(polygons.reason.code);
      return { id: properties.id, polygons: polygons.value };
    });
    expect(checkPolygons(raw)).toEqual([]);
  });

  test('nothing was logged as an error', () => {
    expect(desk.errors).toEqual([]);
  });
});

const COMMUNITIES = [
  'Balzers',
  'Eschen',
  'Gamprin',
  'Mauren',
  'Planken',
  'Ruggell',
  'Schaan',
  'Schellenberg',
  'Triesen',
  'Triesenberg',
  'Vaduz',
];

/** With nothing but a territory one can divide it by hand: at the first level, and back again. */
async function drawFirstCommunity(): Promise<void> {
  const { page } = desk;
  expect(await page.locator('.level-switch input').first().inputValue()).toBe('社区（村）');
  await desk.take('draw');
  await desk.draw([
    [9.47, 47.2],
    [9.6, 47.2],
    [9.6, 47.28],
    [9.47, 47.28],
  ]);
  await desk.reaches(1);
  await page.locator('.inspector-title').waitFor();
  await shoot('drawn');
  await page.keyboard.press('Control+z');
  await desk.reaches(2);
  // Out of the tool, then out of the selection.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** By the button of that step and through the dialog, as a newcomer does it. */
async function importNext(step: string, file: string): Promise<void> {
  const { page } = desk;
  await page.locator(`[data-step="${step}"] button`).click();
  await page.locator('input[type="file"]').setInputFiles(DATA + file);
  await page.getByRole('button', { name: '读取', exact: true }).click();
  const take = page.getByRole('button', { name: /^采用/ });
  await take.waitFor({ timeout: 120_000 });
  if (step === 'grids') await shoot('import-grids');
  await take.click();
  await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 120_000 });
  await desk.ready();
}

/** A picture in both languages; the page is Chinese afterwards, as before. */
async function shoot(what: string): Promise<void> {
  for (const language of ['zh', 'en']) {
    await desk.page.waitForTimeout(1000);
    await desk.page.screenshot({ path: shot(`${what}-${language}`) });
    await desk.page.evaluate(() => document.querySelector<HTMLElement>('.language-switch')!.click());
  }
}

const shot = (name: string) => new URL(`liechtenstein-${name}.png`, SHOTS).pathname;

const row = (name: string, depth: number) =>
  desk.page.locator(`[role="treeitem"][aria-level="${depth}"]`, { hasText: new RegExp(`^${name}\\d`) });

const divisionNow = async () => divisionOf(await api.division(plan));
const communitiesNow = async () => (await api.grids(plan, 'community')).features;
const total = (grids: readonly GridFeature[]) =>
  grids.reduce((sum, { properties }) => sum + properties.households, 0);
const issues = async () =>
  (await api
    .get<{ items: { code: string; params?: Record<string, unknown> }[] }>(`/api/plans/${plan}/issues`)
    .then(({ items }) => items)) ?? [];

/** Neither the server nor the panel on the screen knows of a fault of the coverage. */
async function noFaults(): Promise<void> {
  const stored = new Set((await issues()).map(({ code }) => code));
  await desk.page.locator('#tab-issues').click();
  await desk.page.locator('[data-issue]').first().waitFor();
  for (const code of COVERAGE_FAULTS) {
    expect(stored.has(code), code).toBe(false);
    expect(await desk.page.locator(`[data-issue="${code}"]`).count(), code).toBe(0);
  }
  await desk.page.locator('#tab-tree').click();
}

/**
 * Draws with the tool in hand; the households beside the pointer before the last click are those that are stored
 * after it, of the communities whose ground has changed.
 */
async function cut(line: readonly LngLat[], what: string): Promise<void> {
  const before = new Map((await communitiesNow()).map((grid) => [grid.properties.id, grid]));
  const revision = await desk.revision();
  for (const corner of line.slice(0, -1)) await desk.click(corner);
  await desk.move(line.at(-1)!);
  const chips = desk.page.locator('[data-testid="pointer-chip"] [data-households]');
  const refused = desk.page.locator('.status-hint[data-refused="true"]');
  await chips.first().or(refused).first().waitFor();
  if ((await chips.count()) === 0) throw new Error(`${what}: ${await refused.textContent()}`);
  const shown = await chips.evaluateAll((all) =>
    all.map((one) => Number(one.getAttribute('data-households'))),
  );
  await desk.page.screenshot({ path: shot(`${what}-line`) });
  await desk.page.mouse.dblclick(...(await desk.screen(line.at(-1)!)));
  await desk.reaches(revision + 1);
  const after = await communitiesNow();
  const changed = after.filter(({ properties: { id, areaM2 } }) => {
    const was = before.get(id);
    return !was || Math.abs(was.properties.areaM2 - areaM2) > 1;
  });
  const stored = changed.map(({ properties }) => properties.households);
  expect(stored.sort((a, b) => a - b)).toEqual(shown.sort((a, b) => a - b));
  expect(total(after)).toBe(total([...before.values()]));
  await shoot(what);
}

/** Selects communities in the tree and brings them into view. */
async function show(...names: readonly string[]): Promise<void> {
  for (const [i, name] of names.entries()) await row(name, 2).click({ modifiers: i === 0 ? [] : ['Shift'] });
  await desk.page.keyboard.press('z');
  await desk.page.waitForTimeout(500);
}

/** Turns the wheel over a place until the map is as near. */
async function wheelTo(place: LngLat, zoom: number): Promise<void> {
  while ((await desk.view()).zoom < zoom) {
    await desk.move(place);
    await desk.page.mouse.wheel(0, -150);
    await desk.page.waitForTimeout(500);
  }
}
