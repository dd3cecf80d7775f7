import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ColumnScan } from '../../../server/exchange/columns/column-scan.ts';
import { openSource } from '../../../server/exchange/source/open-source.ts';
import { hasOgr } from './source/ogr.ts';
import { ogrFile } from './source/ogr-file.ts';

const ogr = hasOgr('columns of files that GDAL writes');

const CELLS = {
  网格编码: '411402001001',
  网格名称: '春风网格',
  所属社区名称: '东街社区',
  网格风险等级: '日常管理',
  自报户数: 300,
  网格员姓名: '某某',
  网格员联系电话: '13800001111',
  户主身份证号码: 'x',
};

const POINTS = {
  type: 'FeatureCollection',
  features: [0, 1, 2, 3].map((i) => ({
    type: 'Feature',
    properties: { ...CELLS, 网格编码: `41140200100${i}` },
    geometry: { type: 'Point', coordinates: [115.6 + i / 1000, 34.4] },
  })),
};

/** What is taken as what, of a file that GDAL has written. */
async function taken(name: string, options: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'columns-'));
  try {
    ogrFile(POINTS, folder, name, options);
    const [stem] = name.split('.');
    const files = (await readdir(folder))
      .filter((part) => part.startsWith(`${stem}.`))
      .map((part) => ({ name: part, path: join(folder, part) }));
    const source = await openSource(files, {}, folder);
    if (!source.ok) throw new Error(source.reason.code);
    const scan = new ColumnScan();
    for await (const row of source.value.layers[0]!.rows()) scan.see(row);
    await source.value.close();
    const { report } = scan.result('grids');
    const fields = Object.fromEntries(
      report.flatMap(({ name: column, field }) => (field ? [[field, column]] : [])),
    );
    return { fields, report, sample: scan.sample() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const WHOLE = {
  code: '网格编码',
  name: '网格名称',
  parent: '所属社区名称',
  risk: '网格风险等级',
  declared: '自报户数',
};

test.runIf(ogr).each([
  ['whole.gpkg', ['-f', 'GPKG'], WHOLE],
  ['whole.csv', ['-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT'], WHOLE],
  ['whole.xlsx', ['-f', 'XLSX'], WHOLE],
  [
    'gbk.shp',
    ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=GB18030'],
    { code: '网格编码', name: '网格名称', parent: '所属社区名', risk: '网格风险等', declared: '自报户数' },
  ],
  [
    'utf8.shp',
    ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8'],
    { code: '网格编', name: '网格名', parent: '所属社', risk: '网格风', declared: '自报户' },
  ],
] as const)('%s', async (name, options, expected) => {
  const { fields, report, sample } = await taken(name, options);
  expect(fields).toEqual(expected);
  const dropped = report.flatMap(({ dropped }) => dropped ?? []);
  expect(dropped.sort()).toEqual(['personal', 'team', 'team']);
  const said = JSON.stringify([report, sample]);
  expect(said).not.toContain('13800001111');
  expect(said).not.toContain('某某');
  expect(said).toContain('春风网格');
});
