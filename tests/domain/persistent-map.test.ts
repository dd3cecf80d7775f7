import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PersistentMap } from '../../domain/persistent-map.ts';

type Write = readonly ['set', string | number, number] | readonly ['delete', string | number];

/** Few keys, so that writes meet. */
const aString = fc.oneof(
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

function unlike(
  a: ReadonlyMap<string | number, number>,
  b: ReadonlyMap<string | number, number>,
): Set<string | number> {
  return new Set([...a.keys(), ...b.keys()].filter((key) => a.get(key) !== b.get(key)));
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

  test('is written from any version, near or far, and every version stays', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), writes(aString)), { minLength: 80, maxLength: 160 }),
        (steps) => {
          const versions: [PersistentMap<string | number, number>, Map<string | number, number>][] = [
            [PersistentMap.empty(), new Map()],
          ];
          for (const [pick, list] of steps) {
            // Mostly the latest, as edits are; now and then any, as previews and undo are.
            const [from, then] = versions[pick % 3 === 0 ? pick % versions.length : versions.length - 1]!;
            const model = new Map(then);
            const map = from.change((m) => {
              for (const write of list.slice(0, 6)) {
                if (write[0] === 'set') m.set(write[1], write[2]);
                else m.delete(write[1]);
                write[0] === 'set' ? model.set(write[1], write[2]) : model.delete(write[1]);
                expect(from.get(write[1])).toBe(then.get(write[1]));
              }
            });
            expect(new Set(map.keysUnlike(from))).toEqual(unlike(model, then));
            expect(new Set(from.keysUnlike(map))).toEqual(unlike(model, then));
            versions.push([map, model]);
          }
          for (const [version, then] of versions) expectSame(version, then);
          const [first] = versions[0]!;
          for (const [version, then] of versions)
            expect(new Set(version.keysUnlike(first))).toEqual(new Set(then.keys()));
        },
      ),
      { numRuns: 30, seed: 20261122 },
    );
  });

  test('stays as it is when the writing throws, and can be written while it is being written', () => {
    const map = PersistentMap.from<string, number>([
      ['a', 1],
      ['b', 2],
    ]);
    expect(() =>
      map.change((m) => {
        m.set('a', 7);
        m.delete('b');
        throw new Error('half-way');
      }),
    ).toThrow('half-way');
    expectSame(map, new Map(Object.entries({ a: 1, b: 2 })));

    let inner = map;
    const outer = map.change((m) => {
      m.set('a', 3);
      inner = map.set('b', 4);
      m.set('c', 5);
    });
    expectSame(map, new Map(Object.entries({ a: 1, b: 2 })));
    expectSame(inner, new Map(Object.entries({ a: 1, b: 4 })));
    expectSame(outer, new Map(Object.entries({ a: 3, b: 2, c: 5 })));
  });

  test('goes through the entries as they were when it began', () => {
    const map = PersistentMap.from([1, 2, 3].map((n) => [n, n] as const));
    const seen: number[] = [];
    for (const key of map.keys()) {
      seen.push(key);
      map.change((m) => {
        m.delete(key);
        m.set(key + 10, 0);
      });
    }
    expect(seen.sort()).toEqual([1, 2, 3]);
  });

  test('takes names of Object as keys', () => {
    const map = PersistentMap.from([['__proto__', 1] as const, ['constructor', 2] as const]);
    expect(map.get('__proto__')).toBe(1);
    expect(map.get('constructor')).toBe(2);
    expect(map.has('constructor')).toBe(true);
  });
});
