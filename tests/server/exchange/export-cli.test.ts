import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDataDir, onEmbedded, removeDataDir } from '../harness/embedded.ts';
import { rectangle } from '../plans/new-plan.ts';

const run = promisify(execFile);
const MAIN = new URL('../../../server/cli/main.ts', import.meta.url).pathname;

let data: string;
let folder: string;
let plan: string;

// On PostgreSQL the commands would need a database of their own: the embedded one is asked for.
const only = test.skipIf(!onEmbedded);

beforeAll(async () => {
  if (!onEmbedded) return;
  data = await makeDataDir();
  folder = await mkdtemp(join(tmpdir(), 'tessera-export-cli-'));
  const territory = join(folder, '新城.geojson');
  const ground = { type: 'Polygon', coordinates: [rectangle(0, 0, 8, 8)] };
  await writeFile(territory, JSON.stringify({ type: 'Feature', properties: {}, geometry: ground }));
  const made = await tessera('import', territory, '--as', 'territory', '--crs', 'EPSG:4490', '--json');
  plan = JSON.parse(made.stdout).plan;
});
afterAll(async () => {
  if (!onEmbedded) return;
  await removeDataDir(data);
  await rm(folder, { recursive: true, force: true });
});

async function tessera(...args: string[]) {
  const env = { ...process.env, DATA_DIR: data, DEMO: '0', NODE_NO_WARNINGS: '1' };
  return run(process.execPath, [MAIN, ...args], { env }).then(
    (done) => ({ ...done, code: 0 }),
    (failed: { stdout: string; stderr: string; code: number }) => failed,
  );
}

only('tessera export writes every format, whole or not at all', async () => {
  const out = join(folder, 'out.zip');
  const args = ['export', '--plan', plan, '--format', 'shp', '--out', out];
  const done = await tessera(...args, '--crs', 'EPSG:4547', '--encoding', 'utf-8', '--json');
  expect([done.code, JSON.parse(done.stdout)]).toEqual([0, { grids: 4, out }]);
  const zip = unzipSync(await readFile(out));
  expect(Buffer.from(zip['building.prj']!).toString()).toContain('CGCS2000_3_Degree_GK_CM_114E');
  expect(Buffer.from(zip['building.cpg']!).toString()).toBe('UTF-8');

  const none = join(folder, 'none.kml');
  const kml = ['export', '--plan', plan, '--format', 'kml', '--out', none];
  const refused = await tessera(...kml, '--crs', 'BD-09');
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('crs-format')]);
  const wrong = await tessera(...kml, '--what', 'residents');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('residents')]);
  expect((await readdir(folder)).sort()).toEqual(['out.zip', '新城.geojson']);
});
