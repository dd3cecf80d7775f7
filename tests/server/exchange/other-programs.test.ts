import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportFields, ImportPreview, ImportReport } from '../../../domain/contract/exchange.ts';
import { ZONE_CODES, zoneOfCode } from '../../../server/crs/chinese-zones.ts';
import { crsById } from '../../../server/crs/known-crs.ts';
import { prepareImport } from '../../../server/exchange/prepare-import.ts';
import { withScratch } from '../../../server/exchange/scratch.ts';
import type { SourceFile } from '../../../server/exchange/source/source.ts';
import { type PlanContext, planContext } from '../../../server/plans/context.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, planner, rectangle } from '../plans/new-plan.ts';
import { hasOgr, toShapefile } from './source/ogr.ts';
import { ogrFile } from './source/ogr-file.ts';

/*
 * Files as another program writes them (GDAL's ogr2ogr), through the whole of an import: every format, every coordinate
 * system, both encodings. Each place within 1 cm of where it was, each name the same.
 */

const CM_DEG = 1e-7;
const NAMES = ['北海社区', '㙍垚骉叆', 'Grid “7”', '第 3 网格（东）', "O'Brien <b>&amp;</b>", '=1+1'];

let server: TestApp;
let context: PlanContext;
let plan: string;

beforeAll(async () => {
  server = await openTestApp();
  context = planContext({ db: server.connection.db, profile: server.profile });
  plan = (await planner(server, await server.as('planner')).newPlan([rectangle(0, 0, 8, 8)])).id;
});

afterAll(() => server.close());

/** Units around a meridian; the names take turns. */
function units(meridian: number) {
  return Array.from({ length: 24 }, (_, i) => ({
    name: NAMES[i % NAMES.length]!,
    at: [round(meridian + ((i % 6) - 2.5) * 0.4), round(20 + Math.floor(i / 6) * 8.1234567)] as const,
  }));
}

const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

function collection(records: ReturnType<typeof units>) {
  return {
    type: 'FeatureCollection',
    features: records.map(({ name, at }, i) => ({
      type: 'Feature',
      properties: { NAME: name, no: i + 1 },
      geometry: { type: 'Point', coordinates: at },
    })),
  };
}

async function read(
  files: readonly SourceFile[],
  fields: Partial<ImportFields> = {},
): Promise<{ report: ImportReport; preview: ImportPreview }> {
  const said = { as: 'units', plan, ...fields } as const;
  const prepared = await withScratch((folder) => prepareImport(context, said, { files, folder }));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.reason));
  return prepared.value;
}

function expectSame({ features, left }: ImportPreview, records: ReturnType<typeof units>) {
  expect(left).toBe(0);
  expect(features.map(({ name }) => name)).toEqual(records.map(({ name }) => name));
  for (const [i, { geometry }] of features.entries()) {
    const [lng, lat] = (geometry as unknown as { coordinates: [number, number] }).coordinates;
    expect(Math.abs(lng - records[i]!.at[0])).toBeLessThanOrEqual(CM_DEG * 1.01);
    expect(Math.abs(lat - records[i]!.at[1])).toBeLessThanOrEqual(CM_DEG * 1.01);
  }
}

const UTM = [32643, 32648, 32650, 32653];
const systems = [
  ...ZONE_CODES.map((code) => ({ code, meridian: zoneOfCode(code)!.meridian })),
  ...UTM.map((code) => ({ code, meridian: (code - 32600) * 6 - 183 })),
  { code: 3857, meridian: 114 },
  { code: 4490, meridian: 114 },
  { code: 4326, meridian: 114 },
];

describe.skipIf(!hasOgr('files of other programs'))('ogr2ogr', () => {
  test.each(systems)('a Shapefile in EPSG:$code', async ({ code, meridian }) => {
    const records = units(meridian);
    await withScratch(async (folder) => {
      const options = ['-s_srs', 'EPSG:4490', '-t_srs', `EPSG:${code}`, '-lco', 'ENCODING=UTF-8'];
      const files = toShapefile(collection(records), folder, options);
      const { report, preview } = await read(files);
      expect(report.source?.crs.used).toBe(`EPSG:${code}`);
      expectSame(preview, records);
    });
  });

  test.each([
    ['GB18030, said by its .cpg', ['-lco', 'ENCODING=GB18030'], true],
    ['GB18030, with no .cpg', ['-lco', 'ENCODING=GB18030'], false],
    ['UTF-8, said by its .cpg', ['-lco', 'ENCODING=UTF-8'], true],
    ['UTF-8, with no .cpg', ['-lco', 'ENCODING=UTF-8'], false],
  ])('a Shapefile in %s', async (_, options, keepsCpg) => {
    const records = units(114);
    await withScratch(async (folder) => {
      const files = toShapefile(collection(records), folder, options);
      const { report, preview } = await read(files.filter(({ name }) => keepsCpg || !name.endsWith('.cpg')));
      expectSame(preview, records);
      expect(report.source?.encoding.sample.join(' ')).toContain('北海社区');
    });
  });

  const inGk = ['-s_srs', 'EPSG:4490', '-t_srs', 'EPSG:4547'];
  const formats: [string, string, readonly string[], Partial<ImportFields>][] = [
    ['GeoPackage in Gauss-Krüger', 'units.gpkg', inGk, {}],
    ['GeoPackage in degrees', 'units.gpkg', [], {}],
    ['GeoJSON in Gauss-Krüger', 'units.geojson', inGk, {}],
    ['GeoJSON by RFC 7946', 'units.geojson', ['-lco', 'RFC7946=YES'], {}],
    ['KML', 'units.kml', ['-dsco', 'NameField=NAME'], {}],
    ['CSV with X and Y', 'units.csv', ['-lco', 'GEOMETRY=AS_XY'], {}],
    [
      'CSV with WKT and semicolons',
      'units.csv',
      ['-lco', 'GEOMETRY=AS_WKT', '-lco', 'SEPARATOR=SEMICOLON'],
      {},
    ],
    ['CSV in Gauss-Krüger', 'units.csv', [...inGk, '-lco', 'GEOMETRY=AS_XY'], { crs: 'EPSG:4547' }],
    ['CSV with a byte order mark', 'units.csv', ['-lco', 'GEOMETRY=AS_XY', '-lco', 'WRITE_BOM=YES'], {}],
  ];
  test.each(formats)('%s', async (_, name, options, fields) => {
    const records = units(114);
    await withScratch(async (folder) => {
      const { preview } = await read([ogrFile(collection(records), folder, name, options)], fields);
      expectSame(preview, records);
    });
  });

  test('Excel with longitude and latitude', async () => {
    const records = units(114);
    const flat = collection(records);
    for (const feature of flat.features) {
      const [lng, lat] = feature.geometry.coordinates;
      Object.assign(feature.properties, { 经度: lng, 纬度: lat });
    }
    await withScratch(async (folder) => {
      const { preview } = await read([ogrFile(flat, folder, 'units.xlsx', ['-f', 'XLSX'])]);
      expectSame(preview, records);
    });
  });

  test('a .prj that says WGS 84 over GCJ-02 positions: not believed, and asked where nothing tells', async () => {
    const gcj = crsById('GCJ-02');
    if (!gcj.ok) throw new Error(gcj.reason.code);
    const spread = units(115.6).map((unit, i) => ({
      ...unit,
      at: gcj.value.fromDegrees(...at(i % 8, i / 4)),
    }));
    await withScratch(async (folder) => {
      const files = toShapefile(collection(spread), folder, ['-lco', 'ENCODING=UTF-8']);
      const asked = await read(files);
      expect(asked.report.questions.map(({ code }) => code)).toEqual(['datum']);
      expect(asked.report.source?.datums.map(({ datum }) => datum)).toEqual(['wgs84', 'gcj02', 'bd09']);
      const [first] = spread;
      const known = { from: [...first!.at] as [number, number], to: at(0, 0) };
      const told = await read(files, { known });
      expect(told.report.source?.crs).toMatchObject({ used: 'GCJ-02', by: 'known-point' });
      expectSame(
        told.preview,
        spread.map((unit, i) => ({ ...unit, at: at(i % 8, i / 4) })),
      );
    });
  });
});
