import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookText, readLook } from '../../../../client/command/map/look-text.ts';
import { FIRST_LOOK, type MapLook, OVERS, UNDERS } from '../../../../client/command/map/map-look.ts';
import { HEAT_BANDWIDTHS_M } from '../../../../domain/case/heat/heat-classes.ts';

const place = fc.record({
  shown: fc.boolean(),
  text: fc.string({ maxLength: 12 }),
  without: fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }),
});
const look: fc.Arbitrary<MapLook> = fc.record({
  over: fc.constantFrom(...OVERS),
  under: fc.constantFrom(...UNDERS),
  level: fc.option(fc.constantFrom('compound', 'building', 'a&b=c')),
  bandwidthM: fc.constantFrom(...HEAT_BANDWIDTHS_M),
  against: fc.option(fc.uuid()),
  cases: fc.boolean(),
  clusters: fc.boolean(),
  buildings: fc.boolean(),
  roads: fc.boolean(),
  grids: fc.boolean(),
  labels: fc.boolean(),
  basemap: fc.boolean(),
  places: fc.record({ camera: place, shop: place, unit: place }),
});

test('a look comes back from the address as it went in, and a fresh one says nothing', () => {
  expect(lookText(FIRST_LOOK)).toBe('');
  fc.assert(
    fc.property(look, (one) => {
      expect(readLook(lookText(one))).toEqual(one);
    }),
  );
});

test('what is no look is the first one', () => {
  for (const text of ['', 'nonsense', 'over=rain&under=sky&m=7', '%%%', 'm=-120'])
    expect(readLook(text)).toEqual(FIRST_LOOK);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(OVERS).toContain(readLook(text).over);
    }),
  );
});
