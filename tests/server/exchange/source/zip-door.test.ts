import { readdirSync, readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { crc32, deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { ok } from '../../../../domain/result.ts';
import { checkZip, unpackZip } from '../../../../server/exchange/source/zip-door.ts';
import { buildZip, type MemberToWrite } from './build-zip.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

const MIB = 1024 * 1024;

async function unpack(zip: Buffer) {
  const { path } = folder.write('a.zip', zip);
  const to = folder.empty();
  const unpacked = await unpackZip(path, to, (names) => ok(names));
  return { unpacked, to, path };
}

async function codeOf(zip: Buffer): Promise<string> {
  const { unpacked, path } = await unpack(zip);
  const checked = await checkZip(path);
  const code = unpacked.ok ? 'ok' : unpacked.reason.code;
  expect(checked.ok ? 'ok' : checked.reason.code).toBe(code);
  return code;
}

/** So many zeros, packed, without ever being in memory whole. */
function zeros(mib: number): NonNullable<MemberToWrite['packed']> {
  const piece = Buffer.alloc(MIB);
  let crc = 0;
  for (let i = 0; i < mib; i++) crc = crc32(piece, crc);
  // A deflate stream of pieces that end on a byte, each without being the last, and an empty last block.
  const body = deflateRawSync(piece, { finishFlush: 2 });
  return {
    bytes: Buffer.concat([...Array.from({ length: mib }, () => body), deflateRawSync(Buffer.alloc(0))]),
    size: mib * MIB,
    crc,
  };
}

test('members come out as they went in, under names of ours', async () => {
  const { unpacked, to } = await unpack(
    buildZip([
      { name: 'a/', data: '' },
      { name: 'a/小区.shp', data: 'shape', flags: 0x800 },
      { name: 'stored.dbf', data: 'table', method: 0 },
      { name: '__MACOSX/a/._小区.shp', data: 'litter', flags: 0x800 },
      { name: 'a/.DS_Store', data: 'litter' },
    ]),
  );
  if (!unpacked.ok) throw new Error(unpacked.reason.code);
  expect(unpacked.value.map(({ name, path }) => [name, readFileSync(path, 'utf8')])).toEqual([
    ['a/小区.shp', 'shape'],
    ['stored.dbf', 'table'],
  ]);
  expect(readdirSync(to)).toEqual(['0', '1']);
});

test('what another program packs is unpacked to the byte', async () => {
  const zip = new ZipFile();
  const data = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7919) >> 3));
  zip.addBuffer(data, '网格/data.bin', { forceZip64Format: true });
  zip.end();
  const { unpacked } = await unpack(await buffer(zip.outputStream));
  if (!unpacked.ok) throw new Error(unpacked.reason.code);
  expect(unpacked.value[0]?.name).toBe('网格/data.bin');
  expect(readFileSync(unpacked.value[0]!.path).equals(data)).toBe(true);
});

describe('names', () => {
  const nameIs = async (name: Buffer, flags = 0) => {
    const { unpacked } = await unpack(buildZip([{ name, data: 'x', flags }]));
    return unpacked.ok ? unpacked.value[0]?.name : unpacked.reason.code;
  };

  test('of a Chinese Windows are GB18030, said or not', async () => {
    // 昞, 俓 and others have a backslash for their second byte.
    for (const name of ['网格.shp', '迈皋桥街道/小区网格.dbf', '昞俓.shp', '䶮㙍.prj'])
      expect(await nameIs(iconv.encode(name, 'gb18030'))).toBe(name);
  });

  test('are what their Unicode path says, if it is theirs', async () => {
    const plain = Buffer.from('grid.shp');
    const path = (of: Buffer, name: string) => {
      const data = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from(name)]);
      data.writeUInt32LE(crc32(of), 1);
      const head = Buffer.alloc(4);
      head.writeUInt16LE(0x7075, 0);
      head.writeUInt16LE(data.length, 2);
      return Buffer.concat([head, data]);
    };
    const nameOf = async (extra: Buffer) => {
      const { unpacked } = await unpack(buildZip([{ name: plain, data: 'x', extra }]));
      return unpacked.ok ? unpacked.value[0]?.name : unpacked.reason.code;
    };
    expect(await nameOf(path(plain, '网格.shp'))).toBe('网格.shp');
    expect(await nameOf(path(plain, '../网格.shp'))).toBe('zip-slip');
    expect(await nameOf(path(Buffer.from('other.shp'), '网格.shp'))).toBe('grid.shp');
  });

  test('are UTF-8 where they say so, and where they are', async () => {
    expect(await nameIs(Buffer.from('网格.shp'), 0x800)).toBe('网格.shp');
    expect(await nameIs(Buffer.from('网格.shp'))).toBe('网格.shp');
    expect(await nameIs(Buffer.from('plain.shp'))).toBe('plain.shp');
  });
});

describe('refused whole', () => {
  const sound = { name: 'a.shp', data: 'shape' };

  test.each([
    '../a.shp',
    'a/../../b.shp',
    '/etc/passwd',
    'C:/a.shp',
    'c:a.shp',
    '..\\a.shp',
    'a\\b.shp',
    '\\\\host\\a.shp',
    'a\u0000.shp',
    'a\n.shp',
    '..',
    '',
  ])('a name that leads astray: %j', async (name) => {
    expect(await codeOf(buildZip([sound, { name, data: 'x' }]))).toBe('zip-slip');
  });

  test('a link, a device, a socket', async () => {
    for (const mode of [0o120777, 0o060644, 0o020644, 0o140755])
      expect(await codeOf(buildZip([{ name: 'a.shp', data: '/etc/passwd', mode }]))).toBe('zip-symlink');
  });

  test('an encrypted member', async () => {
    expect(await codeOf(buildZip([sound, { name: 'b.shp', data: 'x', flags: 1 }]))).toBe('zip-encrypted');
    expect(await codeOf(buildZip([sound, { name: 'b.shp', data: 'x', flags: 0x41 }]))).toBe('zip-encrypted');
  });

  test('a compression that is not deflate', async () => {
    for (const method of [9, 12, 14, 93, 99])
      expect(await codeOf(buildZip([{ ...sound, method }]))).toBe('zip-method');
  });

  test('one name twice, in whatever case', async () => {
    expect(await codeOf(buildZip([sound, sound]))).toBe('zip-duplicate');
    expect(await codeOf(buildZip([sound, { name: 'A.SHP', data: 'y' }]))).toBe('zip-duplicate');
    const decomposed = { name: 'ü.shp'.normalize('NFD'), data: 'y', flags: 0x800 };
    expect(await codeOf(buildZip([{ ...decomposed, name: 'ü.shp' }, decomposed]))).toBe('zip-duplicate');
  });

  test('an archive in the archive', async () => {
    for (const name of ['b.zip', 'b.RAR', 'b.tar.gz', 'b.7z'])
      expect(await codeOf(buildZip([sound, { name, data: 'x' }]))).toBe('zip-nested');
  });

  test('more members than any data has', async () => {
    const members = Array.from({ length: 5000 }, (_, i) => ({ name: `${i}.shp`, data: '' }));
    expect(await codeOf(buildZip(members))).toBe('zip-entries');
    expect(await codeOf(buildZip([sound], { entries: 60_000 }))).toBe('zip-entries');
  });

  test('what is cut short anywhere', async () => {
    const zip = buildZip([sound, { name: 'a.dbf', data: 'table '.repeat(100) }]);
    for (let end = 0; end < zip.length; end += 7)
      expect(await codeOf(zip.subarray(0, end)), `cut at ${end}`).toBe('zip-damaged');
  });

  test('what is not what its sum or its size says', async () => {
    for (const claims of [{ crc: 1 }, { size: 3 }, { size: 9 }, { packed: 3 }])
      expect(await codeOf(buildZip([{ ...sound, claims }])), JSON.stringify(claims)).toBe('zip-damaged');
    expect(await codeOf(buildZip([{ ...sound, method: 0, claims: { size: 3, packed: 3 } }]))).toBe(
      'zip-damaged',
    );
    const zip = buildZip([{ name: 'a.shp', data: 'shape '.repeat(50) }]);
    zip[40] = zip[40]! ^ 0xff;
    expect(await codeOf(zip)).toBe('zip-damaged');
    expect(await codeOf(buildZip([sound], { entries: 7 }))).toBe('zip-damaged');
  });
});

describe('bombs', () => {
  test('by ratio: stopped by what comes out, whatever the header says', async () => {
    const packed = zeros(80);
    for (const claims of [undefined, { size: 10 }]) {
      const { unpacked, to } = await unpack(
        buildZip([{ name: 'a.dbf', packed, ...(claims ? { claims } : {}) }]),
      );
      expect(unpacked).toMatchObject({ ok: false, reason: { code: 'zip-ratio' } });
      const written = readdirSync(to).reduce((sum, name) => sum + readFileSync(`${to}/${name}`).length, 0);
      expect(written).toBeLessThan(66 * MIB);
    }
  });

  test('by members that share one body: counted against the archive as it is', async () => {
    const packed = zeros(20);
    const members = Array.from({ length: 20 }, (_, i) => ({
      name: `${i}.dbf`,
      packed,
      ...(i > 0 ? { bodyOf: 0 } : {}),
    }));
    const { unpacked } = await unpack(buildZip(members));
    expect(unpacked).toMatchObject({ ok: false, reason: { code: 'zip-ratio' } });
  });

  test('by the total', async () => {
    const data = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) >> 3));
    const { path } = folder.write('a.zip', buildZip(['a', 'b', 'c'].map((name) => ({ name, data }))));
    const limits = { totalBytes: 8000, ratio: 100, ratioFromBytes: 1000 };
    expect(await checkZip(path, limits)).toMatchObject({ ok: false, reason: { code: 'zip-total' } });
    expect((await checkZip(path, { ...limits, totalBytes: 9000 })).ok).toBe(true);
  });

  test('an honest table of blank wide columns is none', async () => {
    // 20,000 records of 20 columns of 254 blanks and a code: 100 MB, packed 1 : 200 or so.
    const records = Array.from(
      { length: 20_000 },
      (_, i) => ` ${String(i * 7919).padEnd(15)}${' '.repeat(20 * 254)}`,
    );
    const data = Buffer.from(records.join(''));
    const zip = buildZip([{ name: 'a.dbf', data }]);
    expect(data.length / zip.length).toBeGreaterThan(150);
    const { unpacked } = await unpack(zip);
    expect(unpacked.ok).toBe(true);
  });
});

test('a full folder is no fault of the archive', async () => {
  const { path } = folder.write('a.zip', buildZip([{ name: 'a.shp', data: 'x' }]));
  await expect(unpackZip(path, `${folder.path}/gone`, (names) => ok(names))).rejects.toThrow(/ENOENT/);
  await expect(checkZip(`${folder.path}/gone.zip`)).rejects.toThrow(/ENOENT/);
});
