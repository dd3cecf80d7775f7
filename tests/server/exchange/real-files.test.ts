import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportFields, ImportReport } from '../../../domain/contract/exchange.ts';
import type { WireIssue } from '../../../domain/contract/issue.ts';
import { importFiles } from '../../../server/cli/import.ts';
import { prepareImport } from '../../../server/exchange/prepare-import.ts';
import { withScratch } from '../../../server/exchange/scratch.ts';
import { type PlanContext, planContext } from '../../../server/plans/context.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { type Planner, planner } from '../plans/new-plan.ts';

/* Real files with real faults, from the file to a draft in the database. */

const DATA = new URL('../../../../shared/data/', import.meta.url);
const there = existsSync(DATA);
if (!there) console.log('the shared data is not here: imports of real files are skipped');

let server: TestApp;
let one: Planner;
let context: PlanContext;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  context = planContext({ db: server.connection.db, profile: server.profile });
});

afterAll(() => server.close());

const fileAt = (path: string) => [
  { name: path.split('/').at(-1)!, path: fileURLToPath(new URL(path, DATA)) },
];

async function read(path: string, fields: ImportFields): Promise<ImportReport> {
  const file = (folder: string) => ({ files: fileAt(path), folder });
  const prepared = await withScratch((folder) => prepareImport(context, fields, file(folder)));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.reason));
  return prepared.value.report;
}

async function take(path: string, fields: ImportFields): Promise<ImportReport> {
  const taken = await importFiles(context, fields, fileAt(path));
  if (!taken.ok) throw new Error(JSON.stringify(taken.reason));
  return taken.value;
}

async function errorsOf(plan: string) {
  const issues = (await one.get(`/api/plans/${plan}/issues`)).json().items;
  return issues.filter((issue: { severity: string; code: string }) => issue.severity === 'error');
}

const MINNESOTA = 'coverages/minnesota-precincts-4120.zip';

describe.skipIf(!there)('real files', () => {
  test('4,120 precincts of Minnesota in UTM: overlaps given to one side, two voids wait for a person', async () => {
    const waiting = await read(MINNESOTA, { as: 'grids' });
    expect(waiting.read).toBe(4120);
    expect(waiting.source?.crs).toMatchObject({ by: 'said', name: 'NAD_1983_UTM_Zone_15N' });
    const overlaps = waiting.repairs.filter(({ kind }) => kind === 'overlap');
    expect(overlaps.length).toBeGreaterThan(0);
    for (const { areaM2, gives, gets, geometry } of overlaps) {
      expect(areaM2).toBeGreaterThan(0);
      expect(gives.length).toBeGreaterThan(1);
      expect(gives).toContain(gets);
      expect(geometry).toBeDefined();
    }
    const gaps = waiting.faults.filter(({ code }) => code === 'gap');
    expect(gaps.map(({ areaM2 }) => Math.round(areaM2! / 1e4)).toSorted((a, b) => a - b)).toEqual([32, 226]);

    // Everything that no rule may decide goes to the first grid beside it; then nothing is left.
    const decisions = waiting.faults.map(({ at, gridIds }) => ({ at, to: gridIds[0] ?? null }));
    const decided = await read(MINNESOTA, { as: 'grids', clean: { decisions } });
    expect(decided).toMatchObject({ faults: [], taken: 4120 });
    expect(decided.movedAreaM2).toBeGreaterThan(waiting.movedAreaM2);
  });

  test('645 municipalities of São Paulo: islands that were written as holes are ground again', async () => {
    const report = await take('coverages/sao-paulo-municipalities-645.geojson', { as: 'grids', name: 'SP' });
    expect(report).toMatchObject({ read: 645, taken: 645, faults: [], committed: true });
    expect(report.repairs.filter(({ kind }) => kind === 'invalid')).toHaveLength(7);
    expect(await errorsOf(report.plan!)).toEqual([]);
  });

  test('West Village: a territory, its buildings, and lines that run out of it', async () => {
    const { plan } = await take('west-village/territory.geojson', { as: 'territory' });
    const lines = await take('west-village/lines.geojson', { as: 'lines', plan: plan! });
    expect(lines).toMatchObject({ read: 97, taken: 97, refused: [], committed: true });
    expect(lines.source?.notes.map(({ code }) => code)).toContain('line-beyond');
    const buildings = await take('west-village/buildings.geojson', { as: 'buildings', plan: plan! });
    expect(buildings).toMatchObject({ read: 1464, committed: true });
    // The extract's buildings just across the edge are listed, in no grid's count, and not lost.
    const issues = (await one.get(`/api/plans/${plan}/issues`)).json().items as WireIssue[];
    const beyond = issues
      .filter(({ code }) => code === 'building-outside')
      .reduce((sum, { params }) => sum + Number(params?.households), 0);
    expect((await one.get(`/api/plans/${plan}`)).json().households + beyond).toBe(10_723);
  });
});
