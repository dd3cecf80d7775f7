import { readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unzipSync } from 'fflate';
import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Demonstration } from './write/demonstration.ts';
import { openDemonstration } from './write/demonstration.ts';

let demonstration: Demonstration;

beforeAll(async () => {
  demonstration = await openDemonstration();
});
afterAll(() => demonstration.server.close());

const get = (query: string) => {
  const { one, plan } = demonstration;
  return one.get(`/api/plans/${plan}/export?${query}`);
};

test.each([
  ['geojson', 'application/geo+json', 'geojson'],
  ['gpkg', 'application/geopackage+sqlite3', 'gpkg'],
  ['shp', 'application/zip', 'zip'],
  ['kml', 'application/vnd.google-earth.kml+xml', 'kml'],
  ['csv', 'text/csv; charset=utf-8', 'csv'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
])('%s is answered as what it is, under the name of the plan', async (format, type, extension) => {
  const answer = await get(`format=${format}`);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type]);
  expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
  const said = String(answer.headers['content-disposition']);
  expect(said).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.-]+$/);
  const name = decodeURIComponent(said.split("UTF-8''")[1]!);
  expect(name).toMatch(new RegExp(`^\\p{Script=Han}+.*-网格-r\\d+\\.${extension}$`, 'u'));
});

test('a plan as GeoJSON is what the API gives, byte for byte', async () => {
  const { one, plan } = demonstration;
  const grids = await one.get(`/api/plans/${plan}/grids`);
  expect((await get('format=geojson')).body).toBe(grids.body);
});

test('buildings, lines and places of the territory go out as they are', async () => {
  const { one } = demonstration;
  for (const [what, url] of [
    ['buildings', '/api/buildings'],
    ['lines', '/api/lines'],
    ['places', '/api/places'],
  ]) {
    const there = (await one.get(url!)).json() as FeatureCollection;
    const out = (await get(`format=geojson&what=${what}`)).json() as FeatureCollection;
    const sorted = ({ features }: FeatureCollection) =>
      features.map((feature) => JSON.stringify(feature)).sort();
    expect(sorted(out)).toEqual(sorted(there));
    const zip = unzipSync((await get(`format=shp&what=${what}`)).rawPayload);
    const records = Object.entries(zip)
      .filter(([name]) => name.endsWith('.dbf'))
      .map(([, bytes]) => Buffer.from(bytes).readUInt32LE(4));
    expect(records.reduce((sum, n) => sum + n, 0)).toBe(there.features.length);
  }
});

test('shifted degrees claim to be nothing else', async () => {
  const zip = unzipSync((await get('format=shp&crs=GCJ-02')).rawPayload);
  expect(Object.keys(zip).filter((name) => name.endsWith('.prj'))).toEqual([]);
  expect(Buffer.from(zip['坐标系说明.txt']!).toString()).toContain('GCJ-02');
  expect(Object.keys(unzipSync((await get('format=shp')).rawPayload))).toContain('building.prj');
  const { crs } = (await get('format=geojson&crs=BD-09')).json();
  expect(crs.properties.name).toMatch(/^GEOGCS\["BD-09"/);
  const csv = (await get('format=csv&crs=GCJ-02')).body;
  expect(csv.split('\r\n', 1)[0]).toMatch(/,crs,wkt_gcj02$/);
  const path = join(tmpdir(), `tessera-gcj-${process.pid}.gpkg`);
  await writeFile(path, (await get('format=gpkg&crs=GCJ-02')).rawPayload);
  const database = new DatabaseSync(path, { readOnly: true });
  const systems = database
    .prepare(
      'select distinct organization, definition from gpkg_contents join gpkg_spatial_ref_sys using (srs_id)',
    )
    .all();
  expect(systems).toMatchObject([{ organization: 'NONE', definition: expect.stringContaining('GCJ-02') }]);
  database.close();
  await rm(path);
});

test.each([
  ['format=kml&crs=GCJ-02', 422, 'crs-format'],
  ['format=kml&crs=EPSG:4547', 422, 'crs-format'],
  ['format=shp&crs=EPSG:2432', 422, 'crs-old-datum'],
  ['format=shp&crs=EPSG:99999', 422, 'crs-unknown'],
  // The other side of the world.
  ['format=gpkg&crs=EPSG:32610', 422, 'crs-place'],
  ['format=shp&encoding=big5', 400, 'invalid-request'],
  ['format=csv&what=residents', 400, 'invalid-request'],
])('%s is refused, and leaves nothing behind', async (query, status, code) => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('tessera-export-')).length;
  const answer = await get(query);
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  const after = (await readdir(tmpdir())).filter((name) => name.startsWith('tessera-export-')).length;
  expect(after).toBeLessThanOrEqual(before);
});

test('headings of a workbook are in the language that is asked for', async () => {
  const sheets = async (query: string) => {
    const zip = unzipSync((await get(`format=xlsx${query}`)).rawPayload);
    const workbook = Buffer.from(zip['xl/workbook.xml']!).toString();
    return [...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name);
  };
  const { levels } = demonstration.profile;
  expect(await sheets('')).toEqual([...levels.map(({ name }) => name.zh), '网格力量']);
  expect(await sheets('&lang=en')).toEqual([...levels.map(({ name }) => name.en), 'teams']);
});
