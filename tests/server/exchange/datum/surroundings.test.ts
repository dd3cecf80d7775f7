import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateTown } from '../../../../data/town/generate.ts';
import type { LngLat } from '../../../../domain/contract/geometry.ts';
import { readProfile } from '../../../../domain/deployment/profile.ts';
import { toLattice } from '../../../../domain/geometry/point.ts';
import { toShifted } from '../../../../server/crs/shifted-degrees.ts';
import { scoreDatums } from '../../../../server/exchange/datum/score-datum.ts';
import { loadSurroundings, sharedEdges } from '../../../../server/exchange/datum/surroundings.ts';
import { seedDemonstration } from '../../../../server/exchange/seed-demonstration.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { planner } from '../../plans/new-plan.ts';

let server: TestApp;
let town: ReturnType<typeof generateTown>;
let territory: string;

beforeAll(async () => {
  server = await openTestApp();
  const file = new URL('../../../../data/profiles/xincheng.json', import.meta.url);
  const profile = readProfile(JSON.parse(await readFile(file, 'utf8')));
  if (!profile.ok) throw new Error(profile.reason.code);
  town = generateTown(profile.value, 1);
  await seedDemonstration(server.connection.db, profile.value, 1);
  const rows = await server.connection.db.selectFrom('territories').select('id').execute();
  territory = rows[0]!.id;
});

afterAll(() => server.close());

const every = (positions: readonly LngLat[], count: number) =>
  positions.filter((_, i) => i % Math.max(1, Math.floor(positions.length / count)) === 0);

test('what stands in the demonstration, as it was put in', async () => {
  const there = await loadSurroundings(server.connection, territory);
  const rings = town.buildings.flatMap(({ polygon }) => polygon);
  expect(there?.outlines).toHaveLength(4 * rings.reduce((sum, ring) => sum + ring.length - 1, 0));
  expect(there?.streets).toHaveLength(4 * town.lines.reduce((sum, { line }) => sum + line.length - 1, 0));
  expect(there?.points).toHaveLength(0);
  expect(there?.borders.length).toBeGreaterThan(4 * 1000);
  expect(there?.territory).toHaveLength(town.territory.length);
  expect(await loadSurroundings(server.connection, null)).toEqual(there);
});

test('near a box only what is near it; nothing where nothing is', async () => {
  const all = await loadSurroundings(server.connection, territory);
  const [lng, lat] = town.buildings[0]!.polygon[0]![0]!;
  const near = await loadSurroundings(server.connection, territory, [lng, lat, lng + 0.001, lat + 0.001]);
  for (const kind of ['streets', 'borders', 'outlines'] as const) {
    expect(near![kind].length).toBeGreaterThan(0);
    expect(near![kind].length).toBeLessThan(all![kind].length);
  }
  expect(await loadSurroundings(server.connection, territory, [9.4, 47, 9.6, 47.2])).toBeNull();
  expect(await loadSurroundings(server.connection, 'no such territory')).toBeNull();
});

test('layers of the demonstration in each datum are known again', async () => {
  const there = await loadSurroundings(server.connection, territory);
  const layers: LngLat[][] = [
    town.grids.flatMap(({ polygon }) => (polygon ?? []).flat()).map(([lng, lat]) => [lng, lat]),
    town.buildings.flatMap(({ polygon }) => polygon.flat()).map(([lng, lat]) => [lng, lat]),
    town.lines.flatMap(({ line }) => line).map(([lng, lat]) => [lng, lat]),
    town.places.filter(({ kind }) => kind === 'shop').map(({ at: [lng, lat] }) => [lng, lat]),
  ];
  for (const layer of layers)
    for (const datum of ['wgs84', 'gcj02', 'bd09'] as const) {
      const sample = every(layer, 1000).map((at) => (datum === 'wgs84' ? at : toShifted(datum, ...at)));
      const { sure, scores } = scoreDatums(sample, there);
      expect(sure).toBe(datum);
      expect(scores.find((score) => score.datum === datum)!.score).toBeGreaterThanOrEqual(0.5);
    }
});

test('a territory with nothing in it yet', async () => {
  const empty = await openTestApp();
  try {
    const one = planner(empty, await empty.as('planner'));
    await one.newPlan();
    const there = await loadSurroundings(empty.connection, null);
    expect(there).toMatchObject({ territory: [expect.anything()] });
    expect([there!.streets.length, there!.borders.length, there!.outlines.length]).toEqual([0, 0, 0]);
  } finally {
    await empty.close();
  }
});

test('only what two polygons have in common is a border', () => {
  const square = (x: number) => [
    [toLattice(x, 0), toLattice(x + 1, 0), toLattice(x + 1, 1), toLattice(x, 1)],
  ];
  expect([...sharedEdges([square(0), square(1)])]).toEqual([1e7, 1e7, 1e7, 0]);
  expect(sharedEdges([square(0)])).toHaveLength(0);
});
