import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, toLattice } from '../../../domain/geometry/point.ts';
import { axisOrder } from '../../../server/crs/axes.ts';
import { codeOfZone, ZONE_CODES, zoneOfCode } from '../../../server/crs/chinese-zones.ts';
import { UTM_CODES } from '../../../server/crs/meridian-systems.ts';
import { coordinatesMisfit } from '../../../server/crs/numbers-fit.ts';
import { crsOf } from './crs-of.ts';

type Numbers = readonly [number, number];

/** A district: some places within ten kilometres. */
const districtAt = (lng: number, lat: number): Numbers[] =>
  Array.from({ length: 25 }, (_, i): Numbers => [lng + (i % 5) * 0.02, lat + Math.floor(i / 5) * 0.02]);
const written = (id: string, places: readonly Numbers[]) =>
  places.map(([lng, lat]) => crsOf(id).fromDegrees(lng, lat));
const turned = (numbers: readonly Numbers[]) => numbers.map(([x, y]): Numbers => [y, x]);
const boxAround = (places: readonly Numbers[]): Box => {
  const lattice = places.map(([lng, lat]) => toLattice(lng, lat));
  const xs = lattice.map(([x]) => x);
  const ys = lattice.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

/** A district of China near the meridian of a zone. */
const inZone = fc
  .tuple(
    fc.constantFrom(...ZONE_CODES),
    fc.double({ min: -1.4, max: 1.4, noNaN: true }),
    fc.double({ min: 18.2, max: 53, noNaN: true }),
  )
  .map(([code, beside, lat]) => ({ code, places: districtAt(zoneOfCode(code)!.meridian + beside, lat) }))
  .filter(({ places }) => places.every(([lng]) => lng > 73.5 && lng < 135.1));

describe('numbers and the system that is claimed for them', () => {
  test('what is right is never doubted, with the territory known or not', () => {
    fc.assert(
      fc.property(inZone, ({ code, places }) => {
        const crs = crsOf(`EPSG:${code}`);
        const numbers = written(crs.id, places);
        for (const near of [null, boxAround(places)]) {
          expect(coordinatesMisfit(crs, numbers, near)).toBeNull();
          expect(axisOrder(crs, numbers, near)).toBe('as-is');
          expect(axisOrder(crs, turned(numbers), near)).toBe('swapped');
          expect(coordinatesMisfit(crs, turned(numbers), near)).toBeNull();
        }
      }),
    );
  });

  test('UTM, Web Mercator and degrees all over the world are not doubted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UTM_CODES),
        fc.double({ min: -3, max: 2.9, noNaN: true }),
        fc.double({ min: 0, max: 83, noNaN: true }),
        (code, beside, lat) => {
          const south = code > 32700;
          const places = districtAt(((code % 100) - 30) * 6 - 3 + beside, south ? -lat : lat);
          for (const id of [`EPSG:${code}`, 'EPSG:3857', 'EPSG:4326'])
            expect(coordinatesMisfit(crsOf(id), written(id, places))).toBeNull();
        },
      ),
    );
  });

  test('degrees where metres are claimed', () => {
    fc.assert(
      fc.property(inZone, ({ code, places }) => {
        for (const numbers of [places, turned(places)])
          expect(coordinatesMisfit(crsOf(`EPSG:${code}`), numbers)).toMatchObject({
            code: 'crs-numbers-degrees',
            params: { fits: 'EPSG:4490' },
          });
      }),
    );
    for (const id of ['EPSG:3857', 'EPSG:32650'])
      expect(coordinatesMisfit(crsOf(id), districtAt(115, 34))).toMatchObject({
        code: 'crs-numbers-degrees',
      });
  });

  test('metres where degrees are claimed: the zone that is written before them fits; without one the territory tells', () => {
    fc.assert(
      fc.property(inZone, ({ code, places }) => {
        const numbers = written(`EPSG:${code}`, places);
        const zone = zoneOfCode(code)!;
        const alone = coordinatesMisfit(crsOf('EPSG:4490'), numbers);
        if (zone.prefix && zone.meridian > 87)
          for (const found of [alone, coordinatesMisfit(crsOf('EPSG:4490'), turned(numbers))])
            expect(found).toMatchObject({ code: 'crs-numbers-metres', params: { fits: `EPSG:${code}` } });
        if (!zone.prefix) expect(alone).toMatchObject({ code: 'crs-numbers-metres-unclear' });
        const told = coordinatesMisfit(crsOf('EPSG:4490'), numbers, boxAround(places));
        expect(told?.code).toBe('crs-numbers-metres');
        const fits = crsOf(String(told?.params.fits));
        const [lng, lat] = fits.toDegrees(...(numbers[0] as [number, number]));
        expect(Math.hypot(lng - places[0]![0], lat - places[0]![1])).toBeLessThan(0.05);
      }),
    );
    expect(
      coordinatesMisfit(
        crsOf('EPSG:4326'),
        written('EPSG:3857', districtAt(121.4, 31.2)),
        boxAround(districtAt(121.4, 31.2)),
      ),
    ).toMatchObject({ code: 'crs-numbers-metres', params: { fits: 'EPSG:3857' } });
  });

  test('the easting with a zone’s number that is not claimed, without one that is, or with another', () => {
    fc.assert(
      fc.property(inZone, fc.constantFrom(...ZONE_CODES), ({ code, places }, other) => {
        const zone = zoneOfCode(code)!;
        const numbers = written(`EPSG:${code}`, places);
        const twin = codeOfZone({ ...zone, prefix: !zone.prefix })!;
        expect(coordinatesMisfit(crsOf(`EPSG:${twin}`), numbers)).toMatchObject({
          code: 'crs-zone-prefix',
          params: { fits: `EPSG:${code}` },
        });
        if (zone.prefix && other !== code)
          expect(coordinatesMisfit(crsOf(`EPSG:${other}`), numbers)).toMatchObject({
            code: 'crs-zone-prefix',
            params: { fits: `EPSG:${code}` },
          });
      }),
    );
  });

  test('another meridian than is claimed: only the territory can tell, and it names the one that fits', () => {
    const places = districtAt(115.6, 34.4);
    const numbers = written('EPSG:4548', places);
    expect(coordinatesMisfit(crsOf('EPSG:4547'), numbers)).toBeNull();
    expect(coordinatesMisfit(crsOf('EPSG:4547'), numbers, boxAround(places))).toMatchObject({
      code: 'crs-elsewhere',
      params: { fits: 'EPSG:4548' },
    });
  });

  test('numbers of no zone, and an empty sample', () => {
    expect(coordinatesMisfit(crsOf('EPSG:4547'), [[9e6, 9e6]])).toMatchObject({
      code: 'crs-numbers-beyond-unclear',
    });
    expect(coordinatesMisfit(crsOf('EPSG:4547'), [])).toBeNull();
    expect(
      coordinatesMisfit(crsOf('EPSG:32650'), written('EPSG:3857', districtAt(113.3, 23.1))),
    ).toMatchObject({
      code: 'crs-numbers-beyond',
      params: { fits: 'EPSG:3857' },
    });
  });
});

describe('axes', () => {
  test('degrees of China tell by themselves in the systems that are only China’s', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 73.6, max: 134.7, noNaN: true }),
        fc.double({ min: 18.2, max: 53.4, noNaN: true }),
        fc.constantFrom('EPSG:4490', 'GCJ-02', 'BD-09'),
        (lng, lat, id) => {
          const places = districtAt(lng, lat);
          expect(axisOrder(crsOf(id), places)).toBe('as-is');
          expect(axisOrder(crsOf(id), turned(places))).toBe('swapped');
          if (lng > 91) expect(axisOrder(crsOf('EPSG:4326'), turned(places))).toBe('swapped');
        },
      ),
    );
  });

  test('Europe needs the territory', () => {
    const places = districtAt(9.5, 47.1);
    const crs = crsOf('EPSG:4326');
    expect(axisOrder(crs, places)).toBe('unclear');
    expect(axisOrder(crs, places, boxAround(places))).toBe('as-is');
    expect(axisOrder(crs, turned(places), boxAround(places))).toBe('swapped');
    expect(axisOrder(crs, districtAt(20, 20), boxAround(places))).toBe('unclear');
    expect(axisOrder(crs, [], boxAround(places))).toBe('unclear');
  });

  test('one feature that lies in the territory as it stands settles it', () => {
    const places = districtAt(9.5, 47.1);
    const mixed = [...turned(places), places[0]!];
    expect(axisOrder(crsOf('EPSG:4326'), mixed, boxAround(places))).toBe('as-is');
  });

  test('northing first, the prefix there though it is not claimed', () => {
    const places = districtAt(114.2, 30.5);
    expect(axisOrder(crsOf('EPSG:4547'), turned(written('EPSG:4526', places)))).toBe('swapped');
    expect(coordinatesMisfit(crsOf('EPSG:4547'), turned(written('EPSG:4526', places)))).toMatchObject({
      code: 'crs-zone-prefix',
      params: { fits: 'EPSG:4526' },
    });
  });
});
