import { expect, test } from 'vitest';
import { likelySystems, systemChoices } from '../../../client/exchange/export-systems.ts';
import { knownCrs } from '../../../server/crs/known-crs.ts';

test('a plan goes out in the zone that it lies in, and every code of the list is one that the server knows', () => {
  const names = new Map(knownCrs().map(({ id, en }) => [id, en]));
  for (let longitude = 74; longitude <= 136; longitude += 0.25) {
    for (const id of likelySystems(longitude)) expect([id, names.has(id)]).toEqual([id, true]);
    const [, bare, prefixed] = likelySystems(longitude);
    const meridian = Math.round(longitude / 3) * 3;
    expect(names.get(bare!)).toBe(`CGCS2000 / 3-degree Gauss-Kruger CM ${meridian}E`);
    expect(names.get(prefixed!)).toBe(`CGCS2000 / 3-degree Gauss-Kruger zone ${meridian / 3}`);
    expect(Math.abs(longitude - meridian)).toBeLessThanOrEqual(1.5);
  }
  // Liechtenstein has no zone of China's.
  expect(likelySystems(9.5)).toEqual(['EPSG:4490', 'GCJ-02', 'BD-09', 'EPSG:4326', 'EPSG:3857']);
});

test('no system is offered twice, and none is left out', () => {
  const all = knownCrs();
  const { likely, others } = systemChoices(all, 115.6);
  expect(likely).toHaveLength(likelySystems(115.6).length);
  expect([...likely, ...others].map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
});
