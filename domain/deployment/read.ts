import { ok, type Result, refuse } from '../result.ts';

/** Reads one value of a JSON document; what it refuses carries the value's path, e.g. `levels[2].band[0]`. */
export type Reader<T> = (value: unknown, path: string) => Result<T>;

function wrongType(path: string, expected: string) {
  return refuse('profile-wrong-type', { path, expected });
}

/** Text that is not blank. */
export const text: Reader<string> = (value, path) =>
  typeof value === 'string' && value.trim() !== '' ? ok(value) : wrongType(path, 'text');

/** Text of a given form, which `expected` describes. */
export function textLike(form: RegExp, expected: string): Reader<string> {
  return (value, path) =>
    typeof value === 'string' && form.test(value) ? ok(value) : wrongType(path, expected);
}

export const flag: Reader<boolean> = (value, path) =>
  typeof value === 'boolean' ? ok(value) : wrongType(path, 'true or false');

/** A finite number from `low` to `high`, both included. */
export function number(low: number, high: number): Reader<number> {
  return (value, path) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType(path, 'a number');
    return value >= low && value <= high
      ? ok(value)
      : refuse('profile-out-of-range', { path, expected: `${low}–${high}` });
  };
}

/** A whole number from `low` to `high`, both included. */
export function whole(low: number, high: number): Reader<number> {
  const inRange = number(low, high);
  return (value, path) =>
    Number.isInteger(value) ? inRange(value, path) : wrongType(path, 'a whole number');
}

/** One of the values listed, compared by identity. */
export function oneOf<const T extends string | number>(...choices: readonly T[]): Reader<T> {
  return (value, path) => {
    const found = choices.find((choice) => choice === value);
    return found === undefined ? wrongType(path, choices.join(' | ')) : ok(found);
  };
}

/** The value, or null; never left out. */
export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? ok(null) : reader(value, path));
}

/** What may be left out of an object; there, it is read as any other. */
export interface MayMiss<T> {
  readonly mayMiss: Reader<T>;
}

export function mayMiss<T>(reader: Reader<T>): MayMiss<T> {
  return { mayMiss: reader };
}

/** An array of at least `least` items. */
export function list<T>(item: Reader<T>, least = 0): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) return wrongType(path, 'a list');
    if (value.length < least) return refuse('profile-out-of-range', { path, expected: `≥ ${least}` });
    const items: T[] = [];
    for (const [index, one] of value.entries()) {
      const read = item(one, `${path}[${index}]`);
      if (!read.ok) return read;
      items.push(read.value);
    }
    return ok(items);
  };
}

/** An array of exactly two numbers. */
export function pair(first: Reader<number>, second: Reader<number>): Reader<readonly [number, number]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length !== 2) return wrongType(path, 'two numbers');
    const a = first(value[0], `${path}[0]`);
    if (!a.ok) return a;
    const b = second(value[1], `${path}[1]`);
    return b.ok ? ok([a.value, b.value]) : b;
  };
}

/** A reader for each key; where a key may be left out, `mayMiss` of one. */
type Fields<T extends object> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? MayMiss<Exclude<T[K], undefined>> : Reader<T[K]>;
};

/** An object with exactly the given keys: a missing key and an unknown one are both refused. */
export function record<T extends object>(fields: Fields<T>): Reader<T> {
  const readers: [string, Reader<unknown> | MayMiss<unknown>][] = Object.entries(fields);
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return wrongType(path, 'an object');
    const below = path === '' ? '' : `${path}.`;
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) return refuse('profile-unknown-key', { path: below + key });
    }
    const entries: [string, unknown][] = [];
    for (const [key, reader] of readers) {
      if (!Object.hasOwn(value, key)) {
        if (typeof reader !== 'function') continue;
        return refuse('profile-missing', { path: below + key });
      }
      const readOne = typeof reader === 'function' ? reader : reader.mayMiss;
      const read = readOne((value as Record<string, unknown>)[key], below + key);
      if (!read.ok) return read;
      entries.push([key, read.value]);
    }
    return ok(Object.fromEntries(entries) as T);
  };
}
