import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportReport } from '../../../domain/contract/exchange.ts';
import type { GridCollection } from '../../../domain/contract/grid.ts';
import { expectPlansEqual } from './plans-equal.ts';
import { type Demonstration, openDemonstration } from './write/demonstration.ts';

let demonstration: Demonstration;
let features: GridCollection['features'];

beforeAll(async () => {
  demonstration = await openDemonstration();
  features = await demonstration.grids();
});
afterAll(() => demonstration.server.close());

async function settled(job: string) {
  for (;;) {
    const answer = (await demonstration.one.get(`/api/jobs/${job}`)).json();
    if (answer.state !== 'queued' && answer.state !== 'running') return answer;
    await wait(20);
  }
}

/** Exports, and reads what came out as an import does: nothing is taken yet. */
async function readAgain(query: string, fields: Record<string, string>) {
  const { server, one, plan } = demonstration;
  const { headers } = one;
  const out = await one.get(`/api/plans/${plan}/export?${query}`);
  expect(out.statusCode).toBe(200);
  const form = new FormData();
  for (const [name, value] of Object.entries({ plan, ...fields })) form.append(name, value);
  const name = /\.\w+$/.exec(String(out.headers['content-disposition']))![0];
  form.append('file', new Blob([new Uint8Array(out.rawPayload)]), `plan${name}`);
  const started = await server.app.inject({ method: 'POST', url: '/api/imports', headers, payload: form });
  expect([started.statusCode, started.body]).toEqual([202, expect.anything()]);
  const read = await settled(started.json().job);
  expect([read.state, read.reason]).toEqual(['done', undefined]);
  const report = read.result as ImportReport;
  expect(report.questions).toEqual([]);
  return { id: read.id as string, report };
}

/** Exports the draft, imports what came out, and gives the grids of the plan that it made. */
async function there(query: string, fields: Record<string, string>): Promise<GridCollection['features']> {
  const { server, one } = demonstration;
  const { headers } = one;
  const { id, report } = await readAgain(query, { as: 'grids', ...fields });
  expect([report.refused, report.repairs, report.faults]).toEqual([[], [], []]);
  expect([report.read, report.taken]).toEqual([features.length, features.length]);
  const url = `/api/imports/${id}/take`;
  const taking = await server.app.inject({ method: 'POST', url, headers });
  expect([taking.statusCode, taking.body]).toEqual([202, expect.anything()]);
  const taken = await settled(id);
  expect([taken.state, taken.reason]).toEqual(['done', undefined]);
  const made = taken.result.plan as string;
  return ((await one.get(`/api/plans/${made}/grids`)).json() as GridCollection).features;
}

test.each([
  ['geojson', 'EPSG:4490'],
  ['geojson', 'EPSG:4547'],
  ['geojson', 'GCJ-02'],
  ['gpkg', 'EPSG:4490'],
  ['gpkg', 'EPSG:4526'],
  ['gpkg', 'BD-09'],
  ['shp', 'EPSG:4490'],
  ['shp', 'EPSG:4547'],
  ['shp', 'GCJ-02'],
  ['kml', 'EPSG:4490'],
  ['csv', 'EPSG:4490'],
  ['csv', 'EPSG:3857'],
  ['xlsx', 'EPSG:4490'],
  ['xlsx', 'BD-09'],
])('%s in %s comes back as the same plan', async (format, crs) => {
  // A KML does not say beforehand that its folders are the levels of one plan.
  const layer = format === 'kml' ? { layer: '*' } : {};
  expectPlansEqual(features, await there(`format=${format}&crs=${crs}`, { crs, ...layer }));
});

test('the sheet of teams is a table of teams that changes nothing', async () => {
  const { report } = await readAgain('format=xlsx', { as: 'teams', layer: '网格力量' });
  const byId = new Map(features.map(({ properties }) => [properties.id, properties]));
  const isLocked = (id: string | null): boolean =>
    id !== null && (byId.get(id)!.locked || isLocked(byId.get(id)!.parentId));
  // A locked grid takes no team, not even its own, nor do those beneath it.
  const withTeam = features.filter(
    ({ properties: { id, team } }) => !isLocked(id) && team.members.length + team.services.length > 0,
  );
  expect(new Set(report.refused.map(({ code }) => code))).toEqual(new Set(['locked']));
  expect([report.changed, report.unchanged]).toEqual([0, withTeam.length]);
});

test.each(['geojson', 'gpkg', 'shp', 'csv', 'xlsx', 'kml'])(
  'buildings in %s, read as a newer file of the same, change nothing',
  async (format) => {
    const crs = 'EPSG:4490';
    const query = `format=${format}&what=buildings&crs=${crs}`;
    const { report } = await readAgain(query, { as: 'buildings', key: 'id', crs });
    expect([report.refused, report.changed, report.unchanged]).toEqual([[], 0, report.read]);
    expect(report.outOfBand).toEqual([]);
  },
);
