import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, Geometry, Position } from 'geojson';
import Papa from 'papaparse';
import { openDbf } from 'shapefile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GridCollection, GridFeature } from '../../../domain/contract/grid.ts';
import { toDegrees, toLattice } from '../../../domain/geometry/point.ts';
import { crsById } from '../../../server/crs/known-crs.ts';
import { hasOgr } from './source/ogr.ts';
import { canonical, fromWkt, positionsOf } from './write/canonical.ts';
import { type Demonstration, openDemonstration } from './write/demonstration.ts';
import { ogrLayer, unzip } from './write/ogr.ts';

let demonstration: Demonstration;
let features: GridCollection['features'];
let folder: string;

beforeAll(async () => {
  demonstration = await openDemonstration();
  features = await demonstration.grids();
  folder = await mkdtemp(join(tmpdir(), 'tessera-export-test-'));
});
afterAll(async () => {
  await demonstration.server.close();
  await rm(folder, { recursive: true, force: true });
});

const LEVELS = ['office', 'community', 'compound', 'building'];

async function exported(query: string) {
  const { one, plan } = demonstration;
  const answer = await one.get(`/api/plans/${plan}/export?${query}`);
  expect([answer.statusCode, query]).toEqual([200, query]);
  return answer;
}

async function saved(query: string, name: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, (await exported(query)).rawPayload);
  return path;
}

type Row = Readonly<Record<string, unknown>>;

/** The layers of a file as GDAL reads them: every row of every level. */
const READ: Readonly<
  Record<string, (query: string, ...more: string[]) => Promise<Feature<Geometry, Row>[]>>
> = {
  async geojson(query, ...more) {
    const path = await saved(query, 'a.geojson');
    // A property that is called `id` too GDAL takes for the feature's own.
    const { features } = await ogrLayer(path, 'a', ...more);
    return features.map((one) => ({ ...one, properties: { ...one.properties, id: one.id } }));
  },
  async gpkg(query, ...more) {
    const path = await saved(query, 'a.gpkg');
    const layers = await Promise.all(LEVELS.map((level) => ogrLayer(path, level, ...more)));
    return layers.flatMap((layer) => layer.features) as Feature<Geometry, Row>[];
  },
  async shp(query, ...more) {
    const path = await saved(query, 'a.zip');
    const parts = await mkdtemp(join(folder, 'shp-'));
    await unzip(path, parts);
    const layers = await Promise.all(
      LEVELS.map(async (level) => {
        const { features } = await ogrLayer(join(parts, `${level}.shp`), level, ...more);
        // GDAL writes a part of a JSON text as what it takes it for: the table is read by yet another program.
        const table = await openDbf(join(parts, `${level}.dbf`), { encoding: 'gb18030' });
        const rows: Feature<Geometry, Row>[] = [];
        for (const feature of features)
          rows.push({ ...feature, properties: (await table.read()).value ?? {} });
        expect((await table.read()).done).toBe(true);
        return rows;
      }),
    );
    return withLongTexts(layers.flat(), await readFile(join(parts, '长文本.csv'), 'utf8'));
  },
  async kml(query, ...more) {
    const path = await saved(query, 'a.kml');
    const titles = demonstration.profile.levels.map(({ name }) => name.zh);
    const layers = await Promise.all(titles.map((title) => ogrLayer(path, title, ...more)));
    return layers.flatMap((layer) => layer.features) as Feature<Geometry, Row>[];
  },
  async csv(query, ...more) {
    const path = await saved(query, 'a.csv');
    // Without it GDAL keeps the text of the shapes beside them.
    const shapes = ['-oo', 'GEOM_POSSIBLE_NAMES=wkt*', '-oo', 'KEEP_GEOM_COLUMNS=NO'];
    return (await ogrLayer(path, 'a', ...shapes, ...more)).features as Feature<Geometry, Row>[];
  },
  async xlsx(query) {
    const path = await saved(query, 'a.xlsx');
    const titles = demonstration.profile.levels.map(({ name }) => name.zh);
    const layers = await Promise.all(
      titles.map((title) => ogrLayer(path, title, '--config', 'OGR_XLSX_HEADERS', 'FORCE')),
    );
    return layers.flatMap((layer) =>
      layer.features.map(({ properties }) => {
        const row = { ...(properties as Row) };
        const wkt = Object.keys(row).filter((name) => name.startsWith('wkt'));
        const text = wkt.map((name) => row[name] ?? '').join('');
        return { type: 'Feature' as const, geometry: fromWkt(text), properties: englishRow(row) };
      }),
    );
  },
};

/** Rows with the texts that their table had no room for. */
function withLongTexts(rows: readonly Feature<Geometry, Row>[], csv: string): Feature<Geometry, Row>[] {
  const { data } = Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true });
  const [heads, ...long] = data;
  expect(heads).toEqual(['图层', '编号', '字段', '全文']);
  expect(long.length).toBeGreaterThan(0);
  return rows.map((row) => {
    const properties = { ...row.properties };
    for (const [, id, column, text] of long) {
      if (id !== properties.id) continue;
      for (const name of Object.keys(properties)) if (name.startsWith(`${column}_`)) properties[name] = null;
      properties[column!] = text;
    }
    return { ...row, properties };
  });
}

const ENGLISH: Readonly<Record<string, string>> = {
  网格编码: 'code',
  网格名称: 'name',
  层级: 'level',
  网格类型: 'type',
  风险等级: 'risk',
  户数: 'households',
  人口数: 'persons',
  楼栋数: 'buildings',
  目标户数: 'target',
  自报户数: 'declared',
  面积平方米: 'areaM2',
  标签: 'tags',
  备注: 'note',
  是否锁定: 'locked',
  是否未划分: 'unassigned',
  是否末级: 'leaf',
  网格ID: 'id',
  上级网格: 'parentId',
  网格力量: 'team',
};

/** A row under Chinese heads, with words for ids. */
function englishRow(row: Row): Row {
  const { levels, types, risks } = demonstration.profile;
  const words: Readonly<Record<string, readonly { id: string; name: { zh: string } }[]>> = {
    level: levels,
    type: types,
    risk: risks,
  };
  return Object.fromEntries(
    Object.entries(row).map(([head, value]) => {
      const name = ENGLISH[head] ?? head;
      return [name, words[name]?.find(({ name }) => name.zh === value)?.id ?? value];
    }),
  );
}

const INTEGERS = ['households', 'persons', 'buildings', 'target', 'areaM2'];
const BOOLEANS = ['leaf', 'unassigned', 'locked'];
const OBJECTS = ['tags', 'declared', 'team'];
const TEXTS = ['id', 'parentId', 'level', 'code', 'name', 'type', 'risk', 'note'];

const EMPTY: Readonly<Record<string, unknown>> = {
  tags: [],
  declared: null,
  team: { members: [], services: [] },
};

/** The attributes of a row, whatever a format makes of numbers, truth values and what is not there. */
function attributes(row: Row): Row {
  const find = (name: string) =>
    row[name] ?? row[Object.keys(row).find((key) => key.toLowerCase() === name.toLowerCase()) ?? ''] ?? null;
  // What looks like JSON GDAL gives as what it says; Excel's way to write an underscore it leaves as it is.
  const plain = (value: unknown) =>
    typeof value === 'object' ? JSON.stringify(value) : String(value).replaceAll('_x005F_', '_');
  /** A text with what it goes on in. */
  const text = (name: string) => {
    let whole = find(name) === null ? '' : plain(find(name));
    for (let n = 2; find(`${name}_${n}`) !== null; n++) whole += plain(find(`${name}_${n}`));
    return whole;
  };
  const json = (name: string) => {
    const value = find(name);
    if (value === null || value === '') return EMPTY[name];
    const read: unknown = JSON.parse(text(name));
    return typeof read === 'number' ? { households: read, persons: null, estimated: false } : read;
  };
  return Object.fromEntries([
    ...INTEGERS.map((name) => [name, find(name) === null || find(name) === '' ? null : Number(find(name))]),
    ...BOOLEANS.map((name) => [name, [true, 1, 'T', 'true'].includes(find(name) as string)]),
    ...OBJECTS.map((name) => [name, json(name)]),
    // A name that would be a formula has an apostrophe in a CSV file alone.
    ...TEXTS.map((name) => [name, text(name)]),
  ]);
}

const byId = <T extends { properties: unknown }>(list: readonly T[]) =>
  new Map(list.map((item) => [String(attributes(item.properties as Row).id), item]));

function expectSameAttributes(there: readonly GridFeature[], back: readonly Feature<Geometry, Row>[]) {
  const rows = byId(back);
  expect(rows.size).toBe(there.length);
  for (const { properties } of there)
    expect(attributes(rows.get(properties.id)!.properties)).toEqual(attributes(properties as unknown as Row));
}

const shapesById = (
  list: readonly Feature<Geometry, unknown>[],
  convert?: (position: Position) => Position,
) =>
  new Map(
    list.map(({ geometry, properties }) => [
      String(attributes(properties as Row).id),
      canonical(geometry, convert),
    ]),
  );

/** The ids of what is not the same in both, the first few. */
function different(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  const ids = [...new Set([...a.keys(), ...b.keys()])];
  return ids.filter((id) => a.get(id) !== b.get(id)).slice(0, 5);
}

const inert = (text: string) => (/^'*[=+\-@＝]/.test(text) ? `'${text}` : text);

describe.skipIf(!hasOgr('what goes out, read by GDAL'))('what goes out, read by GDAL', () => {
  test.each(['geojson', 'gpkg', 'shp', 'kml', 'csv', 'xlsx'])(
    '%s: every attribute, and every corner to the last bit, in both systems of true degrees',
    async (format) => {
      for (const crs of ['EPSG:4326', 'EPSG:4490']) {
        const back = await READ[format]!(`format=${format}&crs=${crs}`);
        // Compared as texts: the same digits are the same number.
        expect(different(shapesById(back), shapesById(features))).toEqual([]);
        if (format !== 'csv') {
          expectSameAttributes(features, back);
          continue;
        }
        const marked = features.map(({ properties, ...rest }) => ({
          ...rest,
          properties: { ...properties, name: inert(properties.name), note: inert(properties.note) },
        }));
        expectSameAttributes(marked, back);
      }
    },
  );

  test.each([
    ['gpkg', ['4526', '4547', '4498', '4509', '32650', '3857']],
    ['shp', ['4547', '32650', '3857']],
    ['geojson', ['4547', '4526']],
    ['csv', ['4547', '3857']],
  ])(
    '%s in %s: brought back by PROJ, no corner is off by more than a lattice unit, and the shared are shared',
    async (format, codes) => {
      const distinct = new Set([...positionsOf(features.map(({ geometry }) => geometry))].map(String)).size;
      for (const code of codes) {
        const raw = await READ[format]!(`format=${format}&crs=EPSG:${code}`);
        const numbers = [...positionsOf(raw.map(({ geometry }) => geometry))].map(String);
        expect(new Set(numbers).size).toBe(distinct);
        const claim = format === 'csv' ? ['-s_srs', `EPSG:${code}`] : [];
        const back = await READ[format]!(
          `format=${format}&crs=EPSG:${code}`,
          ...claim,
          '-t_srs',
          'EPSG:4326',
        );
        const lattice = (position: Position) => [...toLattice(position[0]!, position[1]!)];
        const [here, there] = [byId(back), byId(features)];
        let off = 0;
        for (const [id, { geometry }] of here) {
          const original = there.get(id)!.geometry;
          const known = new Set([...positionsOf([original])].map((position) => String(lattice(position))));
          for (const position of positionsOf([geometry])) {
            const [x, y] = lattice(position) as [number, number];
            const near = [-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) => known.has(`${x + dx},${y + dy}`)));
            if (!near) off++;
          }
        }
        expect([code, off]).toEqual([code, 0]);
        const system = crsById(`EPSG:${code}`);
        if (!system.ok) throw new Error(system.reason.code);
        const degrees = ([x = 0, y = 0]: Position) => toDegrees(toLattice(...system.value.toDegrees(x, y)));
        expect(different(shapesById(raw, degrees), shapesById(features))).toEqual([]);
      }
    },
  );

  test.each(['gpkg', 'shp', 'geojson', 'csv', 'xlsx'])(
    '%s in GCJ-02 and BD-09: the same corners come back',
    async (format) => {
      for (const crs of ['GCJ-02', 'BD-09']) {
        const back = await READ[format]!(`format=${format}&crs=${crs}`);
        const system = crsById(crs);
        if (!system.ok) throw new Error(system.reason.code);
        const degrees = ([x = 0, y = 0]: Position) => toDegrees(toLattice(...system.value.toDegrees(x, y)));
        expect(different(shapesById(back, degrees), shapesById(features))).toEqual([]);
        expect(different(shapesById(back), shapesById(features))).not.toEqual([]);
      }
    },
  );

  test.each(['utf-8', 'gb18030'])('a Shapefile in %s says so, and every name is right', async (encoding) => {
    const path = await saved(`format=shp&encoding=${encoding}`, 'e.zip');
    const parts = await mkdtemp(join(folder, 'shp-'));
    await unzip(path, parts);
    const layer = await ogrLayer(join(parts, 'building.shp'), 'building');
    const names = layer.features.map(({ properties }) => properties?.name).sort();
    const there = features
      .filter(({ properties }) => properties.leaf)
      .map(({ properties }) => properties.name);
    expect(names).toEqual(there.sort());
  });
});
