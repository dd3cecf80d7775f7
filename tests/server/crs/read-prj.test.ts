import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crsFromClaim } from '../../../server/crs/read-prj.ts';
import { readWkt } from '../../../server/crs/read-wkt.ts';
import { crsOf } from './crs-of.ts';
import { gdalTransform, programsThere, run } from './program.ts';

const idOf = (text: string) => {
  const crs = crsFromClaim(text);
  return crs.ok ? crs.value.id : crs.reason.code;
};

const china = (name: string, datum: string, spheroid = '"CGCS2000",6378137.0,298.257222101') =>
  `GEOGCS["${name}",DATUM["${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
const meridian = (name: string, lon0: number, x0: number, geogcs: string, extra = '') =>
  `PROJCS["${name}",${geogcs},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${x0}.0],PARAMETER["False_Northing",0.0],` +
  `PARAMETER["Central_Meridian",${lon0}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0]${extra},UNIT["Meter",1.0]]`;
const CGCS = china('GCS_China_Geodetic_Coordinate_System_2000', 'D_China_2000');
const WGS = china('GCS_WGS_1984', 'D_WGS_1984', '"WGS_1984",6378137.0,298.257223563');

describe('what a .prj says', () => {
  test("Esri's own texts", () => {
    expect(idOf(CGCS)).toBe('EPSG:4490');
    expect(idOf(WGS)).toBe('EPSG:4326');
    expect(idOf(meridian('CGCS2000_3_Degree_GK_CM_114E', 114, 500000, CGCS))).toBe('EPSG:4547');
    expect(idOf(meridian('CGCS2000_3_Degree_GK_Zone_38', 114, 38500000, CGCS))).toBe('EPSG:4526');
    expect(idOf(meridian('CGCS2000_GK_CM_117E', 117, 500000, CGCS))).toBe('EPSG:4509');
    expect(idOf(meridian('CGCS2000_3_Degree_GK_CM_117E', 117, 500000, CGCS))).toBe('EPSG:4548');
    expect(idOf(meridian('CGCS2000_GK_Zone_20', 117, 20500000, CGCS))).toBe('EPSG:4498');
    expect(
      idOf(
        `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${WGS},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`,
      ),
    ).toBe('EPSG:3857');
  });

  test('a renamed one is known by its parameters, whatever its name says', () => {
    expect(idOf(meridian('商丘市坐标系', 114, 500000, CGCS))).toBe('EPSG:4547');
    expect(idOf(meridian('CGCS2000_3_Degree_GK_CM_117E', 114, 500000, CGCS))).toBe('EPSG:4547');
    expect(idOf(meridian('x', 114, 38500000, china('我的坐标系', 'D_Unknown')))).toBe('EPSG:4526');
    expect(idOf(meridian('x', 114, 500000, WGS))).toBe('EPSG:4547');
    expect(idOf(meridian('x', 114, 500000, china('', 'Shangqiu')))).toBe('EPSG:4547');
    expect(idOf(meridian('x', 114, 500000, CGCS, ',AUTHORITY["EPSG","4548"]'))).toBe('EPSG:4547');
  });

  test('a Transverse Mercator of a town’s own becomes a system by its parameters, which its id gives again', () => {
    const crs = crsFromClaim(
      meridian('Town', 114, 500000, CGCS)
        .replace('114.0', '114.3333333333')
        .replace('"False_Northing",0.0', '"False_Northing",-3000000.0'),
    );
    if (!crs.ok) throw new Error(crs.reason.code);
    expect(crs.value).toMatchObject({ name: 'Town', projected: true, datum: 'wgs84' });
    expect(crs.value.id).toBe('+proj=tmerc +lon_0=114.3333333333 +x_0=500000 +y_0=-3000000 +ellps=GRS80');
    const again = crsOf(crs.value.id);
    fc.assert(
      fc.property(
        fc.double({ min: 112, max: 117, noNaN: true }),
        fc.double({ min: 20, max: 50, noNaN: true }),
        (lng, lat) => {
          expect(again.fromDegrees(lng, lat)).toEqual(crs.value.fromDegrees(lng, lat));
        },
      ),
    );
  });

  test('feet are feet', () => {
    const text = meridian('Feet', 114, 500000, CGCS).replace('UNIT["Meter",1.0]', 'UNIT["Foot",0.3048]');
    const crs = crsFromClaim(text);
    if (!crs.ok) throw new Error(crs.reason.code);
    const [x, y] = crs.value.fromDegrees(114, 30);
    // In well-known text of the first version the false easting is in the unit of the numbers.
    expect(x).toBeCloseTo(500000, 6);
    expect(y).toBeCloseTo(crsOf('4547').fromDegrees(114, 30)[1] / 0.3048, 6);
    expect(crs.value.toDegrees(x, y)[1]).toBeCloseTo(30, 9);
  });

  test('old datums, other datums, other projections, other meridians and units are refused', () => {
    const krassowsky = '"Krasovsky_1940",6378245.0,298.3';
    const iag = '"Xian_1980",6378140.0,298.257';
    expect(idOf(china('GCS_Beijing_1954', 'D_Beijing_1954', krassowsky))).toBe('crs-old-datum');
    expect(idOf(china('GCS_Krasovsky_1940', 'D_Krasovsky_1940', krassowsky))).toBe('crs-old-datum');
    expect(idOf(meridian('西安80', 114, 500000, china('GCS_Xian_1980', 'D_Xian_1980', iag)))).toBe(
      'crs-old-datum',
    );
    expect(idOf(meridian('x', 114, 500000, china('unnamed', 'unknown', iag)))).toBe('crs-old-datum');
    expect(idOf(meridian('x', 114, 500000, china('GCS_Pulkovo_1942', 'D_Pulkovo_1942', krassowsky)))).toBe(
      'crs-unknown',
    );
    // The name is not enough: the ellipsoid is another.
    expect(idOf(china('GCS_WGS_1984', 'D_WGS_1984', '"x",6378388.0,297.0'))).toBe('crs-unknown');
    expect(idOf(WGS.replace('"Greenwich",0.0', '"Paris",2.33722917'))).toBe('crs-unknown');
    expect(idOf(WGS.replace('0.0174532925199433', '0.015707963267949'))).toBe('crs-unknown');
    expect(idOf(meridian('x', 114, 500000, CGCS).replace('Gauss_Kruger', 'Lambert_Conformal_Conic'))).toBe(
      'crs-unknown',
    );
    expect(idOf('LOCAL_CS["local",UNIT["Meter",1]]')).toBe('crs-unknown');
  });

  test('codes, urns, the shifted systems by name', () => {
    expect(idOf('urn:ogc:def:crs:EPSG::4490')).toBe('EPSG:4490');
    expect(idOf('EPSG:4547\n')).toBe('EPSG:4547');
    expect(idOf(china('GCS_GCJ_02', 'D_GCJ_02'))).toBe('GCJ-02');
    expect(idOf(china('BD09', 'D_BD09'))).toBe('BD-09');
  });

  test('broken text is said to be broken', () => {
    const text = meridian('CGCS2000_3_Degree_GK_CM_114E', 114, 500000, CGCS);
    for (const broken of [
      '',
      '  \0 ',
      text.slice(0, 200),
      text.replace(']]', ']'),
      `${text}]`,
      text.replace('"', ''),
      '[]',
      'a[[b]]',
    ])
      expect([broken, idOf(broken)]).toEqual([broken, 'prj-unreadable']);
    expect(idOf('A['.repeat(100_000))).toBe('prj-unreadable');
    expect(idOf(`A${'[A'.repeat(30_000)}`)).toBe('prj-unreadable');
  });

  test('no text whatever makes it fail', () => {
    const pieces = [
      'PROJCS',
      'GEOGCS',
      'DATUM',
      'SPHEROID',
      'PARAMETER',
      '[',
      ']',
      '(',
      ')',
      ',',
      '"',
      '""',
      '6378137',
      '-1e999',
      'UNIT',
      '.',
      ' ',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 }), (parts) => {
        crsFromClaim(parts.join(''));
      }),
      { numRuns: 3000 },
    );
    const whole = meridian('CGCS2000_3_Degree_GK_CM_114E', 114, 500000, CGCS);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(20), fc.string(), (at, length, put) => {
        crsFromClaim(whole.slice(0, at) + put + whole.slice(at + length));
      }),
      { numRuns: 3000 },
    );
  });

  test('round brackets and quotes within quotes are read', () => {
    expect(readWkt('A("x ""y"" z",B[1,-2.5e3],C)')).toEqual({
      keyword: 'A',
      values: ['x "y" z', 'C'],
      parts: [{ keyword: 'B', values: [1, -2500], parts: [] }],
    });
  });
});

describe.skipIf(!programsThere)("GDAL's texts", () => {
  const ids = [
    4326, 4490, 3857, 4491, 4496, 4501, 4502, 4507, 4512, 4513, 4526, 4533, 4534, 4547, 4554, 32601, 32650,
    32660, 32701, 32756,
  ];

  test.each(['wkt1', 'wkt_esri', 'wkt2_2015', 'wkt2_2018'])(
    'in %s, with and without their codes',
    (dialect) => {
      for (const id of ids) {
        const text = run('gdalsrsinfo', ['-o', dialect, `EPSG:${id}`]).trim();
        const bare = text.replace(/,\s*(AUTHORITY|ID)\["EPSG",\s*"?\d+"?\]/g, '');
        for (const claim of [text, bare])
          expect([id, dialect, idOf(claim)]).toEqual([id, dialect, `EPSG:${id}`]);
      }
    },
  );

  test('a system that is as good as WGS 84 (NAD 83, of real precincts) is read, to within what EPSG says', () => {
    for (const dialect of ['wkt1', 'wkt_esri', 'wkt2_2018']) {
      const crs = crsFromClaim(run('gdalsrsinfo', ['-o', dialect, 'EPSG:26915']));
      if (!crs.ok) throw new Error(crs.reason.code);
      expect(crs.value.name).toMatch(/NAD.?(19)?83/);
      const [theirs] = gdalTransform('EPSG:26915', 'EPSG:4269', [[480000, 4980000]]);
      const ours = crs.value.toDegrees(480000, 4980000);
      expect(Math.hypot(theirs![0] - ours[0], theirs![1] - ours[1])).toBeLessThan(1e-8);
    }
  });

  test('compound, geocentric and vertical ones', () => {
    expect(idOf(run('gdalsrsinfo', ['-o', 'wkt2_2018', 'EPSG:4547+5773']))).toBe('EPSG:4547');
    expect(idOf(run('gdalsrsinfo', ['-o', 'wkt1', 'EPSG:4547+5773']))).toBe('EPSG:4547');
    expect(idOf(run('gdalsrsinfo', ['-o', 'wkt2_2018', 'EPSG:4479']))).toBe('crs-unknown');
    expect(idOf(run('gdalsrsinfo', ['-o', 'wkt2_2018', 'EPSG:3395']))).toBe('crs-unknown');
    expect(idOf(run('gdalsrsinfo', ['-o', 'wkt1', 'EPSG:2383']))).toBe('crs-old-datum');
  });
});
