import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashKey } from '../../domain/hash-key.ts';
import { PersistentMap } from '../../domain/persistent-map.ts';

type Write = readonly ['set', string | number, number] | readonly ['delete', string | number];

/** Few keys, so that writes meet; among them strings of one and the same hash, found by search. */
const COLLIDING = collidingStrings();
const aString = fc.oneof(
  fc.constantFrom(...COLLIDING),
  fc.integer({ min: 0, max: 80 }).map((n) => `01j-${n}`),
  fc.string(),
);
const anInteger = fc.oneof(
  fc.nat(100),
  fc.integer({ min: -5, max: 5 }).map((n) => 7 + n * 2 ** 32),
  fc.nat(),
);

function writes(key: fc.Arbitrary<string | number>): fc.Arbitrary<Write[]> {
  return fc.array(
    fc.oneof(
      fc.tuple(fc.constant('set' as const), key, fc.nat(3)),
      fc.tuple(fc.constant('delete' as const), key),
    ),
    { maxLength: 200, size: 'max' },
  );
}

function expectSame(
  map: PersistentMap<string | number, number>,
  model: ReadonlyMap<string | number, number>,
) {
  expect(map.size).toBe(model.size);
  expect(new Map(map)).toEqual(model);
  expect([...map.keys()].length).toBe(model.size);
  expect([...map.values()].sort()).toEqual([...model.values()].sort());
  for (const [key, value] of model) {
    expect(map.get(key)).toBe(value);
    expect(map.has(key)).toBe(true);
  }
}

describe('PersistentMap', () => {
  test.for([
    ['strings', aString],
    ['integers', anInteger],
  ] as const)('is a Map, write by write, and every version stays: %s', ([, key]) => {
    fc.assert(
      fc.property(writes(key), (list) => {
        let map = PersistentMap.empty<string | number, number>();
        const model = new Map<string | number, number>();
        const versions: [typeof map, Map<string | number, number>][] = [];
        for (const write of list) {
          const before = map;
          if (write[0] === 'set') {
            map = map.set(write[1], write[2]);
            if (model.get(write[1]) === write[2]) expect(map).toBe(before);
            model.set(write[1], write[2]);
          } else {
            map = map.delete(write[1]);
            if (!model.delete(write[1])) expect(map).toBe(before);
          }
          expect(map.has(write[1])).toBe(model.has(write[1]));
          versions.push([map, new Map(model)]);
        }
        for (const [version, then] of versions) expectSame(version, then);
      }),
      { numRuns: 100, seed: 20261122 },
    );
  });

  test('takes many writes at once, and leaves the map that they start from alone', () => {
    fc.assert(
      fc.property(writes(aString), writes(aString), (first, second) => {
        const run = (map: PersistentMap<string | number, number>, list: Write[]) =>
          map.change((m) => {
            for (const write of list) {
              if (write[0] === 'set') m.set(write[1], write[2]);
              else m.delete(write[1]);
              expect(m.has(write[1])).toBe(write[0] === 'set');
            }
          });
        const model = new Map<string | number, number>();
        const apply = (list: Write[]) => {
          for (const write of list)
            write[0] === 'set' ? model.set(write[1], write[2]) : model.delete(write[1]);
        };
        const one = run(PersistentMap.empty(), first);
        apply(first);
        const then = new Map(model);
        const two = run(one, second);
        apply(second);
        expectSame(two, model);
        expectSame(one, then);
        expect(one.change(() => {})).toBe(one);
      }),
      { numRuns: 100, seed: 20261122 },
    );
  });

  test('empties to nothing, whatever has been in it', () => {
    const keys = Array.from({ length: 5000 }, (_, i) => `key-${i}`);
    let map = PersistentMap.from(keys.map((key, i) => [key, i] as const));
    for (const key of keys) map = map.delete(key);
    expect(map.size).toBe(0);
    expect([...map]).toEqual([]);
  });

  test('refuses writes after the change', () => {
    let kept: { set(key: string, value: number): void } | undefined;
    PersistentMap.empty<string, number>().change((m) => {
      kept = m;
    });
    expect(() => kept!.set('a', 1)).toThrow('change() had returned');
  });

  test('takes names of Object as keys', () => {
    const map = PersistentMap.from([['__proto__', 1] as const, ['constructor', 2] as const]);
    expect(map.get('__proto__')).toBe(1);
    expect(map.get('constructor')).toBe(2);
    expect(map.has('constructor')).toBe(true);
  });
});

/** Three pairs of short strings with the very same hash: among 200,000 strings several are to be expected. */
function collidingStrings(): string[] {
  const byHash = new Map<number, string>();
  const found: string[] = [];
  for (let i = 0; found.length < 6; i++) {
    const key = `k${i.toString(36)}`;
    const other = byHash.get(hashKey(key));
    if (other !== undefined) found.push(other, key);
    byHash.set(hashKey(key), key);
  }
  return found;
}
