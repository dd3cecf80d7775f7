import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Kept, readAddress, writeAddress } from '../../../client/command/store/address.ts';
import { NO_FILTER } from '../../../client/command/store/filter.ts';
import { caseAt, HOUR, MORNING, page } from './command.ts';

const second = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }).map((s) => s * 1000);
const word = fc.stringMatching(/^[a-z0-9_.~-]{1,20}$/);
const kept: fc.Arbitrary<Kept> = fc.record({
  window: fc.option(
    fc.oneof(
      fc.integer({ min: 60, max: 1e7 }).map((s) => ({ kind: 'last' as const, ms: s * 1000 })),
      fc
        .tuple(second, fc.integer({ min: 60_000, max: 1e10 }))
        .map(([from, ms]) => ({ kind: 'fixed' as const, from, to: from + ms })),
    ),
  ),
  compare: fc.boolean(),
  filter: fc.record({
    kinds: fc.uniqueArray(word, { maxLength: 5 }),
    severities: fc.uniqueArray(word, { maxLength: 3 }),
    states: fc.uniqueArray(fc.constantFrom('open', 'soon', 'overdue', 'closed', 'tray')),
    grid: fc.option(word),
    source: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
    text: fc.string({ maxLength: 40 }),
  }),
  playback: fc.option(
    fc.record({
      at: second,
      speed: fc.integer({ min: 1, max: 1e5 }),
      span: fc.integer({ min: 1, max: 1e6 }).map((s) => s * 1000),
    }),
  ),
  selected: fc.option(word),
  layers: fc.string({ maxLength: 100 }),
});

test('what is written is read, and what else stands in the address is left alone', () => {
  fc.assert(
    fc.property(kept, (said) => {
      const search = writeAddress('?lang=en&case=other', said);
      expect(readAddress(search)).toEqual(said);
      expect(new URLSearchParams(search).get('lang')).toBe('en');
      expect(writeAddress(search, said)).toBe(search);
    }),
  );
});

test('any nonsense is an address, and says nothing that is none', () => {
  const keys = fc.constantFrom('last', 'from', 'to', 'state', 'at', 'speed', 'span', 'kind', 'case', 'q');
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.string())), (pairs) => {
      const { window, playback, filter } = readAddress(`?${new URLSearchParams(pairs)}`);
      if (window)
        expect(window.kind === 'last' ? window.ms : window.to - window.from).toBeGreaterThanOrEqual(60_000);
      if (playback) expect(Number.isFinite(playback.at + playback.speed + playback.span)).toBe(true);
      for (const state of filter.states)
        expect(['open', 'soon', 'overdue', 'closed', 'tray']).toContain(state);
    }),
  );
  expect(readAddress('?last=-5&from=x&to=y&state=gone&speed=0')).toEqual({
    window: null,
    compare: false,
    filter: NO_FILTER,
    playback: null,
    selected: null,
    layers: '',
  });
});

test('a pasted address gives the same view; kinds, severities and grids that are none are left out', async () => {
  const first = await page({ window: { kind: 'last', ms: HOUR } });
  const cases = Array.from({ length: 50 }, (_, i) =>
    caseAt(MORNING - i * 60_000, { grid: i % 2 ? 'g1' : 'g2', kind: i % 3 ? 'rubbish' : 'noise' }),
  );
  first.server.put(...cases);
  first.store.start();
  await first.world.pass(100);
  first.store.setFilter({ kinds: ['city'], grid: 'c1', text: ' CASE ' });
  first.store.select(cases[1]!.id);
  first.store.setLayers('heat~80');
  first.store.seek(MORNING - 0.5 * HOUR);
  first.store.setSpan(15 * 60_000);
  await first.world.pass(1000);
  const address = first.address();

  const second = await page({
    address: address.replace('kind=city', 'kind=city,unknown'),
    severities: ['general'],
  });
  second.server.put(...cases);
  second.store.start();
  await second.world.pass(500);
  const [a, b] = [first.store.get(), second.store.get()];
  expect(b.view.cases.map(({ id }) => id)).toEqual(a.view.cases.map(({ id }) => id));
  expect(a.view.cases.length).toBeGreaterThan(2);
  expect([b.view.at, b.view.from, b.view.to]).toEqual([a.view.at, a.view.from, a.view.to]);
  expect(b.filter).toEqual(a.filter);
  expect([b.selected, b.layers, b.playback]).toEqual([a.selected, a.layers, a.playback]);
  await second.world.pass(1000);
  expect(second.address()).toBe(address);

  const third = await page({
    address: '?severity=general,grave&grid=nowhere&kind=none',
    severities: ['general'],
  });
  third.server.put(...cases);
  third.store.start();
  await third.world.pass(500);
  expect(third.store.get().filter).toEqual({ ...NO_FILTER, severities: ['general'] });
  for (const { store } of [first, second, third]) store.stop();
});
