import { crc32, deflateRawSync } from 'node:zlib';

/** A member as it is to be written, honest unless it is said otherwise: no program that writes zips would write the others. */
export interface MemberToWrite {
  readonly name: string | Buffer;
  readonly data?: Buffer | string;
  /** 0 stored, 8 deflated; another is only said. */
  readonly method?: number;
  /** General purpose bits: 1 encrypted, 0x800 name in UTF-8. */
  readonly flags?: number;
  /** Unix mode with its type: 0o120777 is a link. */
  readonly mode?: number;
  /** Extra fields of the list (APPNOTE 4.5). */
  readonly extra?: Buffer;
  /** What the headers claim instead of the truth. */
  readonly claims?: { readonly size?: number; readonly packed?: number; readonly crc?: number };
  /** Points to the member of this number instead of to a body of its own. */
  readonly bodyOf?: number;
  /** Packed already, with its own length and sum. */
  readonly packed?: { readonly bytes: Buffer; readonly size: number; readonly crc: number };
}

/** Writes a zip byte by byte (PKWARE APPNOTE 4.3). */
export function buildZip(members: readonly MemberToWrite[], claims: { entries?: number } = {}): Buffer {
  const pieces: Buffer[] = [];
  const central: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const member of members) {
    const name = Buffer.isBuffer(member.name) ? member.name : Buffer.from(member.name);
    const data = Buffer.from(member.data ?? '');
    const method = member.method ?? 8;
    const body = member.packed?.bytes ?? (method === 8 ? deflateRawSync(data) : data);
    const crc = member.claims?.crc ?? member.packed?.crc ?? crc32(data);
    const packed = member.claims?.packed ?? body.length;
    const size = member.claims?.size ?? member.packed?.size ?? data.length;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(member.flags ?? 0, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    let offset = at;
    if (member.bodyOf === undefined) {
      const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, body]);
      pieces.push(local);
      at += local.length;
    } else offset = offsets[member.bodyOf]!;
    offsets.push(offset);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([20, 3]);
    const extra = member.extra ?? Buffer.alloc(0);
    const listed = Buffer.from(common);
    listed.writeUInt16LE(extra.length, 24);
    central.push(Buffer.concat([Buffer.from('504b0102', 'hex'), madeBy, listed, tail, name, extra]));
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE((claims.entries ?? members.length) & 0xffff, 8);
  end.writeUInt16LE((claims.entries ?? members.length) & 0xffff, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, list, end]);
}
