/** A seeded stream of numbers in [0, 1): mulberry32 (T. Ettinger, public domain). Whole numbers only, so alike on every machine. */
export type Random = () => number;

/** A stream of its own for `seed`, any number. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(Math.trunc(seed % 4294967296) | 0, 0x9e3779b1) ^ 0x85ebca6b;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
