import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCoordinate } from '../../../../server/exchange/source/read-coordinate.ts';
import { readWkt } from '../../../../server/exchange/source/wkt.ts';
import { parseWkt } from '../../../fixtures/parse-wkt.ts';

const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => (Object.is(value, -0) ? 0 : value));
const position = fc.tuple(number, number);
const line = fc.array(position, { minLength: 1, maxLength: 5 });
const rings = fc.array(line, { minLength: 1, maxLength: 3 });
const shapes: [string, fc.Arbitrary<unknown>][] = [
  ['Point', position],
  ['LineString', line],
  ['Polygon', rings],
  ['MultiPoint', line],
  ['MultiLineString', rings],
  ['MultiPolygon', fc.array(rings, { minLength: 1, maxLength: 3 })],
];
const shape = fc.oneof(...shapes.map(([type, of]) => of.map((coordinates) => ({ type, coordinates }))));

const listed = (value: unknown): string =>
  Array.isArray(value) && typeof value[0] === 'number'
    ? value.join(' ')
    : `(${(value as unknown[]).map(listed).join(', ')})`;
const wktOf = ({ type, coordinates }: { type: string; coordinates: unknown }) =>
  `${type.toUpperCase()} ${type === 'Point' ? `(${listed(coordinates)})` : listed(coordinates)}`;

test('every number comes back to the last bit', () => {
  fc.assert(
    fc.property(shape, (geometry) => {
      expect(readWkt(wktOf(geometry))).toEqual({ geometry, srid: null });
      expect(readWkt(`SRID=4547; ${wktOf(geometry).toLowerCase()}`)).toEqual({ geometry, srid: 4547 });
    }),
  );
});

test('a text that is changed somewhere is read or is a fault, and nothing else', () => {
  fc.assert(
    fc.property(
      shape,
      fc.nat(),
      fc.constantFrom('', '(', ')', ',', 'Z', ' ', '-', '1e', 'EMPTY', 'NaN', ';'),
      (geometry, at, put) => {
        const text = wktOf(geometry);
        const place = at % text.length;
        const found = readWkt(text.slice(0, place) + put + text.slice(place + 1));
        if (typeof found === 'string') expect(found).toMatch(/^source:/);
        else expect(Object.keys(found)).toEqual(['geometry', 'srid']);
      },
    ),
    { numRuns: 3000 },
  );
});

test.each<[string, unknown]>([
  ['POINT Z (1 2 3)', { type: 'Point', coordinates: [1, 2, 3] }],
  ['POINTZ(1 2 3)', { type: 'Point', coordinates: [1, 2, 3] }],
  ['POINT M (1 2 3)', { type: 'Point', coordinates: [1, 2] }],
  ['POINT ZM (1 2 3 4)', { type: 'Point', coordinates: [1, 2, 3] }],
  ['point(1 2 3)', { type: 'Point', coordinates: [1, 2, 3] }],
  ['POINT EMPTY', null],
  ['MULTIPOLYGON EMPTY', null],
  [
    'MULTIPOINT ((1 2), (3 4))',
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  [
    'GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))',
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [1, 2] },
        {
          type: 'LineString',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
    },
  ],
  ['0101000000000000000000f03f0000000000000040', { type: 'Point', coordinates: [1, 2] }],
  ['0101000020E6100000000000000000F03F0000000000000040', { type: 'Point', coordinates: [1, 2] }],
])('%s', (text, geometry) => {
  expect(readWkt(text)).toMatchObject({ geometry });
});

test.each<[string, string]>([
  ['CIRCULARSTRING (0 0, 1 1, 2 0)', 'source:geometry-curved'],
  ['CURVEPOLYGON ((0 0))', 'source:geometry-curved'],
  ['POLYGON ((1 1, 2 2', 'source:wkt-unreadable'],
  ['POINT (1 2) x', 'source:wkt-unreadable'],
  ['POINT (1,2)', 'source:wkt-unreadable'],
  ['POINT (NaN 2)', 'source:wkt-unreadable'],
  ['__proto__ (1 2)', 'source:wkt-unreadable'],
  ['constructor(1 2)', 'source:wkt-unreadable'],
  [`${'GEOMETRYCOLLECTION('.repeat(5000)}`, 'source:wkt-unreadable'],
  [`POLYGON ${'('.repeat(5000)}`, 'source:wkt-unreadable'],
  ['01020000ff', 'source:geometry-damaged'],
])('%s is a fault', (text, fault) => {
  expect(readWkt(text)).toBe(fault);
});

test('what the tests of JTS write reads as their own reader reads it', () => {
  for (const text of [
    'POLYGON ((0 0, 10 0, 10 10, 0 0), (1 1, 2 1, 2 2, 1 1))',
    'MULTILINESTRING ((0 0, 1 1), (2 2, 3e-3 .5))',
  ]) {
    const found = readWkt(text);
    expect(typeof found === 'object' && found.geometry).toMatchObject({
      coordinates: parseWkt(text).coordinates,
    });
  }
});

test.each<[unknown, boolean, number]>([
  ['116.3912', false, 116.3912],
  [' 116.3912 ', false, 116.3912],
  [116.3912, false, 116.3912],
  ['116,3912', true, 116.3912],
  ['116,3912', false, 116.3912],
  ['116,391', true, 116.391],
  ['116,391', false, Number.NaN],
  ['4,331,705.81', false, 4_331_705.81],
  ['39,514,331', false, 39_514_331],
  ['１１６．３９', false, 116.39],
  ['-73.99', false, -73.99],
  ['1.2e2', false, 120],
  ['116°23\'28"E', false, 116 + 23 / 60 + 28 / 3600],
  ['116°23′28.5″', false, 116 + 23 / 60 + 28.5 / 3600],
  ['东经116度23分28秒', false, 116 + 23 / 60 + 28 / 3600],
  ["N39°54.5'", false, 39 + 54.5 / 60],
  ['116 23 28', false, 116 + 23 / 60 + 28 / 3600],
  ["73°59'W", false, -(73 + 59 / 60)],
  ['33.9S', false, -33.9],
  ['116.3912°', false, 116.3912],
  ['116°73\'28"', false, Number.NaN],
  ['=1+1', false, Number.NaN],
  ['', false, Number.NaN],
  ['北京', false, Number.NaN],
  ['1.2.3', false, Number.NaN],
  [true, false, Number.NaN],
])('%s as a number of a position', (cell, comma, expected) => {
  expect(readCoordinate(cell, comma)).toBe(expected);
});
