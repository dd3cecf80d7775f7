import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { HEAT_BANDWIDTH_M, HEAT_CLASSES, heatClass } from '../../../domain/case/heat/heat-classes.ts';
import { type HeatFrame, heatFrame } from '../../../domain/case/heat/heat-frame.ts';
import type { ReportAnswer, ReportedCase } from '../../../domain/contract/case.ts';
import type { WireDivision } from '../../../domain/contract/division.ts';
import type { PlanList } from '../../../domain/contract/plan.ts';
import { boxOf } from '../../../domain/geometry/box.ts';
import { toLattice } from '../../../domain/geometry/point.ts';
import { TestApi } from '../harness/api.ts';
import { launchBrowser } from '../harness/browser.ts';
import type { LngLat } from '../harness/map-view.ts';
import { pixelAt } from '../harness/pixels.ts';
import type { Rgb } from '../harness/png.ts';
import { Officer } from './officer.ts';

const DUTY = { name: '热度值班员', password: 'a duty password' };
const SOURCE = '热度试验';
const DAY_MS = 86_400_000;
/** Yesterday and the week that ends with it: cases lie in the day alone. */
const TO = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const DAY = { from: TO - DAY_MS, to: TO };
const WEEK = { from: TO - 7 * DAY_MS, to: TO };
/** Nothing but heat: cases, streets, buildings, borders and names would cover the pixels that are read. */
const BARE = 'cases=0&buildings=0&roads=0&grids=0&labels=0';
const ZOOM = 14.5;
/** The metres of a degree of latitude. */
const DEGREE_M = 111_195;
/** How far a block of even density reaches: five bandwidths from its middle nothing of its edge is felt. */
const HALF_M = 600;
/** Where pixels are read around a place: all within the even part of its block. */
const AROUND_PX = [-24, 0, 24].flatMap((dx) => [-24, 0, 24].map((dy) => [dx, dy] as const));
/** A pixel that is blended in another order may be this far off, of 255. */
const ROUNDING = 3;

/** Where cases lie evenly: metres east and north of the middle of the territory, and metres between two of them. */
const BLOCKS = [
  { east: -900, north: -900, stepM: 52 },
  { east: 900, north: -900, stepM: 80 },
  { east: -900, north: 900, stepM: 120 },
  { east: 900, north: 900, stepM: 170 },
] as const;

const address = inject('address');
let browser: Browser;
let frame: HeatFrame;
/** The middle of each block's own middle cell, and the cases a hectare and day there. */
let places: { readonly at: LngLat; readonly known: number }[];

beforeAll(async () => {
  browser = await launchBrowser();
  const admin = await new TestApi(address).signIn();
  await admin.post('/api/accounts', { ...DUTY, role: 'commander' });
  const { items } = await admin.get<PlanList>('/api/plans');
  const plan = items.find(({ status }) => status === 'in-force')!.id;
  const { territory } = await admin.get<WireDivision>(`/api/plans/${plan}/division`);
  const box = boxOf(territory.original.flatMap((polygon) => polygon[0]!.map(([x, y]) => toLattice(x!, y!))));
  frame = heatFrame(box, HEAT_BANDWIDTH_M);
  const middle: LngLat = [(box[0] + box[2]) / 2e7, (box[1] + box[3]) / 2e7];
  const shorter = Math.cos((middle[1] * Math.PI) / 180);
  const move = ([lng, lat]: LngLat, east: number, north: number): LngLat => [
    lng + east / DEGREE_M / shorter,
    lat + north / DEGREE_M,
  ];
  places = BLOCKS.map(({ east, north, stepM }) => ({
    at: middleOfCell(move(middle, east, north)),
    known: 10_000 / stepM ** 2,
  }));
  const cases = BLOCKS.flatMap(({ east, north, stepM }) => {
    const steps = Math.floor(HALF_M / stepM);
    const offsets = Array.from({ length: 2 * steps + 1 }, (_, i) => (i - steps) * stepM);
    return offsets.flatMap((x) => offsets.map((y) => move(middle, east + x, north + y)));
  });
  const reported = cases.map(
    (at, i): ReportedCase => ({
      source: SOURCE,
      externalId: String(i),
      occurredAt: new Date(DAY.from + 1000 + i * 1000).toISOString(),
      at: [at[0], at[1]],
      title: `均匀 ${i}`,
    }),
  );
  const answer = await admin.post<ReportAnswer>('/api/cases', reported);
  expect(answer.refused).toEqual([]);
  expect(answer.accepted + answer.duplicate).toBe(reported.length);
});
afterAll(() => browser?.close());

function middleOfCell([lng, lat]: LngLat): LngLat {
  const [x, y] = toLattice(lng, lat);
  const at = (n: number, axis: 0 | 1) =>
    (frame.origin[axis] +
      (Math.floor((n - frame.origin[axis]) / frame.cell[axis]) + 0.5) * frame.cell[axis]) /
    1e7;
  return [at(x, 0), at(y, 1)];
}

function look(span: { readonly from: number; readonly to: number }, layers: string, at: LngLat): string {
  const params = new URLSearchParams({
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    // The demonstration has cases of its own.
    source: SOURCE,
    layers,
  });
  return `?${params}#${ZOOM}/${at[1]}/${at[0]}`;
}

const open = (span: typeof DAY, layers: string, at: LngLat, more: object = {}) =>
  Officer.open(browser, address, { account: DUTY, look: look(span, layers, at), ...more });

/** The number beside the pointer, as the page computed it and as it says it. */
async function readAt(officer: Officer, place: LngLat): Promise<{ value: number; text: string }> {
  const [x, y] = await officer.screen(place);
  await officer.page.mouse.move(x, y);
  const said = officer.page.locator('[data-testid="case-pointer"] [data-heat]');
  await said.waitFor();
  await officer.page.waitForTimeout(200);
  return { value: Number(await said.getAttribute('data-heat')), text: (await said.textContent())! };
}

/** Brings a place under the middle of what the desk's columns leave free, as a pasted address does. */
async function goTo(officer: Officer, place: LngLat, zoom = ZOOM): Promise<void> {
  await officer.page.evaluate(
    ([lng, lat, z]) => {
      location.hash = `#${z}/${lat}/${lng}`;
    },
    [place[0], place[1], zoom] as const,
  );
  await officer.page.waitForTimeout(1500);
}

async function swatches(officer: Officer): Promise<{ from: number; colour: Rgb; text: string }[]> {
  const rows = await officer.page.locator('.case-scale li').all();
  return Promise.all(
    rows.map(async (row) => {
      const box = (await row.locator('.swatch').boundingBox())!;
      return {
        from: Number(await row.getAttribute('data-from')),
        colour: await pixelAt(officer.page, box.x + box.width / 2, box.y + box.height / 2),
        text: (await row.textContent())!,
      };
    }),
  );
}

function near(a: Rgb, b: Rgb): boolean {
  return a.every((channel, i) => Math.abs(channel - b[i]!) <= ROUNDING);
}

test('pointer, pixel and legend say the density that is there, and go on saying it to the bit while the map moves', async () => {
  const officer = await open(DAY, BARE, places[0]!.at);
  await officer.page.locator('.case-scale').waitFor();
  const legend = await swatches(officer);
  expect(legend.map(({ from }) => from)).toEqual(HEAT_CLASSES.map(({ from }) => from).toReversed());
  const first: number[] = [];
  for (const { at, known } of places) {
    await goTo(officer, at);
    const { value, text } = await readAt(officer, at);
    expect(Math.abs(value / known - 1), `${value} for ${known}`).toBeLessThan(0.03);
    expect(text).toContain('件/公顷·日');
    expect(Number(text.replace(/[^\d.]/g, ''))).toBe(Number(value.toPrecision(3)));
    const [x, y] = await officer.screen(at);
    // The pointer's own words would lie over it.
    await officer.page.mouse.move(x + 120, y + 120);
    await officer.page.waitForTimeout(300);
    const wanted = legend.find(({ from }) => from === HEAT_CLASSES[heatClass(known)]!.from)!;
    const pixels: Rgb[] = [];
    for (const [dx, dy] of AROUND_PX) pixels.push(await pixelAt(officer.page, x + dx, y + dy));
    // A river may run across some of them.
    const right = pixels.filter((pixel) => near(pixel, wanted.colour)).length;
    expect(right, `${pixels.join(' | ')} are not ${wanted.colour} of ${wanted.text}`).toBeGreaterThan(5);
    first.push(value);
  }
  // By hand: dragged along and turned by the wheel, then looked at again.
  for (const [i, { at }] of places.entries()) {
    await goTo(officer, at, i % 2 === 0 ? 15.3 : 13.9);
    const [x, y] = await officer.screen(at);
    await officer.page.mouse.move(x, y);
    await officer.page.mouse.down();
    await officer.page.mouse.move(x + 70 - 40 * i, y - 50 + 20 * i, { steps: 3 });
    await officer.page.mouse.up();
    await officer.page.mouse.wheel(0, i % 2 === 0 ? 60 : -60);
    await officer.page.waitForTimeout(1500);
    expect((await readAt(officer, at)).value).toBe(first[i]);
  }
  expect(officer.errors).toEqual([]);
  await officer.close();

  // Another screen, another language, another zoom: the same bits, the same numbers in the legend.
  const other = await open(DAY, BARE, places[1]!.at, { language: 'en', width: 1920, height: 1080 });
  await goTo(other, places[1]!.at, 14.9);
  const english = await readAt(other, places[1]!.at);
  expect(english.value).toBe(first[1]);
  expect(english.text).toContain('cases/ha/day');
  expect((await swatches(other)).map(({ text }) => text)).toEqual(legend.map(({ text }) => text));
  expect(await other.page.locator('.case-legend').textContent()).toContain('cases/ha/day');
  expect(other.errors).toEqual([]);
  await other.close();
}, 480_000);

test('over a week the same cases are a seventh of what they are over their day', async () => {
  const officer = await open(WEEK, BARE, places[0]!.at);
  await goTo(officer, places[0]!.at);
  const { value } = await readAt(officer, places[0]!.at);
  expect(Math.abs((7 * value) / places[0]!.known - 1)).toBeLessThan(0.03);
  expect(officer.errors).toEqual([]);
  await officer.close();
});
