import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { Division } from '../../domain/edit/types.ts';
import { trustRings } from '../../domain/edit/wire-geometry.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import { polygonArea2 } from '../../domain/geometry/ring.ts';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { buildingsIn, divisionOf, extentOf, type Pair, pairs } from './harness/ground.ts';
import type { LngLat } from './harness/map-view.ts';

const address = inject('address');
const SOON = { timeout: 15_000 };
let api: TestApi;
let browser: Browser;
let desk: Desk;
let plan: string;
let division: Division;
let pair: Pair;
let serial = 0;

beforeAll(async () => {
  api = await new TestApi(address).signIn();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  plan = (await api.draft(`tools ${++serial}`)).id;
  division = divisionOf(await api.division(plan));
  pair = pairs(division)[0]!;
  desk = await Desk.open(browser, address, plan);
  await desk.find(pair.one.name);
  // Where the pointer is meant to be, not what lies near it.
  await desk.page.keyboard.press('Escape');
  await desk.page.locator('.map-canvas').click({ position: { x: 5, y: 5 } });
  await desk.page.keyboard.press('n');
});
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  await desk.close();
});

const title = () => desk.page.locator('.inspector-title').textContent();
const chip = async () => {
  const numbers = desk.page.locator('[data-testid="pointer-chip"] [data-households]');
  await numbers.first().waitFor();
  return numbers.evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-households'))));
};
const areaOf = async (id: string) => {
  const { features } = await api.grids(plan, 'compound');
  return features.find((feature) => feature.properties.id === id)?.properties.areaM2 ?? 0;
};
/** Twice the lattice area that the two grids of the pair have together: exact, where metres are rounded grid by grid. */
const groundOfPair = async (): Promise<bigint> => {
  const { features } = await api.grids(plan, 'compound');
  let sum = 0n;
  for (const { geometry, properties } of features) {
    if (properties.id !== pair.one.id && properties.id !== pair.other.id) continue;
    const { coordinates } = geometry as GeoJSON.MultiPolygon;
    for (const polygon of coordinates) sum += polygonArea2(trustRings(polygon as [number, number][][]));
  }
  return sum;
};
const householdsOf = async (id: string) => {
  const { features } = await api.grids(plan, 'compound');
  return features.find((feature) => feature.properties.id === id)?.properties.households ?? 0;
};
const reachOf = () => Math.min(25, pair.lengthM / 6);

describe('select', () => {
  test('click takes a grid, Shift-click adds one, a double click all of the same parent', async () => {
    await desk.click(pair.beside(0.5, 15));
    expect(await title()).toContain(pair.one.name);
    await desk.click(pair.beside(0.5, -15), ['Shift']);
    expect(await title()).toBe('2 个网格');
    const [x, y] = await desk.screen(pair.beside(0.5, 15));
    await desk.page.mouse.dblclick(x, y);
    const siblings = division.tree.children.get(pair.one.parentId!)!.length;
    await desk.page.locator('.inspector-title', { hasText: `${siblings} 个网格` }).waitFor();
  });

  test('Shift-drag takes what lies wholly in the box', async () => {
    const { west, south, east, north } = extentOf(division, pair.one.id);
    const margin = 0.0002;
    await desk.drag([west - margin, north + margin], [east + margin, south - margin], ['Shift']);
    await desk.page.locator('.inspector-title').waitFor();
    expect(await desk.page.locator('.side-panel').textContent()).toContain(pair.one.name);
  });
});

describe('split', () => {
  test('the households beside the pointer are those of the stored grids', async () => {
    await desk.take('split');
    const { west, east, middle } = extentOf(division, pair.one.id);
    const wide = (east - west) * 0.08;
    const line: LngLat[] = [
      [west - wide, middle[1]],
      [east + wide, middle[1]],
    ];
    await desk.click(pair.beside(0.5, 15));
    await desk.page.keyboard.press('Escape');
    await desk.click(line[0]!);
    await desk.move(line[1]!);
    const shown = await chip();
    expect(shown.length).toBeGreaterThanOrEqual(2);
    expect(shown.reduce((a, b) => a + b)).toBe(division.counts.get(pair.one.id)!.households);
    await desk.page.mouse.dblclick(...(await desk.screen(line[1]!)));
    await desk.reaches(1);
    const { features } = await api.grids(plan, 'compound');
    const before = new Set([...division.tree.grids.keys()]);
    const stored = features
      .filter(({ properties: { id } }) => id === pair.one.id || !before.has(id))
      .map(({ properties }) => properties.households);
    expect(stored.sort((a, b) => a - b)).toEqual(shown.sort((a, b) => a - b));
  });

  test('a locked grid is not cut, and says so', async () => {
    await desk.click(pair.beside(0.5, 15));
    await desk.page.keyboard.press('l');
    await desk.reaches(1);
    await desk.take('split');
    const { west, east, middle } = extentOf(division, pair.one.id);
    await desk.click([west - 0.0003, middle[1]]);
    await desk.move([east + 0.0003, middle[1]]);
    await desk.page.locator('.status-hint[data-refused="true"]', { hasText: '已锁定' }).waitFor();
    await desk.page.keyboard.press('Escape');
    expect(await desk.revision()).toBe(1);
  });
});

test('merge makes one grid of two neighbours; undo and redo, after a reload too', async () => {
  const merged = (await householdsOf(pair.one.id)) + (await householdsOf(pair.other.id));
  await desk.click(pair.beside(0.5, 15));
  await desk.click(pair.beside(0.5, -15), ['Shift']);
  await desk.page.locator('[data-tool="merge"]').click();
  await desk.reaches(1);
  const left = (await api.grids(plan, 'compound')).features.filter(({ properties: { id } }) =>
    [pair.one.id, pair.other.id].includes(id),
  );
  expect(left.map(({ properties }) => properties.households)).toEqual([merged]);
  await desk.page.keyboard.press('Control+z');
  await desk.reaches(2);
  expect((await householdsOf(pair.one.id)) + (await householdsOf(pair.other.id))).toBe(merged);
  await desk.page.reload();
  await desk.ready();
  await desk.page.locator('[data-command="redo"][aria-disabled="false"]').click();
  await desk.reaches(3);
  expect([await householdsOf(pair.one.id), await householdsOf(pair.other.id)]).toContain(merged);
});

test('reshape gives the ground between line and border to the other side', async () => {
  const before = await areaOf(pair.one.id);
  const ground = await groundOfPair();
  await desk.take('reshape');
  await desk.draw([pair.beside(0.3, -8), pair.beside(0.5, reachOf()), pair.beside(0.7, -8)]);
  await desk.reaches(1);
  expect(await areaOf(pair.one.id)).toBeLessThan(before - 1);
  expect(await groundOfPair()).toBe(ground);
});

test('move vertex: dragging an edge bends it, and both sides follow', async () => {
  const ground = await groundOfPair();
  const before = await areaOf(pair.one.id);
  await desk.take('move-vertex');
  await desk.drag(pair.beside(0.5, 0), pair.beside(0.5, reachOf()));
  await desk.reaches(1);
  expect(await areaOf(pair.one.id)).toBeLessThan(before - 1);
  expect(await groundOfPair()).toBe(ground);
});

test('move border: the whole border between two grids', async () => {
  const before = await areaOf(pair.one.id);
  await desk.take('move-border');
  await desk.drag(pair.beside(0.5, 0), pair.beside(0.5, 6));
  await desk.reaches(1);
  expect(await areaOf(pair.one.id)).toBeLessThan(before - 1);
});

test('carve gives drawn ground to the selected grid', async () => {
  const before = await areaOf(pair.other.id);
  await desk.click(pair.beside(0.5, -15));
  await desk.take('carve');
  await desk.draw([
    pair.beside(0.35, -10),
    pair.beside(0.65, -10),
    pair.beside(0.65, reachOf()),
    pair.beside(0.35, reachOf()),
  ]);
  await desk.reaches(1);
  expect(await areaOf(pair.other.id)).toBeGreaterThan(before + 1);
});

test('draw makes a new grid of drawn ground', async () => {
  const grids = (await api.grids(plan, 'compound')).features.length;
  await desk.take('draw');
  await desk.draw([
    pair.beside(0.3, -10),
    pair.beside(0.7, -10),
    pair.beside(0.7, reachOf()),
    pair.beside(0.3, reachOf()),
  ]);
  await desk.reaches(1);
  expect((await api.grids(plan, 'compound')).features.length).toBe(grids + 1);
});

test('a building is added where one clicks, and counts', async () => {
  const before = await householdsOf(pair.one.id);
  await desk.take('add-building');
  await desk.click(pair.beside(0.5, 12));
  await desk.page.getByLabel('户数', { exact: true }).fill('12');
  await desk.page.getByRole('button', { name: '添加', exact: true }).click();
  await expect.poll(() => householdsOf(pair.one.id), SOON).toBe(before + 12);
});

test('a building is moved to where it stands, and its households with it', async () => {
  const all = divisionOf(await api.division(plan));
  const moved = buildingsIn(all, pair.one.id)
    .map((id) => all.buildings.all.get(id)!)
    .find((building) => building.households > 0);
  if (!moved) throw new Error(`${pair.one.name} has no homes`);
  const before = await householdsOf(pair.other.id);
  await desk.take('move-building');
  await desk.drag(toDegrees(moved.at), pair.beside(0.5, -12));
  await expect.poll(() => householdsOf(pair.other.id), SOON).toBe(before + moved.households);
});

test('describe: name, type and team are kept', async () => {
  await desk.click(pair.beside(0.5, 15));
  const name = desk.page.getByLabel('名称', { exact: true });
  await name.fill('新名字');
  await name.press('Enter');
  await desk.reaches(1);
  await desk.page.getByRole('combobox', { name: '类型' }).click();
  await desk.page.getByRole('option', { name: '商务商业' }).click();
  await desk.reaches(2);
  await desk.page.getByLabel('人员电话').first().fill('0370-0001234');
  await desk.page.locator('.inspector-part').getByRole('button', { name: '保存' }).click();
  await desk.reaches(3);
  const stored = (await api.grids(plan, 'compound')).features.find(
    ({ properties }) => properties.id === pair.one.id,
  );
  expect(stored?.properties).toMatchObject({ name: '新名字', type: 'commercial' });
  expect(JSON.stringify(stored?.properties.team)).toContain('0370-0001234');
});

test('a tool that can’t act stays grey and says why', async () => {
  const merge = desk.page.locator('[data-tool="merge"]');
  expect(await merge.getAttribute('aria-disabled')).toBe('true');
  await merge.hover();
  await desk.page.getByText('请选两个以上相邻网格').waitFor();
});
