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
import { type RunningServer, startServer } from './harness/server.ts';

const DATA = sharedData('liechtenstein/', 'Liechtenstein imported and cut by hand in the browser');
const SHOTS = new URL('../../screenshots/', import.meta.url);
const COVERAGE_FAULTS = ['gap', 'overlap', 'outside', 'invalid', 'crossing', 'disconnected', 'unassigned'];
const HOUSEHOLDS = 17_916;

let server: RunningServer;
let api: TestApi;
let browser: Browser;
let desk: Desk;
let plan: string;

/** Real borders and buildings, a blank deployment, and whoever comes to it first. */
describe.skipIf(DATA === null)('Liechtenstein', () => {
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

  test('territory, communities with their exclaves, buildings and lines are imported by the dialog', async () => {
    await importFile('territory.geojson', '辖区');
    await shoot('territory');
    await importFile('communities.geojson', '网格', '社区（村）');
    await shoot('communities');
    await importFile('buildings.geojson', '楼栋');
    await importFile('lines.geojson', '道路、水系等线');
    await shoot('imported');
    const { items } = await api.get<PlanList>('/api/plans');
    plan = items.find(({ grids }) => grids > 1)!.id;
    const communities = await gridsAt('community');
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
    await vaduz.dblclick();
    await desk.page.waitForTimeout(500);
    await shoot('exclaves');
    await vaduz.locator('.tree-twist').click();
  });

  test('a community is split along the stream of its valley', async () => {
    const community = row('Triesenberg', 2);
    await community.locator('.tree-twist').click();
    await row('Triesenberg', 3).nth(1).dblclick();
    await community.click();
    await desk.take('split');
    const stream = await streamThrough('Malbun Bach', 14);
    await cut(stream, 'split');
  });

  test('a reload loses nothing, and the exported file is what is stored', async () => {
    const before = await gridsAt('community');
    await desk.page.reload();
    await desk.ready();
    expect(await gridsAt('community')).toEqual(before);
    await noFaults();
    await desk.page.locator('.plan-button').click();
    await desk.page.getByRole('menuitem', { name: '导出' }).click();
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.page.getByRole('button', { name: '导出 GeoJSON' }).click(),
    ]);
    const file = JSON.parse(await readFile((await download.path())!, 'utf8')) as { features: GridFeature[] };
    const division = divisionOf(await api.division(plan));
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

/** Through the dialog, as a person does it. */
async function importFile(file: string, kind: string, level?: string): Promise<void> {
  const { page } = desk;
  await page.locator('.plan-button').click();
  await page.getByRole('menuitem', { name: '导入' }).click();
  await page.locator('input[type="file"]').setInputFiles(DATA + file);
  await page.getByRole('combobox', { name: '内容' }).click();
  await page.getByRole('option', { name: kind, exact: true }).click();
  if (level) {
    await page.getByRole('combobox', { name: '层级' }).last().click();
    await page.getByRole('option', { name: level, exact: true }).click();
  }
  await page.getByRole('button', { name: '读取', exact: true }).click();
  await page.getByRole('button', { name: /^采用/ }).click({ timeout: 60_000 });
  await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 60_000 });
  await desk.ready();
}

/** A picture in both languages; the page is Chinese afterwards, as before. */
async function shoot(what: string): Promise<void> {
  for (const language of ['zh', 'en']) {
    await desk.page.waitForTimeout(1200);
    const path = new URL(`liechtenstein-${what}-${language}.png`, SHOTS).pathname;
    await desk.page.screenshot({ path });
    await desk.page.locator('.language-switch').click();
  }
}

const row = (name: string, depth: number) =>
  desk.page.locator(`[role="treeitem"][aria-level="${depth}"]`, { hasText: new RegExp(`^${name}\\d`) });

const gridsAt = async (level: string) => (await api.grids(plan, level)).features;
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

/** Corners of a named stream from one end to the other, `corners` of them. */
async function streamThrough(name: string, corners: number): Promise<LngLat[]> {
  const { features } = await api.get<LineCollection>('/api/lines');
  const parts = features
    .filter(({ properties }) => properties.name === name)
    .map(({ geometry }) => geometry.coordinates as unknown as LngLat[]);
  const chain = parts.shift()!;
  const same = (a: LngLat, b: LngLat) => a[0] === b[0] && a[1] === b[1];
  while (parts.length > 0) {
    const next = parts.findIndex((part) => same(part[0]!, chain.at(-1)!) || same(part.at(-1)!, chain[0]!));
    if (next < 0) throw new Error(`${name} is not one stream`);
    const [part] = parts.splice(next, 1);
    if (same(part![0]!, chain.at(-1)!)) chain.push(...part!.slice(1));
    else chain.unshift(...part!.slice(0, -1));
  }
  return Array.from(
    { length: corners },
    (_, i) => chain[Math.round((i * (chain.length - 1)) / (corners - 1))]!,
  );
}

/**
 * Draws with the tool in hand; the households beside the pointer before the last click are those that are stored
 * after it, of the communities whose ground has changed.
 */
async function cut(line: readonly LngLat[], shot: string): Promise<void> {
  const before = new Map((await gridsAt('community')).map((grid) => [grid.properties.id, grid]));
  const revision = await desk.revision();
  for (const corner of line.slice(0, -1)) await desk.click(corner);
  await desk.move(line.at(-1)!);
  const chips = desk.page.locator('[data-testid="pointer-chip"] [data-households]');
  await chips.first().waitFor();
  const shown = await chips.evaluateAll((all) =>
    all.map((one) => Number(one.getAttribute('data-households'))),
  );
  await desk.page.screenshot({ path: new URL(`liechtenstein-${shot}-line.png`, SHOTS).pathname });
  await desk.page.mouse.dblclick(...(await desk.screen(line.at(-1)!)));
  await desk.reaches(revision + 1);
  const after = await gridsAt('community');
  const changed = after.filter(({ properties: { id, areaM2 } }) => {
    const was = before.get(id);
    return !was || Math.abs(was.properties.areaM2 - areaM2) > 1;
  });
  const stored = changed.map(({ properties }) => properties.households);
  expect(stored.sort((a, b) => a - b)).toEqual(shown.sort((a, b) => a - b));
  expect(total(after)).toBe(total([...before.values()]));
  await shoot(shot);
}
