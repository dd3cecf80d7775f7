import { distance } from '@turf/turf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseOf, datumOf, readingOf } from '../../../client/exchange/flow/datum-of.ts';
import { fileNumbers, readAs } from '../../../client/exchange/flow/file-numbers.ts';

const DATUMS = ['wgs84', 'gcj02', 'bd09'] as const;
const china = fc.tuple(
  fc.double({ min: 80, max: 130, noNaN: true }),
  fc.double({ min: 20, max: 50, noNaN: true }),
);
const metres = (a: [number, number], b: readonly [number, number]) => distance(a, [...b]) * 1000;

test('a layer that is drawn as if read otherwise lies where that reading would put it, to half a metre', () => {
  const datum = fc.constantFrom(...DATUMS);
  fc.assert(
    fc.property(china, datum, datum, (truth, from, to) => {
      // A file of `to` that is read as `from` lies wrong; moved as of `to` it lies right.
      const read = readAs('wgs84', from, fileNumbers(to, truth));
      expect(metres(readAs(from, to, read), truth)).toBeLessThan(0.5);
    }),
  );
});

test('GCJ-02 over Shangqiu is about 528 m off', () => {
  expect(metres(fileNumbers('gcj02', [115.65, 34.41]), [115.65, 34.41])).toBeCloseTo(528, -1);
});

test('a reading by its name: what it is beneath, of which datum, and how to ask for another', () => {
  expect([null, 'EPSG:4547', 'GCJ-02', 'EPSG:4547 + BD-09'].map(datumOf)).toEqual([
    'wgs84',
    'wgs84',
    'gcj02',
    'bd09',
  ]);
  expect(baseOf('EPSG:4547 + BD-09')).toBe('EPSG:4547');
  expect(readingOf('EPSG:4326', false, 'gcj02')).toBe('GCJ-02');
  expect(readingOf('GCJ-02', false, 'wgs84')).toBe('EPSG:4490');
  expect(readingOf('EPSG:4547', true, 'gcj02')).toBe('EPSG:4547 + GCJ-02');
  expect(readingOf('EPSG:4547 + GCJ-02', true, 'wgs84')).toBe('EPSG:4547 + WGS84');
});
