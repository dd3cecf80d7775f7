import type { Random } from '../../../arbitrary/random.ts';

/** Numbers at which counts, lengths and places go wrong. */
const EDGES = [
  0, 1, 2, 3, 4, 7, 0x7f, 0x80, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];

/** The bytes with one to four wounds: a bit, a number at its edge, a piece lost, doubled, moved or made of noise, an end cut off. */
export function mutate(random: Random, bytes: Buffer): Buffer {
  let wounded: Buffer = Buffer.from(bytes);
  for (let n = random.whole(1, 4); n > 0; n--) wounded = wound(random, wounded);
  return wounded;
}

function wound(random: Random, bytes: Buffer): Buffer {
  if (bytes.length < 8) return Buffer.concat([bytes, Buffer.alloc(random.whole(0, 9), random.whole(0, 255))]);
  // Headers are small and everything hangs on them: half of the wounds go there.
  const reach = random.chance(0.5) ? Math.min(bytes.length, 200) : bytes.length;
  const at = random.whole(0, reach - 5);
  const length = Math.min(random.pick([1, 2, 4, 8, 32, 100, 1000]), bytes.length - at);
  switch (random.whole(0, 8)) {
    case 0:
      bytes[at] = bytes[at]! ^ (1 << random.whole(0, 7));
      return bytes;
    case 1:
      bytes.writeUInt32LE(random.pick(EDGES), at);
      return bytes;
    case 2:
      bytes.writeUInt32BE(random.pick(EDGES), at);
      return bytes;
    case 3:
      bytes.writeUInt16LE(random.pick(EDGES) & 0xffff, at);
      return bytes;
    case 4:
      return bytes.subarray(0, random.whole(0, bytes.length));
    case 5:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 6:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)]);
    case 7: {
      const to = random.whole(0, bytes.length - length);
      bytes.copy(bytes, to, at, at + length);
      return bytes;
    }
    default:
      for (let i = at; i < at + length; i++) bytes[i] = random.whole(0, 255);
      return bytes;
  }
}
