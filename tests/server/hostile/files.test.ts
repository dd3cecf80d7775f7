import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from 'geojson';
import { afterAll, expect, test } from 'vitest';
import { checkCommand } from '../../../server/cli/check.ts';
import type { Command } from '../../../server/cli/command.ts';
import { runCommand } from '../../../server/cli/run-command.ts';
import { at, rectangle } from '../plans/new-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'tessera-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(content: string): string {
  const path = join(folder, `${files++}.geojson`);
  writeFileSync(path, content);
  return path;
}

async function run(command: Command, args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommand([command], [command.name, ...args], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

const grids = (...shells: Position[][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: shells.map((ring) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  });
const rings = (coordinates: string) =>
  `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${coordinates}}}]}`;

const two = grids(rectangle(0, 0, 4, 4), rectangle(4, 0, 8, 4));
const bowTie = [at(0, 0), at(4, 4), at(4, 0), at(0, 4), at(0, 0)];

test.each([
  ['sound', two, 0, ''],
  ['a byte order mark', `\uFEFF${two}`, 0, ''],
  ['a bare geometry', JSON.stringify({ type: 'Polygon', coordinates: [rectangle(0, 0, 4, 4)] }), 0, ''],
  ['a bow-tie', grids(bowTie), 1, 'ring-crosses-itself'],
  ['an empty ring', rings('[[]]'), 1, 'polygon-empty'],
  ['beyond all doubles', rings('[[[1e999,34],[115,34],[115,35],[1e999,34]]]'), 1, 'not-finite'],
  ['the same twice', grids(rectangle(0, 0, 4, 4), rectangle(0, 0, 4, 4)), 1, 'overlaps'],
  [
    'a corner that the neighbour lacks',
    grids(rectangle(0, 0, 4, 4), rectangle(4, 0, 6, 2), rectangle(4, 2, 6, 4)),
    1,
    '',
  ],
  ['20,000 deep', rings('['.repeat(20_000) + ']'.repeat(20_000)), 2, 'too-deep'],
  ['nothing', '', 2, 'file-empty'],
  ['no features', grids(), 2, 'file-empty'],
  ['no GeoJSON', '[]', 2, 'not-geojson'],
  [
    'metres of an old datum',
    '{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:2415"}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[500000,3800000]}}]}',
    2,
    'crs-old-datum',
  ],
])('tessera check on %s', async (_, content, status, says) => {
  const checked = await run(checkCommand, [file(content), '--json']);
  expect([checked.status, `${checked.out} ${checked.err}`]).toEqual([status, expect.stringContaining(says)]);
  if (status === 2) expect(checked.out).toBe('');
});

test.each([
  ['whose edge lacks the corners of the grids', grids(rectangle(0, 0, 8, 4)), 0],
  ['that is larger', grids(rectangle(0, 0, 9, 4)), 1],
  ['that crosses itself', grids(bowTie), 2],
  ['that is empty', rings('[[]]'), 2],
])('tessera check against a territory %s', async (_, territory, status) => {
  expect((await run(checkCommand, [file(two), '--territory', file(territory)])).status).toBe(status);
});

test('a mistake of ours is no verdict on the file', async () => {
  const broken: Command = { ...checkCommand, run: () => Promise.reject(new TypeError('ours')) };
  const { status, err } = await run(broken, ['x']);
  expect([status, err]).toEqual([70, expect.stringContaining('TypeError: ours')]);
});
