import { open } from 'node:fs/promises';
import type { DbfField, DbfRows } from './dbf-fields.ts';
import type { DbfEncoding } from './dbf-text.ts';
import { Turns } from './turns.ts';

const HEADER = 32;
const FIELD = 32;
const DBASE_III = 0x03;
const HEADER_END = 0x0d;
const FILE_END = 0x1a;
/** The language driver of code page 936; where there is none, the `.cpg` beside the table alone says it. */
const DRIVERS: Readonly<Record<DbfEncoding, number>> = { gb18030: 0x4d, 'utf-8': 0 };
const CHUNK = 1024 * 1024;

/** A dBase III table (“dBASE Version III PLUS file structure”): header, field descriptors, records of one length. */
export async function writeDbf(
  path: string,
  rows: DbfRows,
  fields: readonly DbfField[],
  encoding: DbfEncoding,
  today: Date,
): Promise<void> {
  const file = await open(path, 'w');
  const turns = new Turns();
  try {
    let pending = [header(rows.count, fields, encoding, today)];
    let length = 0;
    for (const record of rows.records(fields)) {
      pending.push(record);
      length += record.length;
      if (length >= CHUNK) {
        await file.writeFile(Buffer.concat(pending));
        pending = [];
        length = 0;
      }
      await turns.next();
    }
    await file.writeFile(Buffer.concat([...pending, Buffer.from([FILE_END])]));
  } finally {
    await file.close();
  }
}

function header(count: number, fields: readonly DbfField[], encoding: DbfEncoding, today: Date): Buffer {
  const bytes = Buffer.alloc(HEADER + fields.length * FIELD + 1);
  bytes[0] = DBASE_III;
  bytes[1] = today.getUTCFullYear() - 1900;
  bytes[2] = today.getUTCMonth() + 1;
  bytes[3] = today.getUTCDate();
  bytes.writeUInt32LE(count, 4);
  bytes.writeUInt16LE(bytes.length, 8);
  bytes.writeUInt16LE(1 + fields.reduce((sum, field) => sum + field.length, 0), 10);
  bytes[29] = DRIVERS[encoding];
  fields.forEach(({ name, type, length, decimals }, i) => {
    const at = HEADER + i * FIELD;
    bytes.write(name, at, 10, 'latin1');
    bytes.write(type, at + 11, 'latin1');
    bytes[at + 16] = length;
    bytes[at + 17] = decimals;
  });
  bytes[bytes.length - 1] = HEADER_END;
  return bytes;
}
