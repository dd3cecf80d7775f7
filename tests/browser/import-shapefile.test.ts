import { mkdir } from 'node:fs/promises';
import { area } from '@turf/turf';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { PlanList } from '../../domain/contract/plan.ts';
import { TestApi } from './harness/api.ts';
import { launchBrowser } from './harness/browser.ts';
import { Desk } from './harness/desk.ts';
import { type MovedCorner, metresApart, moveCorner, ringsOf } from './harness/moved-corner.ts';
import { HAS_OGR2OGR, writeShapefile } from './harness/written-shapefile.ts';

const address = inject('address');
const SHOTS = new URL('../../screenshots/', import.meta.url);

/** CGCS2000, Gauss-Krüger of three degrees about 117°E, without the zone's number. */
const GAUSS_KRUGER = 'EPSG:4548';
/** One lattice unit is 1e-7°; projecting and rounding may each cost half of one. */
const OFF_DEG = 1.5e-7;

type Communities = FeatureCollection<
  Polygon | MultiPolygon,
  { readonly name: string; readonly code: string }
>;

// Only GDAL writes what an office's desktop GIS writes: without it on the machine there is nothing to bring.
describe.skipIf(!HAS_OGR2OGR)('a Shapefile in GBK and Gauss-Krüger, with communities that do not fit', () => {
  let api: TestApi;
  let browser: Browser;
  let desk: Desk;
  let given: Communities;
  let wide: MovedCorner;
  let narrow: MovedCorner;
  let file: ReturnType<typeof writeShapefile>;
  let before: ReadonlySet<string>;

  beforeAll(async () => {
    await mkdir(SHOTS, { recursive: true });
    api = await new TestApi(address).signIn();
    const { id } = await api.draft('shapefile');
    given = await communitiesOf(id);
    const moved = structuredClone(given);
    wide = moveCorner(moved, 4, 60);
    narrow = moveCorner(moved, 12, 2);
    const features = moved.features.map(({ geometry, properties: { name, code } }) => ({
      type: 'Feature' as const,
      geometry,
      properties: { SQMC: name, SQBM: code, 户主姓名: '某某', 身份证号: '411403198001011234' },
    }));
    file = writeShapefile({ type: 'FeatureCollection', features }, GAUSS_KRUGER, 'GBK');
    browser = await launchBrowser();
    desk = await Desk.open(browser, address, id);
    before = new Set((await plans()).map((plan) => plan.id));
  });
  afterAll(async () => {
    await browser?.close();
    file?.remove();
  });

  const panel = () => desk.page.getByRole('dialog', { name: '导入' });
  const button = (name: string | RegExp) =>
    panel().getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  const plans = async () => (await api.get<PlanList>('/api/plans')).items;
  const communitiesOf = async (plan: string) =>
    (await api.grids(plan, 'community')) as unknown as Communities;
  const shoot = async (what: string) => {
    await desk.page.waitForTimeout(800);
    await desk.page.screenshot({ path: new URL(`import-shapefile-${what}.png`, SHOTS).pathname });
  };

  test('its parts are chosen together and read: system, encoding, names and columns are told', async () => {
    await desk.page.locator('.plan-button').click();
    await desk.page.getByRole('menuitem', { name: '导入' }).click();
    await desk.page.locator('input[type="file"]').setInputFiles(file.parts);
    await panel().getByRole('combobox', { name: '内容' }).click();
    await desk.page.getByRole('option', { name: '网格', exact: true }).click();
    await button('读取').click();
    await desk.trueDegrees();
    expect(await panel().locator('[data-crs]').getAttribute('data-crs')).toBe(GAUSS_KRUGER);
    const sample = await panel().locator('[data-sample]').textContent();
    expect(given.features.some(({ properties: { name } }) => sample?.includes(name))).toBe(true);
    const taken = (column: string) =>
      panel().locator(`[data-column="${column}"]`).getByRole('combobox').inputValue();
    expect(await taken('SQMC')).toBe('名称');
    expect(await taken('SQBM')).toBe('编码');
    expect(await panel().locator('[data-column="身份证号"]').getAttribute('data-dropped')).toBe('personal');
    expect(await panel().locator('[data-column="户主姓名"] [role="combobox"]').count()).toBe(0);
    await shoot('read');
  });

  test('what a rule repairs is listed with its grids, and shown on the map', async () => {
    const repair = panel().locator('[data-repair]').filter({ hasText: narrow.name }).first();
    expect(await repair.textContent()).toMatch(/平方米/);
    const { zoom } = await desk.view();
    await repair.getByRole('button').click();
    await desk.page.waitForTimeout(600);
    const now = await desk.view();
    expect(now.zoom).toBeGreaterThan(zoom);
    expect(metresApart(now.centre, narrow.at)).toBeLessThan(60);
    await shoot('repair');
  });

  test('a problem is decided on the map, after a reload too, and nothing is taken before', async () => {
    expect(await panel().locator('li[data-fault]').count()).toBe(1);
    expect(await button(/^采用/).isDisabled()).toBe(true);
    await desk.page.reload();
    await desk.ready();
    await desk.page.locator('.waiting-import').getByRole('button', { name: '继续' }).click();
    await panel().locator('li[data-fault]').waitFor({ timeout: 60_000 });
    await desk.page.waitForTimeout(800);
    // Where the file says that it is: a reading that were off would find nothing there.
    await desk.click(wide.at);
    const open = panel().locator('li[data-fault][data-open="true"]');
    await open.waitFor();
    await shoot('problem');
    // Whose ground it was before the corner was moved.
    const gap = (await open.getAttribute('data-fault')) === 'gap';
    const owner = gap ? `归 ${wide.name}` : new RegExp(`^归 (?!${wide.name}$)`);
    await open.getByRole('button', { name: owner }).click();
    expect(await open.getAttribute('data-decided')).toBe('true');
    await button('重新读取').click();
    await panel().locator('[data-decision]').waitFor({ timeout: 60_000 });
    expect(await panel().locator('li[data-fault]').count()).toBe(0);
    await shoot('sound');
  });

  test('taken, it opens as a draft that equals what was there before the corners were moved', async () => {
    await button(`采用 ${given.features.length} 个`).click();
    await panel().waitFor({ state: 'detached', timeout: 120_000 });
    await desk.ready();
    await shoot('taken');
    const made = (await plans()).find((plan) => !before.has(plan.id))!;
    expect(await desk.page.locator('.plan-button .plan-name').textContent()).toBe(made.name);
    const taken = await communitiesOf(made.id);
    expect(taken.features).toHaveLength(given.features.length);
    for (const { properties, geometry } of given.features) {
      const same = taken.features.find((feature) => feature.properties.code === properties.code)!;
      expect(same.properties.name).toBe(properties.name);
      // The narrow one went by the longest border, to either side: up to its few square metres.
      expect(Math.abs(area(same.geometry) - area(geometry))).toBeLessThan(400);
      const corners = ringsOf(same.geometry).flat();
      for (const [lng, lat] of ringsOf(geometry).flat() as [number, number][]) {
        const near = corners.some(([x, y]) => Math.abs(x! - lng) <= OFF_DEG && Math.abs(y! - lat) <= OFF_DEG);
        const isNarrow = metresApart([lng, lat], narrow.at) < 5;
        expect(near || isNarrow, `${properties.name} ${lng},${lat}`).toBe(true);
      }
    }
    expect(JSON.stringify(taken)).not.toContain('某某');
    expect(desk.errors).toEqual([]);
  });
});
