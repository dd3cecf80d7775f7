import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipFile } from 'yauzl';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { isMachineFault } from './machine-fault.ts';
import type { SourceFile } from './source.ts';
import { openZip, type ZipMember } from './zip-members.ts';

/** What may come out of an archive, whatever its headers say. */
export interface ZipLimits {
  /** All members together, bytes. */
  readonly totalBytes: number;
  /** Bytes out for a byte in, of one member and of the archive, once `ratioFromBytes` have come out. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
}

const MIB = 1024 * 1024;

/**
 * A `.dbf` of blank wide columns, which is honest, packs 1 : 200 to 1 : 400; zeros pack 1 : 1030, the best that deflate
 * can do. Below 64 MiB no ratio does harm. 2 GiB is what the Shapefile itself allows one of its parts.
 */
const DOOR: ZipLimits = { totalBytes: 2048 * MIB, ratio: 500, ratioFromBytes: 64 * MIB };

/** A workbook's sheets are XML of short rows, read by a program that keeps them in memory. */
const WORKBOOK: ZipLimits = { totalBytes: 512 * MIB, ratio: 200, ratioFromBytes: 16 * MIB };

/**
 * Opens a zip, hands its members' names to `choose` and unpacks those that it gives into `scratch`, a folder of ours,
 * under names of ours: a stream each, in memory no more than a few pieces of it. Gives them as files under the names they
 * have in the archive. Refuses what `openZip` refuses, what `choose` refuses, and `zip-total`, `zip-ratio`,
 * `zip-damaged` (cut short, or not what its checksum says).
 */
export async function unpackZip(
  path: string,
  scratch: string,
  choose: (names: readonly string[]) => Result<readonly string[]>,
  limits: ZipLimits = DOOR,
): Promise<Result<SourceFile[]>> {
  return eachMember(
    path,
    (members) => {
      const chosen = choose(members.map(({ name }) => name));
      if (!chosen.ok) return chosen;
      const names = new Set(chosen.value);
      return ok(members.filter(({ name }) => names.has(name)));
    },
    limits,
    (member, i) => {
      const to = join(scratch, `${i}`);
      return { sink: createWriteStream(to, { flags: 'wx' }), value: { name: member.name, path: to } };
    },
  );
}

/**
 * Whether an archive that another program will unpack on its own (a workbook) is safe to hand on: every member is
 * unpacked and thrown away, against the limits of a workbook. Refuses as `unpackZip` does.
 */
export async function checkZip(path: string, limits: ZipLimits = WORKBOOK): Promise<Result<void>> {
  const checked = await eachMember(
    path,
    (members) => ok(members),
    limits,
    () => ({
      sink: new Writable({ write: (_chunk, _encoding, done) => done() }),
      value: null,
    }),
  );
  return checked.ok ? ok(undefined) : checked;
}

async function eachMember<T>(
  path: string,
  choose: (members: readonly ZipMember[]) => Result<readonly ZipMember[]>,
  limits: ZipLimits,
  open: (member: ZipMember, i: number) => { sink: Writable; value: T },
): Promise<Result<T[]>> {
  const opened = await openZip(path);
  if (!opened.ok) return opened;
  const { zip, members } = opened.value;
  try {
    const chosen = choose(members);
    if (!chosen.ok) return chosen;
    const values: T[] = [];
    const tally = { out: 0, archive: zip.fileSize };
    for (const [i, member] of chosen.value.entries()) {
      const { sink, value } = open(member, i);
      const done = await unpackMember(zip, member, limits, tally, sink);
      if (!done.ok) return done;
      values.push(value);
    }
    return ok(values);
  } finally {
    zip.close();
  }
}

/** Thrown inside a stream to end it, and caught around it. */
class LimitReached extends Error {}

/** Unpacks one member, counting what goes in and what comes out: the header's numbers are a claim, checked at the end. */
async function unpackMember(
  zip: ZipFile,
  { name, entry }: ZipMember,
  limits: ZipLimits,
  tally: { out: number; archive: number },
  sink: Writable,
): Promise<Result<void>> {
  let read = 0;
  let out = 0;
  let sum = 0;
  let reached: string | null = null;
  const packed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      done(null, chunk);
    },
  });
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      out += chunk.length;
      tally.out += chunk.length;
      sum = crc32(chunk, sum);
      if (tally.out > limits.totalBytes) reached = 'zip-total';
      else if (out > limits.ratioFromBytes && out > limits.ratio * read) reached = 'zip-ratio';
      else if (tally.out > limits.ratioFromBytes && tally.out > limits.ratio * tally.archive)
        reached = 'zip-ratio';
      if (reached === null) done(null, chunk);
      else done(new LimitReached());
    },
  });
  try {
    const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    if (entry.compressionMethod === 8) await pipeline(stream, packed, createInflateRaw(), counted, sink);
    else await pipeline(stream, packed, counted, sink);
  } catch (error) {
    sink.destroy();
    if (reached !== null) return refuse(reached, limitParams(reached, name, limits));
    if (isMachineFault(error)) throw error;
    return refuse('zip-damaged');
  }
  if (out !== entry.uncompressedSize || sum !== entry.crc32) return refuse('zip-damaged');
  return ok(undefined);
}

function limitParams(code: string, name: string, limits: ZipLimits): Record<string, string | number> {
  if (code === 'zip-total') return { max: limits.totalBytes / MIB };
  return { name: name.slice(0, 80), max: limits.ratio };
}
