import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_KINDS } from '../../../data/case-kinds/kinds.ts';
import { readKinds } from '../../../domain/case/kinds.ts';
import { likelyRepeat, type Told } from '../../../domain/case/repeats.ts';
import { must } from './profiles.ts';

const kinds = must(readKinds(DEFAULT_KINDS));
const REACH = { metres: 60, minutes: 60 };
const HOME = [115.65, 34.4] as const;
const METRE = 1 / 111_195;

function told(id: string, northM: number, minutes: number, more: Partial<Told> = {}): Told {
  return {
    id,
    occurredAt: minutes * 60_000,
    at: [HOME[0], HOME[1] + northM * METRE],
    kindId: 'pothole',
    kindSaid: '',
    repeatOf: null,
    likelyOf: null,
    ...more,
  };
}
const repeat = (one: Told, others: Told[]) => likelyRepeat(one, others, REACH, kinds);

test.each([
  ['the same kind near by', told('a', 20, 5), 'a'],
  ['another kind of the same item', told('a', 20, 5, { kindId: 'pavement' }), 'a'],
  ['another item', told('a', 0, 0, { kindId: 'lamp-out' }), null],
  ['too far away', told('a', 61, 0), null],
  ['too long ago', told('a', 0, -61), null],
  ['told later though it happened before', told('a', 10, 59), 'a'],
  ['itself', told('me', 0, 0), null],
  ['one that is itself told again: its original', told('a', 0, 0, { repeatOf: 'first' }), 'first'],
  ['one that is proposed as told again', told('a', 0, 0, { likelyOf: 'first' }), 'first'],
  ['one told again of this very case', told('a', 0, 0, { repeatOf: 'me' }), null],
])('%s', (_, other, of) => {
  expect(repeat(told('me', 0, 0), [other])).toBe(of);
});

test('what nobody could file is the same only in the same words', () => {
  const other = (said: string) => told(said, 0, 0, { kindId: 'other', kindSaid: said });
  expect(repeat({ ...other('飞碟'), id: 'me' }, [other('飞碟')])).toBe('飞碟');
  expect(repeat({ ...other('飞碟'), id: 'me' }, [other('噪音')])).toBeNull();
});

test('east and west are metres too', () => {
  const east = (metres: number) =>
    told('a', 0, 0, { at: [HOME[0] + (metres * METRE) / Math.cos((34.4 * Math.PI) / 180), HOME[1]] });
  expect(repeat(told('me', 0, 0), [east(59.9)])).toBe('a');
  expect(repeat(told('me', 0, 0), [east(60.2)])).toBeNull();
});

test('the answer does not depend on the order, and never points at what is told again itself', () => {
  const other = fc.record({
    northM: fc.integer({ min: -80, max: 80 }),
    minutes: fc.integer({ min: -80, max: 80 }),
    kindId: fc.constantFrom('pothole', 'pavement', 'lamp-out'),
    of: fc.option(fc.constantFrom('x', 'y'), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(other, { maxLength: 8 }), (list) => {
      const others = list.map(({ northM, minutes, kindId, of }, i) =>
        told(`c${i}`, northM, minutes, { kindId, repeatOf: of }),
      );
      const found = repeat(told('me', 0, 0), others);
      expect(repeat(told('me', 0, 0), [...others].reverse())).toBe(found);
      expect(others.find(({ id }) => id === found)?.repeatOf ?? null).toBeNull();
    }),
  );
});
