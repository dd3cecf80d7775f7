import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, rectangle } from '../../plans/new-plan.ts';
import { buildZip } from '../source/build-zip.ts';
import {
  box,
  collection,
  expectWords,
  feature,
  type Office,
  openOffice,
  type Sent,
  scratchLeft,
} from './office.ts';

let office: Office;
let plan: string;
let parts: Sent[];
let exported: ReadonlyMap<string, Buffer>;

const TWO = collection([
  feature(box(0, 0, 4, 8), { name: '东村' }),
  feature(box(4, 0, 8, 8), { name: '西村' }),
]);

beforeAll(async () => {
  office = await openOffice();
  plan = await office.newPlan(0);
  const read = await office.read({ name: 'two.geojson', content: TWO }, { plan, level: 'building' });
  const made = (await office.take(read.id)).result.plan;
  const files = new Map<string, Buffer>();
  for (const format of ['geojson', 'gpkg', 'kml', 'csv', 'xlsx', 'shp'])
    files.set(format, (await office.one.get(`/api/plans/${made}/export?format=${format}`)).rawPayload);
  exported = files;
  const { unzipSync } = await import('fflate');
  parts = Object.entries(unzipSync(files.get('shp')!))
    .filter(([name]) => /^building\.(shp|shx|dbf|prj|cpg)$/.test(name))
    .map(([name, content]) => ({ name, content: Buffer.from(content) }));
});
afterAll(async () => {
  expect(scratchLeft()).toEqual([]);
  await office.close();
});

/** What came of it, in short, with words for all of it, and no plan more than before. */
async function outcome(files: Sent | readonly Sent[], fields: Record<string, string> = {}) {
  const before = await plans();
  const job = await office.read(files, { plan, ...fields });
  expectWords(job);
  expect(await plans()).toBe(before);
  return job;
}

const plans = async () => (await office.one.get('/api/plans')).json().items.length as number;
const failure = async (files: Sent | readonly Sent[], fields: Record<string, string> = {}) => {
  const { state, reason } = await outcome(files, fields);
  return state === 'failed' ? reason.code : state;
};
const geojson = (features: readonly object[]) => ({ name: 'a.geojson', content: collection(features) });
const named = (part: string, change: (content: Buffer) => Buffer | string) =>
  parts.map((file) =>
    file.name.endsWith(part) ? { ...file, content: change(file.content as Buffer) } : file,
  );

describe('an archive', () => {
  const zip = (...members: Parameters<typeof buildZip>[0]) => ({ name: 'a.zip', content: buildZip(members) });

  test.each([
    ['that leads out', () => zip({ name: '../../evil.geojson', data: TWO }), 'zip-slip'],
    ['that leads out on Windows', () => zip({ name: '..\\evil.geojson', data: TWO }), 'zip-slip'],
    ['with a link', () => zip({ name: 'a.geojson', data: '/etc/passwd', mode: 0o120777 }), 'zip-symlink'],
    [
      'in an archive',
      () => zip({ name: 'b.zip', data: buildZip([{ name: 'a.geojson', data: TWO }]) }),
      'zip-nested',
    ],
    [
      'in disguise',
      () => zip({ name: 'b.geojson', data: buildZip([{ name: 'a.geojson', data: TWO }]) }),
      'zip-nested',
    ],
    ['that swells', () => zip({ name: 'a.geojson', data: Buffer.alloc(80 << 20) }), 'zip-ratio'],
    ['of nothing', () => zip(), 'zip-empty'],
    ['with a password', () => zip({ name: 'a.geojson', data: TWO, flags: 1 }), 'zip-encrypted'],
    [
      'cut short',
      () => ({ name: 'a.zip', content: buildZip([{ name: 'a.geojson', data: TWO }]).subarray(0, 60) }),
      'zip-damaged',
    ],
  ])('%s', async (_, file, code) => {
    expect(await failure(file())).toBe(code);
  });

  test('with members named in GBK, and with two layers', async () => {
    const gbk = parts.map(({ name, content }) => ({
      name: iconv.encode(name.replace('building', '网格'), 'gb18030'),
      data: content,
    }));
    expect((await outcome(zip(...gbk))).result).toMatchObject({ taken: 2, source: { layer: '网格' } });
    const both = ['a', 'b'].map((name) => ({ name: `${name}.geojson`, data: TWO }));
    const asked = (await outcome(zip(...both))).result;
    expect(asked.questions).toMatchObject([{ code: 'layer' }]);
    const second = asked.source.layers[1].name;
    expect((await outcome(zip(...both), { layer: second })).result).toMatchObject({
      questions: [],
      taken: 2,
    });
  });
});

describe('the parts of a Shapefile', () => {
  const without = (ending: string) => parts.filter(({ name }) => !name.endsWith(ending));

  test('loose, in capitals, without an index, without a table', async () => {
    for (const files of [
      parts,
      parts.map((file) => ({ ...file, name: file.name.toUpperCase() })),
      without('.shx'),
    ])
      expect((await outcome(files)).result).toMatchObject({ taken: 2, faults: [] });
    const { result } = await outcome(without('.dbf'));
    expect(result.source.notes).toContainEqual({ code: 'shp-no-dbf', params: { layer: 'building' } });
  });

  test.each([
    ['without shapes', () => without('.shp'), 'shp-missing'],
    ['shapes cut in the header', () => named('.shp', (shp) => shp.subarray(0, 50)), 'shp-damaged'],
    ['shapes cut in a record', () => named('.shp', (shp) => shp.subarray(0, 150)), 'file-truncated'],
    ['a table cut in its header', () => named('.dbf', (dbf) => dbf.subarray(0, 50)), 'dbf-damaged'],
    [
      'a table cut in a record',
      () => named('.dbf', (dbf) => dbf.subarray(0, dbf.length - 200)),
      'file-truncated',
    ],
    ['a system of metres for degrees', () => named('.prj', () => GAUSS_KRUEGER), 'crs-numbers-degrees'],
    ['a system that is none', () => named('.prj', () => 'PROJCS["'), 'prj-unreadable'],
  ])('%s', async (_, files, code) => {
    expect(await failure(files(), { crs: '' })).toBe(code);
  });

  test('a table cut before its first record is cut off, not empty', async () => {
    const header = (dbf: Buffer) => dbf.subarray(0, dbf.readUInt16LE(8));
    expect(await failure(named('.dbf', header))).toBe('file-truncated');
  });
});

const GAUSS_KRUEGER =
  'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

describe('a file', () => {
  test.each(['geojson', 'gpkg', 'kml', 'xlsx', 'shp'])(
    'of %s, cut anywhere, ends in a reason',
    async (format) => {
      const whole = exported.get(format)!;
      const name = `a.${format === 'shp' ? 'zip' : format}`;
      for (const length of [0, 1, 100, whole.length >> 1, whole.length - 2]) {
        const { state } = await outcome({ name, content: whole.subarray(0, length) });
        // A KML or a JSON may lose nothing but its last line.
        if (length < whole.length - 2) expect([length, state]).toEqual([length, 'failed']);
      }
    },
  );

  test.each(['geojson', 'gpkg', 'kml', 'csv', 'xlsx', 'shp'])(
    'of %s that went out comes in again',
    async (format) => {
      const name = `a.${format === 'shp' ? 'zip' : format}`;
      const { result } = await outcome({ name, content: exported.get(format)! });
      expect(result).toMatchObject({ faults: [], refused: [], repairs: [], questions: [] });
    },
  );

  test.each([
    ['a.xls', Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'), 'format-xls'],
    ['a.rar', Buffer.from(`526172211a0700${'00'.repeat(600)}`, 'hex'), 'format-archive'],
    ['a.pdf', '%PDF-1.4', 'format-unknown'],
    ['a.csv', '', 'file-empty'],
    ['a.csv', 'name,lng,lat\n', 'file-empty'],
    ['a.csv', 'name,lng,lat\n"x,115.6,34.4\n', 'csv-quote-open'],
    ['a.geojson', collection([]), 'file-empty'],
    ['a.geojson', '{"rows":[1,2]}', 'not-geojson'],
    ['a.geojson', `${'['.repeat(3000)}${']'.repeat(3000)}`, 'too-deep'],
    ['a.geojson', TWO.replace('115.6,', 'NaN,'), 'malformed-json'],
    ['a.kml', `<kml>${'<Folder>'.repeat(5000)}`, 'too-deep'],
    ['a.csv', `${'c,'.repeat(2500)}lng,lat\n`, 'columns-too-many'],
  ])('%s (%#)', async (name, content, code) => {
    expect(await failure({ name, content })).toBe(code);
  });
});

describe('shapes', () => {
  const left = feature(box(0, 0, 4, 8), { name: 'L' });
  const right = feature(box(4, 0, 8, 8), { name: 'R' });
  const refusals = async (features: readonly object[]) => {
    const { result } = await outcome(geojson(features));
    return result.refused.map(({ row, code }: { row: number; code: string }) => [row, code]);
  };

  test('of other kinds, of none, and such as are no geometry are refused by their row', async () => {
    expect(
      await refusals([
        left,
        feature({ type: 'Point', coordinates: at(1, 1) }),
        feature(null),
        feature({ type: 'Polygon', coordinates: [rectangle(0, 0, 1, 1).slice(1)] }),
        feature({
          type: 'GeometryCollection',
          geometries: [{ type: 'GeometryCollection', geometries: [box(0, 0, 4, 8)] }],
        }),
        right,
      ]),
    ).toEqual([
      [2, 'not-a-polygon'],
      [3, 'polygon-empty'],
      [4, 'ring-unclosed'],
      [5, 'nested-collection'],
    ]);
    const { result } = await outcome({ name: 'a.geojson', content: TWO.replace('115.6,', '1e999,') });
    expect(result.refused).toMatchObject([{ row: 1, code: 'not-finite' }]);
    const none = { name: 'a.geojson', content: '{"type":"FeatureCollection","features":[1,null,"x",[],{}]}' };
    expect((await outcome(none)).result).toMatchObject({ read: 5, taken: 0 });
  });

  test.each([
    ['one twice', [left, left, right]],
    [
      'a bow tie',
      [
        feature({ type: 'Polygon', coordinates: [[at(0, 0), at(4, 8), at(4, 0), at(0, 8), at(0, 0)]] }),
        right,
      ],
    ],
    ['ground outside', [feature(box(-3, 0, 4, 8)), right]],
    ['a wide overlap', [feature(box(0, 0, 5, 8)), right]],
    [
      'a hole outside of its shell',
      [feature({ type: 'Polygon', coordinates: [rectangle(0, 0, 4, 8), rectangle(5, 1, 6, 2)] }), right],
    ],
    [
      'far away',
      [
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [-60, 10],
              [-59.9, 10],
              [-59.9, 10.1],
              [-60, 10],
            ],
          ],
        }),
      ],
    ],
  ])('with %s wait for a person, and bar the taking', async (_, features) => {
    const { id, result } = await outcome(geojson(features));
    expect(result.faults.length).toBeGreaterThan(0);
    const refused = await office.post(`/api/imports/${id}/take`);
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'import-faulty']);
  });

  test.each(['community', 'compound', 'building'])(
    'exclaves of a %s stay its own, or become grids that are told',
    async (level) => {
      const exclaves = {
        type: 'MultiPolygon',
        coordinates: [[rectangle(0, 0, 2, 8)], [rectangle(6, 0, 8, 8)]],
      };
      const file = geojson([feature(exclaves, { name: 'E' }), feature(box(2, 0, 6, 8), { name: 'M' })]);
      const { result } = await outcome(file, { level });
      expect(result).toMatchObject({ taken: 2, faults: [], refused: [] });
      expect(result.repaired.map(({ code }: { code: string }) => code)).toEqual(
        level === 'building' ? ['part-own-grid'] : [],
      );
    },
  );

  test('that all lie over one another name some of each other, not all thousands in each fault', async () => {
    const pile = Array.from({ length: 120 }, (_, i) =>
      feature(box(i * 0.01, 0, 4 + i * 0.01, 8), { name: `${i}` }),
    );
    const { result } = await outcome(geojson(pile));
    expect(result.faults.length).toBeGreaterThan(0);
    for (const { gridIds } of result.faults) expect(gridIds.length).toBeLessThanOrEqual(50);
  });

  test('decisions about nothing, of nobody, or of great size change nothing and break nothing', async () => {
    const job = await outcome(geojson([feature(box(0, 0, 3, 8)), right]));
    const [{ at: place }] = job.result.faults;
    const idle = [
      [{ at: place, to: '99' }],
      [{ at: place, to: '__proto__' }],
      [{ at: [0, 0], to: '1' }],
      [{ at: [1e300, -1e300], to: '1' }],
      [{ at: place, to: '1'.repeat(10_000) }],
      Array.from({ length: 5000 }, (_, i) => ({ at: [115.7 + i * 1e-6, 34.4], to: '1' })),
    ];
    for (const decisions of idle) {
      const { result } = await office.again(job.id, { clean: { decisions } });
      expect(result.faults).toMatchObject([{ code: 'gap' }]);
    }
    const more = Array.from({ length: 5001 }, () => ({ at: place, to: null }));
    expect(
      (await office.post(`/api/imports/${job.id}/read`, { clean: { decisions: more } })).statusCode,
    ).toBe(400);
    expect(
      (await office.again(job.id, { clean: { decisions: [{ at: place, to: '1' }] } })).result.faults,
    ).toEqual([]);
  });
});

describe('rows', () => {
  test('of a table, each by its line: text for degrees, numbers that are none, one id twice, outside', async () => {
    const content = [
      '\ufeff编号;名称;经度;纬度;户数',
      `1;=cmd|' /C calc'!A0;"115°36'3""E";"34°24'3""N";3`,
      '2;乙;;34.4;5',
      '3;丙;abc;34.4;5',
      '4;丁;115.602;34.402;三',
      '5;戊;115.602;34.402;-1',
      '6;己;Infinity;34.402;1',
      '1;庚;115.603;34.402;1',
      '8;辛;115.9;34.4;2',
    ].join('\r\n');
    const { result } = await outcome({ name: 'a.csv', content }, { as: 'buildings' });
    expect(result.refused.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
      [3, 'position-unreadable'],
      [4, 'position-unreadable'],
      [5, 'bad-count'],
      [6, 'bad-count'],
      [7, 'position-unreadable'],
      [8, 'duplicate-id'],
    ]);
    expect(result.repaired).toMatchObject([{ row: 9, code: 'outside-territory' }]);
    expect(result.source.notes).toContainEqual({ code: 'outside-territory', params: { rows: 1 } });
  });

  test('with names that objects have, a name of 10,000 characters, 1,500 columns: read as what they are', async () => {
    const evil = '{"__proto__":{"name":"evil"},"constructor":"x","hasOwnProperty":1,"name":"n"}';
    const { result } = await outcome({ name: 'a.geojson', content: TWO.replace('{"name":"东村"}', evil) });
    expect(result.columnsDropped).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
    expect(Object.prototype).not.toHaveProperty('name');
    const wide = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`c${i}`, i]));
    const long = { ['n'.repeat(10_000)]: 1, name: '<svg onload=alert(1)>' };
    const many = geojson([feature(box(0, 0, 4, 8), wide), feature(box(4, 0, 8, 8), long)]);
    expect((await outcome(many)).result).toMatchObject({ taken: 2, refused: [] });
  });

  test('a KML’s links are not followed, its entities not looked up, its HTML stays text', async () => {
    const polygon = (x0: number, x1: number, name: string) =>
      `<Placemark><name>${name}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${rectangle(
        x0,
        0,
        x1,
        8,
      )
        .map((position) => position.join(','))
        .join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
    const content = `<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml><Document><NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>${polygon(0, 4, '&x;')}${polygon(4, 8, '&lt;b&gt;')}</Document></kml>`;
    const job = await outcome({ name: 'a.kml', content });
    expect(job.result.source.notes.map(({ code }: { code: string }) => code)).toEqual([
      'kml-network-link',
      'kml-doctype',
    ]);
    expect(JSON.stringify(job)).not.toContain('root:');
  });

  test.each(['buildings', 'grids', 'cases', 'cameras', 'shops', 'units', 'lines', 'territory'])(
    'about persons are in no report and no preview of %s',
    async (as) => {
      const secrets = {
        姓名: '张三丰',
        身份证号: '11010519491231002X',
        手机: '13812345678',
        健康状况: '高血压',
        备注: '户主李四光 13812345678',
      };
      const shape =
        as === 'lines'
          ? { type: 'LineString', coordinates: [at(1, 1), at(2, 2)] }
          : as === 'grids' || as === 'territory'
            ? box(0, 0, 8, 8)
            : { type: 'Point', coordinates: at(1, 1) };
      const job = await outcome(
        geojson([feature(shape, { ...secrets, name: 'x', 时间: '2026-03-01 08:30', kind: 'road' })]),
        { as },
      );
      const preview = await office.one.get(`/api/imports/${job.id}/preview`);
      expect(JSON.stringify(job) + preview.body).not.toMatch(/张三丰|110105|138123|高血压|李四光/);
    },
  );
});
