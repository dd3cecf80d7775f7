import fc from 'fast-check';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import {
  BARRIERS,
  type DraftForm,
  FIRST_FORM,
  lacking,
  likelyGrids,
  requestOf,
} from '../../../client/drafts/flow/draft-form.ts';
import { draftLevels, draftScope, likelyLevel } from '../../../client/drafts/flow/draft-scope.ts';
import { linesWithin } from '../../../client/drafts/flow/lines-within.ts';
import type { LineCollection } from '../../../domain/contract/line.ts';
import { NewProposal } from '../../../domain/contract/proposal.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { PersistentMap } from '../../../domain/persistent-map.ts';
import { isBarrierWord } from '../../../server/proposals/barrier-word.ts';
import { HOUSEHOLDS, squareTown } from '../harness/square-town.ts';

const town = squareTown(3, 2);
/** Of a compound: two leaves of four buildings. */
const COMPOUND = 8 * HOUSEHOLDS;

test('nothing marked is the whole territory; what lies in another that is marked counts once', () => {
  const all = draftScope(town, []);
  expect(all.all).toBe(true);
  expect(all.households).toBe(6 * COMPOUND);
  expect(draftScope(town, ['town', 'c0-0']).all).toBe(true);
  const nested = draftScope(town, ['k0', 'c0-0', 'c0-0w', 'c1-1']);
  expect(nested.grids.map(({ id }) => id)).toEqual(['k0', 'c1-1']);
  expect(nested.households).toBe(3 * COMPOUND);
});

test('the levels are those of the marked grids and below, never the root’s', () => {
  const levels = (ids: string[]) => draftLevels(town, draftScope(town, ids)).map(({ id }) => id);
  expect(levels([])).toEqual(['community', 'compound', 'building']);
  expect(levels(['k0'])).toEqual(['community', 'compound', 'building']);
  expect(levels(['k0', 'c1-0'])).toEqual(['compound', 'building']);
  expect(levels(['c0-0w'])).toEqual(['building']);
  for (const ids of [[], ['k0'], ['c0-0'], ['c0-0w']])
    expect(levels(ids)).toContain(likelyLevel(town, draftScope(town, ids)));
});

test('no level is proposed beneath one that is still to be made', () => {
  const grids = [...town.tree.grids.values()].map((grid) =>
    grid.parentId === null ? grid : { ...grid, unassigned: true },
  );
  const unmade = { ...town, tree: { ...town.tree, grids: PersistentMap.from(grids.map((g) => [g.id, g])) } };
  expect(likelyLevel(unmade, draftScope(unmade, []))).toBe('community');
  expect(likelyLevel(town, draftScope(town, []))).toBe('compound');
});

const forms: fc.Arbitrary<DraftForm> = fc.record({
  method: fc.constantFrom('draft', 'rebalance'),
  level: fc.constant(null),
  by: fc.constantFrom('target', 'parts'),
  target: fc.option(fc.integer({ min: 1, max: 10_000_000 })),
  parts: fc.option(fc.integer({ min: 1, max: 100_000 })),
  measure: fc.option(fc.constantFrom('households', 'persons')),
  tolerancePercent: fc.integer({ min: 1, max: 100 }),
  barriers: fc.subarray(Object.keys(BARRIERS) as (keyof typeof BARRIERS)[]),
  weights: fc.record({
    balance: fc.integer({ min: 0, max: 100 }),
    compactness: fc.integer({ min: 0, max: 100 }),
    mainStreets: fc.integer({ min: 0, max: 100 }),
    keepBorders: fc.integer({ min: 0, max: 100 }),
  }),
  seed: fc.integer({ min: 0, max: 4_294_967_295 }),
});

test('whatever is chosen, what is sent is of the contract, and names a size or a number exactly once', () => {
  fc.assert(
    fc.property(forms, fc.subarray(['k0', 'k1', 'c0-0', 'c2-1w', 'town']), (form, ids) => {
      const scope = draftScope(town, ids);
      for (const level of draftLevels(town, scope)) {
        if (lacking(form, level) !== null) continue;
        const request = requestOf(form, level, scope, [], 'x'.repeat(300));
        expect([...Value.Errors(NewProposal, request)]).toEqual([]);
        expect((request.target === undefined) !== (request.parts === undefined)).toBe(true);
        expect(likelyGrids(form, level, scope)).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});

test('the first form asks for the level’s own target, and every barrier is one that the server knows', () => {
  const scope = draftScope(town, ['k0']);
  const level = { ...draftLevels(town, scope)[1]!, target: 300, measure: 'households' as const };
  expect(requestOf(FIRST_FORM, level, scope, [], '').target).toBe(300);
  expect(lacking({ ...FIRST_FORM, measure: 'persons' }, level)).toBe('target');
  expect(
    Object.values(BARRIERS)
      .flat()
      .filter((word) => !isBarrierWord(word)),
  ).toEqual([]);
});

test('streets of another town are none to run along', () => {
  const ground = town.territory.original;
  const [west, south] = toDegrees(ground[0]![0]![0]!);
  const street = (lng: number, lat: number): LineCollection['features'][number] => ({
    type: 'Feature',
    properties: { id: 's', kind: 'road', class: '', name: '', bridge: false, tunnel: false },
    geometry: {
      type: 'LineString',
      coordinates: [
        [lng, lat],
        [lng + 0.0001, lat],
      ],
    },
  });
  expect(linesWithin({ features: [street(west, south)] }, ground)).toBe(true);
  expect(linesWithin({ features: [street(west - 1, south)] }, ground)).toBe(false);
  expect(linesWithin({ features: [] }, ground)).toBe(false);
});
