/**
 * A 32-bit hash of a key for a trie that takes five bits a level from the low end. Integers have their groups of five
 * bits in the opposite order: numbers that follow one another (border ids count up) then lie in one branch, so an
 * edit's new ones share the path that is copied, and neighbours' lie side by side in memory. Strings are taken two code units a
 * step with FNV-1a's multiplier, and mixed at the end as in murmur3.
 */
export function hashKey(key: string | number): number {
  if (typeof key === 'number') {
    return (
      (key & 0xc0000000) |
      ((key & 31) << 25) |
      (((key >>> 5) & 31) << 20) |
      (((key >>> 10) & 31) << 15) |
      (((key >>> 15) & 31) << 10) |
      (((key >>> 20) & 31) << 5) |
      ((key >>> 25) & 31)
    );
  }
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
