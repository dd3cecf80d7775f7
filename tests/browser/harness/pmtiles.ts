const HEADER_BYTES = 127;
const UNCOMPRESSED = 1;
const PNG = 2;

/** A PMTiles archive (version 3 of its specification) of one picture: the whole world at zoom 0. */
export function pmtiles(picture: Buffer, metadata: object): Buffer {
  const json = Buffer.from(JSON.stringify(metadata));
  // A directory of one entry: how many, its id, its run, its length, its offset plus one; all varints.
  const directory = Buffer.from([
    ...varint(1),
    ...varint(0),
    ...varint(1),
    ...varint(picture.length),
    ...varint(1),
  ]);
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 'latin1');
  header.writeUInt8(3, 7);
  let at = HEADER_BYTES;
  for (const [field, length] of [
    [8, directory.length],
    [24, json.length],
    [40, 0],
    [56, picture.length],
  ] as const) {
    header.writeBigUInt64LE(BigInt(at), field);
    header.writeBigUInt64LE(BigInt(length), field + 8);
    at += length;
  }
  for (const field of [72, 80, 88]) header.writeBigUInt64LE(1n, field);
  header.set([1, UNCOMPRESSED, UNCOMPRESSED, PNG, 0, 0], 96);
  for (const [field, degrees] of [
    [102, -180],
    [106, -85],
    [110, 180],
    [114, 85],
  ] as const)
    header.writeInt32LE(degrees * 1e7, field);
  return Buffer.concat([header, directory, json, picture]);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
