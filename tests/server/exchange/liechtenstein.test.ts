import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportFields } from '../../../domain/contract/exchange.ts';
import type { WireIssue } from '../../../domain/contract/issue.ts';
import { readProfile } from '../../../domain/deployment/profile.ts';
import { importFiles } from '../../../server/cli/import.ts';
import { withScratch } from '../../../server/exchange/scratch.ts';
import type { SourceFile } from '../../../server/exchange/source/source.ts';
import { type PlanContext, planContext } from '../../../server/plans/context.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { type Planner, planner } from '../plans/new-plan.ts';

const DATA = new URL('../../../../shared/data/liechtenstein/', import.meta.url);
const there = existsSync(DATA);
if (!there) console.log('Liechtenstein is not here: its import is skipped');

let server: TestApp;
let one: Planner;
let context: PlanContext;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  const json = await readFile(new URL('../../../data/profiles/xincheng.json', import.meta.url), 'utf8');
  const profile = readProfile(JSON.parse(json));
  if (!profile.ok) throw new Error(profile.reason.code);
  context = planContext({ db: server.connection.db, profile: profile.value });
});

afterAll(() => server.close());

const fileAt = (file: string): [SourceFile] => [
  { name: `${file}.geojson`, path: fileURLToPath(new URL(`${file}.geojson`, DATA)) },
];

async function take(file: string, fields: ImportFields) {
  const report = await importFiles(context, fields, fileAt(file));
  if (!report.ok) throw new Error(JSON.stringify(report.reason));
  return report.value;
}

test.skipIf(!there)('Liechtenstein: territory, communities with exclaves, buildings, lines', async () => {
  const { plan } = await take('territory', { as: 'territory' });
  const communities = await take('communities', { as: 'grids', level: 'community', plan: plan as string });
  expect(communities).toMatchObject({ read: 11, taken: 11, refused: [], faults: [], committed: true });
  const made = communities.plan as string;
  const buildings = await take('buildings', { as: 'buildings', plan: made });
  expect(buildings).toMatchObject({ read: 8994, committed: true });
  const lines = await take('lines', { as: 'lines', plan: made });
  expect(lines).toMatchObject({ read: 4898, taken: 4898, committed: true });

  const division = await one.division(made);
  const at = (level: string) => division.grids.filter((grid) => grid.level === level);
  expect([at('office').length, at('community').length, at('building').length]).toEqual([1, 11, 30]);
  const vaduz = at('community').find((grid) => grid.name === 'Vaduz');
  expect(at('compound').filter((grid) => grid.parentId === vaduz?.id)).toHaveLength(7);
  expect(buildings.taken).toBe(8994);
  const issues: WireIssue[] = (await one.get(`/api/plans/${made}/issues`)).json().items;
  // Some of the extract's buildings stand just across the border: listed, in no grid's count, and not lost.
  const outside = issues.filter((issue) => issue.code === 'building-outside');
  const beyond = outside.reduce((sum, issue) => sum + Number(issue.params?.households), 0);
  expect((await one.get(`/api/plans/${made}`)).json().households + beyond).toBe(17916);
  expect(outside.length).toBeLessThan(100);
  expect(issues.filter((issue) => issue.severity === 'error').map((issue) => issue.code)).toEqual([]);
});

test.skipIf(!there)(
  'files with longitude and latitude swapped are refused, though both are valid degrees',
  async () => {
    const { plan } = await take('territory', { as: 'territory' });
    for (const [file, fields] of [
      ['communities', { as: 'grids', level: 'community' }],
      ['buildings', { as: 'buildings' }],
      ['lines', { as: 'lines' }],
    ] as const) {
      const [{ name, path }] = fileAt(file);
      const swapped = (await readFile(path, 'utf8')).replaceAll(/\[(\d+\.\d+),(\d+\.\d+)\]/g, '[$2,$1]');
      const report = await withScratch(async (folder) => {
        await writeFile(join(folder, name), swapped);
        const files = [{ name, path: join(folder, name) }];
        return importFiles(context, { ...fields, plan: plan as string }, files);
      });
      expect(report, file).toMatchObject({ ok: false, reason: { code: 'axes-swapped' } });
    }
  },
);
