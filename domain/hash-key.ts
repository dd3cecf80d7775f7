/**
 * A 32-bit hash of a key. Integers are spread well by their low bits as they are (border ids count up); strings are taken
 * two code units a step with FNV-1a's multiplier, and mixed at the end as in murmur3.
 */
export function hashKey(key: string | number): number {
  if (typeof key === 'number') return key | 0;
  let h = 0x811c9dc5 ^ key.length;
  const even = key.length & ~1;
  for (let i = 0; i < even; i += 2) {
    h = Math.imul(h ^ key.charCodeAt(i) ^ (key.charCodeAt(i + 1) << 16), 0x01000193);
    h ^= h >>> 15;
  }
  if (even < key.length) h = Math.imul(h ^ key.charCodeAt(even), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return h ^ (h >>> 13);
}
