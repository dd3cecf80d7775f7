import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { filesOf } from '../../../../server/cli/files-of.ts';
import { importCommand } from '../../../../server/cli/import.ts';
import { readFeaturesFile } from '../../../../server/cli/read-features-file.ts';
import { runCommand } from '../../../../server/cli/run-command.ts';
import { hasOgr, OGR } from '../source/ogr.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { box, collection, feature } from './office.ts';

const folder = scratchFolder();
afterAll(folder.remove);

const MKFIFO = 'mkfifo';

const GRIDS = collection([feature(box(0, 0, 4, 8), { name: 'a' }), feature(box(4, 0, 8, 8), { name: 'b' })]);

test('of a Shapefile its own parts are read, not what else begins with its name', async () => {
  const at = folder.empty();
  const names = ['grids.shp', 'grids.SHX', 'GRIDS.dbf', 'grids.prj', 'grids.cpg'];
  const beside = [
    'grids.geojson',
    'grids.xlsx',
    'grids.zip',
    'grids.old.shp',
    'grids.old.dbf',
    'grids2.shp',
    'grids.shp.xml',
  ];
  for (const name of [...names, ...beside]) writeFileSync(join(at, name), '');
  const found = await filesOf(join(at, 'grids.shp'));
  expect(found.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});

test.skipIf(!hasOgr('a Shapefile beside its GeoJSON'))(
  'a Shapefile beside the GeoJSON that it was made of',
  async () => {
    const at = folder.empty();
    writeFileSync(join(at, 'grids.geojson'), GRIDS);
    execFileSync(OGR, ['-f', 'ESRI Shapefile', join(at, 'grids.shp'), join(at, 'grids.geojson')], {
      stdio: 'pipe',
    });
    const read = await readFeaturesFile(join(at, 'grids.shp'));
    expect(read.ok && read.value.rows.length).toBe(2);
  },
);

test('what is no file is refused, and does not wait for an end that never comes', async () => {
  const at = folder.empty();
  mkdirSync(join(at, 'folder.shp'));
  const pipe = join(at, 'pipe');
  const places = [
    '/dev/zero',
    join(at, 'folder.shp'),
    join(at, 'none.csv'),
    ...(spawnSync(MKFIFO, [pipe]).status === 0 ? [pipe] : []),
  ];
  for (const path of places)
    expect(await readFeaturesFile(path)).toMatchObject({ ok: false, reason: { code: 'file-unreadable' } });
});

test('a wrong word says which one is wrong, before any database is opened', async () => {
  const file = join(folder.empty(), 'grids.geojson');
  writeFileSync(file, GRIDS);
  const said = async (...args: string[]) => {
    const lines: string[] = [];
    const io = { out: () => {}, err: (line: string) => void lines.push(line) };
    expect(await runCommand([importCommand], ['import', file, ...args], io)).toBe(2);
    return lines[0];
  };
  expect(await said()).toContain('--as');
  expect(await said('--as', 'nothing')).toContain('--as');
  expect(await said('--as', 'grids', '--columns', '{"name":5}')).toContain('--columns');
  expect(await said('--as', 'grids', '--columns', '{')).toContain('--columns');
  expect(await said('--as', 'grids', '--key', 'colour')).toContain('--key');
});
