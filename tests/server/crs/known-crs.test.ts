import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { zoneNumber, zoneOfCode } from '../../../server/crs/chinese-zones.ts';
import { crsById, knownCrs } from '../../../server/crs/known-crs.ts';
import { meridianSystemOf, UTM_CODES } from '../../../server/crs/meridian-systems.ts';
import { oldDatumOfCode } from '../../../server/crs/old-datum.ts';
import { crsOf } from './crs-of.ts';
import { PROJ_DB, programsThere } from './program.ts';

const ZONES = Array.from({ length: 64 }, (_, i) => 4491 + i);

describe('a coordinate system by its id', () => {
  test('however people and files write it', () => {
    const same: Record<string, string[]> = {
      'EPSG:4326': ['4326', 'epsg:4326', 'WGS84', 'WGS 84', 'wgs-84', 'CRS84', 'EPSG:4979'],
      'EPSG:4490': ['4490', 'CGCS2000', 'cgcs 2000', 'urn:ogc:def:crs:EPSG::4490', '2000国家大地坐标系'],
      'EPSG:4547': [
        ' EPSG:4547 ',
        '4547',
        'EPSG::4547',
        'urn:ogc:def:crs:EPSG::4547',
        'urn:ogc:def:crs:EPSG:9.6.2:4547',
        'http://www.opengis.net/def/crs/EPSG/0/4547',
      ],
      'EPSG:3857': ['3857', '900913', 'EPSG:3785', 'ESRI:102100', '102113'],
      'GCJ-02': ['gcj02', 'GCJ02', 'gcj-02', 'GCJ-02', 'Gcj_02', '火星坐标', '火星坐标系'],
      'BD-09': ['bd09', 'BD09', 'BD-09', 'bd-09', 'bd09ll', '百度坐标', '百度坐标系'],
    };
    same['EPSG:4326']!.push('urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:OGC::CRS84', 'OGC:CRS84');
    for (const [id, names] of Object.entries(same))
      for (const name of names) expect([name, crsOf(name).id]).toEqual([name, id]);
  });

  test('is one object however often it is asked for', () => {
    expect(crsOf('4547')).toBe(crsOf('EPSG:4547'));
  });

  test('what is not known is refused, also what looks like a property of an object', () => {
    for (const id of [
      '',
      'EPSG:',
      'EPSG:1',
      '99999',
      'constructor',
      '__proto__',
      'toString',
      'EPSG:4547x',
      '+proj=foo',
    ])
      expect(crsById(id)).toMatchObject({ ok: false, reason: { code: 'crs-unknown' } });
  });

  test('old datums are refused with their name, never guessed', () => {
    for (const [id, datum] of [
      ['EPSG:4214', 'Beijing 1954'],
      ['2435', 'Beijing 1954'],
      ['EPSG:4610', "Xi'an 1980"],
      ['EPSG:2383', "Xi'an 1980"],
      ['EPSG:4796', 'New Beijing'],
    ] as const)
      expect(crsById(id)).toMatchObject({ ok: false, reason: { code: 'crs-old-datum', params: { datum } } });
  });

  test('every one in the list is known by its id, once, with a name in both languages', () => {
    const list = knownCrs();
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    expect(list).toHaveLength(4 + 64 + 1 + 120);
    for (const { id, zh, en, projected } of list) {
      expect(crsOf(id)).toMatchObject({ id, name: en, projected });
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe.skipIf(!programsThere)("beside PROJ's copy of the EPSG registry", () => {
  const db = programsThere ? new DatabaseSync(PROJ_DB, { readOnly: true }) : null;
  const rows = (where: string) =>
    db!
      .prepare(
        `select cast(p.code as integer) code, p.name, c.param1_value lat0, c.param2_value lon0, c.param3_value k,
                c.param4_value x0, c.param5_value y0, c.method_code method, p.geodetic_crs_code base
         from projected_crs p join conversion_table c
           on p.conversion_auth_name = c.auth_name and p.conversion_code = c.code
         where p.auth_name = 'EPSG' and ${where} order by 1`,
      )
      .all() as Record<string, number | string>[];

  test('every zone of CGCS2000 and of UTM has its parameters and name', () => {
    const theirs = rows(
      'cast(p.code as integer) between 4491 and 4554 or cast(p.code as integer) between 32601 and 32660 or cast(p.code as integer) between 32701 and 32760',
    );
    expect(theirs.map(({ code }) => code)).toEqual([...ZONES, ...UTM_CODES]);
    for (const { code, name, lat0, lon0, k, x0, y0, method, base } of theirs) {
      expect(meridianSystemOf(Number(code))).toMatchObject({ lat0, lon0, k, x0, y0, unitM: 1 });
      expect(crsOf(`EPSG:${code}`).name).toBe(name);
      expect([method, base]).toEqual([9807, Number(code) < 5000 ? 4490 : 4326]);
      const zone = zoneOfCode(Number(code));
      if (zone?.prefix) expect(String(name)).toMatch(new RegExp(`zone ${zoneNumber(zone)}$`));
    }
  });

  test('every code on an old Chinese datum is told from those that are not', () => {
    const all = db!
      .prepare("select cast(code as integer) code, name from crs_view where auth_name = 'EPSG'")
      .all() as { code: number; name: string }[];
    const horizontal = all.filter(({ name }) => !/height|depth/.test(name));
    for (const { code, name } of horizontal) {
      const old =
        /^(New Beijing|Beijing 1954|Xian 1980)( |$)/.exec(name)?.[1]?.replace('Xian', "Xi'an") ?? null;
      expect([code, oldDatumOfCode(code)]).toEqual([code, old]);
    }
  });
});
