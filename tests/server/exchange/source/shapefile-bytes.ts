/** Writes the parts of Shapefiles byte by byte, so that each can be wrong in a way of its own. */

export interface ColumnToWrite {
  readonly name: string | Buffer;
  readonly type: string;
  readonly length: number;
}

export interface RecordToWrite {
  readonly deleted?: boolean;
  readonly values: readonly (string | Buffer)[];
}

/** A `.dbf`; `says` is what its header claims instead of the truth. */
export function buildDbf(
  columns: readonly ColumnToWrite[],
  records: readonly RecordToWrite[],
  says: {
    records?: number;
    recordBytes?: number;
    headerBytes?: number;
    driver?: number;
    version?: number;
  } = {},
): Buffer {
  const recordBytes = 1 + columns.reduce((sum, { length }) => sum + length, 0);
  const headerBytes = 32 + 32 * columns.length + 1;
  const head = Buffer.alloc(headerBytes);
  head[0] = says.version ?? 3;
  head.writeUInt32LE(says.records ?? records.length, 4);
  head.writeUInt16LE(says.headerBytes ?? headerBytes, 8);
  head.writeUInt16LE(says.recordBytes ?? recordBytes, 10);
  head[29] = says.driver ?? 0;
  columns.forEach(({ name, type, length }, i) => {
    Buffer.from(name).copy(head, 32 + 32 * i, 0, 11);
    head.write(type, 32 + 32 * i + 11, 'latin1');
    head[32 + 32 * i + 16] = length;
  });
  head[headerBytes - 1] = 0x0d;
  const rows = records.map(({ deleted, values }) => {
    const row = Buffer.alloc(recordBytes, ' ');
    if (deleted) row[0] = 0x2a;
    let at = 1;
    columns.forEach(({ length }, i) => {
      Buffer.from(values[i] ?? '').copy(row, at, 0, length);
      at += length;
    });
    return row;
  });
  return Buffer.concat([head, ...rows, Buffer.from([0x1a])]);
}

export type Corner = readonly [x: number, y: number];

export function pointContent(x: number, y: number, type = 1): Buffer {
  const content = Buffer.alloc(type === 11 ? 36 : type === 21 ? 28 : 20);
  content.writeInt32LE(type, 0);
  content.writeDoubleLE(x, 4);
  content.writeDoubleLE(y, 12);
  return content;
}

/** A polygon (5) or line (3) of closed or open parts, as they are given. */
export function partsContent(parts: readonly (readonly Corner[])[], type = 5): Buffer {
  const points = parts.flat();
  const content = Buffer.alloc(44 + parts.length * 4 + points.length * 16);
  content.writeInt32LE(type, 0);
  content.writeInt32LE(parts.length, 36);
  content.writeInt32LE(points.length, 40);
  let start = 0;
  parts.forEach((part, i) => {
    content.writeInt32LE(start, 44 + i * 4);
    start += part.length;
  });
  points.forEach(([x, y], i) => {
    content.writeDoubleLE(x, 44 + parts.length * 4 + i * 16);
    content.writeDoubleLE(y, 44 + parts.length * 4 + i * 16 + 8);
  });
  return content;
}

export const NULL_SHAPE = Buffer.alloc(4);

/** A square, clockwise as a shell is, or counter-clockwise as a hole is. */
export function square(x: number, y: number, size: number, way: 'shell' | 'hole' = 'shell'): Corner[] {
  const ring: Corner[] = [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ];
  return way === 'shell' ? ring : ring.reverse();
}

export interface ShpSays {
  readonly bytes?: number;
  readonly type?: number;
  readonly code?: number;
  /** The number of the first record. */
  readonly first?: number;
}

/** A `.shp` and its `.shx`. `gaps[i]` are bytes of nothing before record i. */
export function buildShp(
  contents: readonly Buffer[],
  says: ShpSays = {},
  gaps: readonly number[] = [],
): { shp: Buffer; shx: Buffer } {
  const records: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 100;
  contents.forEach((content, i) => {
    const gap = Buffer.alloc(gaps[i] ?? 0);
    const head = Buffer.alloc(8);
    head.writeInt32BE((says.first ?? 1) + i, 0);
    head.writeInt32BE(content.length / 2, 4);
    const entry = Buffer.alloc(8);
    entry.writeInt32BE((at + gap.length) / 2, 0);
    entry.writeInt32BE(content.length / 2, 4);
    index.push(entry);
    records.push(gap, head, content);
    at += gap.length + 8 + content.length;
  });
  const type = says.type ?? contents.find((content) => content.readInt32LE(0) !== 0)?.readInt32LE(0) ?? 5;
  const header = (bytes: number) => {
    const head = Buffer.alloc(100);
    head.writeInt32BE(says.code ?? 9994, 0);
    head.writeInt32BE(bytes / 2, 24);
    head.writeInt32LE(1000, 28);
    head.writeInt32LE(type, 32);
    return head;
  };
  return {
    shp: Buffer.concat([header(says.bytes ?? at), ...records]),
    shx: Buffer.concat([header(100 + 8 * contents.length), ...index]),
  };
}
