import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knownCrs } from '../../../../server/crs/known-crs.ts';
import { crsFromClaim } from '../../../../server/crs/read-prj.ts';
import { esriWkt, registeredSystem, shiftedWkt } from '../../../../server/exchange/write/crs-wkt.ts';
import { hasOgr } from '../source/ogr.ts';
import { srsInfo } from './ogr.ts';

test('every system that is known by a code has a definition in both dialects, by which it is known again', () => {
  for (const { id } of knownCrs()) {
    const [esri, ogc] = [esriWkt(id), registeredSystem(id)];
    if (!id.startsWith('EPSG:')) {
      expect([id, esri, ogc]).toEqual([id, null, null]);
      expect(crsFromClaim(shiftedWkt(id)!)).toMatchObject({ ok: true, value: { id } });
      continue;
    }
    expect(crsFromClaim(esri!)).toMatchObject({ ok: true, value: { id } });
    expect(crsFromClaim(ogc!.wkt)).toMatchObject({ ok: true, value: { id } });
    expect(`EPSG:${ogc!.code}`).toBe(id);
  }
});

describe.skipIf(!hasOgr('definitions beside those of GDAL'))('definitions beside those of GDAL', () => {
  // Some of each run of codes: each is another process.
  test.each([
    '4326',
    '4490',
    '4491',
    '4498',
    '4502',
    '4509',
    '4513',
    '4526',
    '4534',
    '4547',
    '4554',
    '3857',
    '32601',
    '32650',
    '32760',
  ])('writes the same definitions of EPSG:%s for ArcGIS, and knows ours', async (code) => {
    const theirs = await srsInfo(`EPSG:${code}`, '--single-line', '-o', 'wkt_esri');
    expect(esriWkt(`EPSG:${code}`)).toBe(theirs.trim());
    const folder = await mkdtemp(join(tmpdir(), 'tessera-prj-test-'));
    const prj = join(folder, 'a.prj');
    writeFileSync(prj, registeredSystem(`EPSG:${code}`)!.wkt);
    expect(await srsInfo(prj, '-o', 'epsg', '--single-line')).toContain(`EPSG:${code}`);
    await rm(folder, { recursive: true });
  });
});
