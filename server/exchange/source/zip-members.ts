import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { decoderFor } from './encoding.ts';
import { isMachineFault } from './machine-fault.ts';

/** More members than a folder of layers has; each costs time, however small it is. */
const ENTRIES_MAX = 4096;

/** Names longer than any system keeps them. */
const NAME_BYTES_MAX = 1024;

/** One file in a zip. `name` is its path there, as text, checked: relative, of forward slashes, within the folder. */
export interface ZipMember {
  readonly name: string;
  readonly entry: Entry;
}

export interface OpenZip {
  readonly zip: ZipFile;
  /** Files in their order; folders and what macOS leaves (`__MACOSX`, `.DS_Store`, `._…`) are left out. */
  readonly members: readonly ZipMember[];
}

/**
 * Opens a zip and reads its list of members, unpacking none. Refuses the whole archive for one bad member: `zip-damaged`,
 * `zip-entries`, `zip-slip` (a name that leads out of the folder, or would on some system), `zip-symlink`,
 * `zip-encrypted`, `zip-method` (a compression other than deflate), `zip-duplicate` (one name twice, in whatever case),
 * `zip-nested`. Who gets the zip closes it.
 */
export async function openZip(path: string): Promise<Result<OpenZip>> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false });
  } catch (error) {
    if (isMachineFault(error)) throw error;
    return refuse('zip-damaged');
  }
  // The list's own reader reports here what it also throws; without a listener that would end the process.
  zip.on('error', () => {});
  const members = await listMembers(zip);
  if (members.ok) return ok({ zip, members: members.value });
  zip.close();
  return members;
}

async function listMembers(zip: ZipFile): Promise<Result<ZipMember[]>> {
  if (zip.entryCount > ENTRIES_MAX) return refuse('zip-entries', { max: ENTRIES_MAX });
  const members: ZipMember[] = [];
  const names = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = memberName(entry);
      const fault = nameFault(name) ?? formFault(entry);
      if (fault !== null) return refuse(fault, { name: name.slice(0, 80) });
      if (name.endsWith('/') || isLitter(name)) continue;
      if (isArchive(name)) return refuse('zip-nested', { name: name.slice(0, 80) });
      const key = name.normalize('NFC').toLowerCase();
      if (names.has(key)) return refuse('zip-duplicate', { name: name.slice(0, 80) });
      names.add(key);
      members.push({ name, entry });
    }
  } catch (error) {
    if (isMachineFault(error)) throw error;
    // yauzl stops at what PKWARE calls strong encryption, and has no other way to say so.
    const strong = error instanceof Error && error.message.startsWith('strong encryption');
    return refuse(strong ? 'zip-encrypted' : 'zip-damaged', strong ? { name: '' } : {});
  }
  return ok(members);
}

/** General purpose bit 11: the name is UTF-8 (PKWARE APPNOTE 4.4.4). */
const UTF8_NAME = 0x800;
/** Info-ZIP's Unicode path (APPNOTE 4.6.9): version, CRC-32 of the name it stands for, the name in UTF-8. */
const UNICODE_PATH = 0x7075;

/**
 * A member's name as text: as it says it is written, else UTF-8 where its bytes are that, else GB18030, in which the
 * programs of a Chinese Windows write names without saying so.
 */
function memberName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const path = entry.extraFields.find(({ id }) => id === UNICODE_PATH)?.data;
  if (path && path.length > 5 && path[0] === 1 && path.readUInt32LE(1) === crc32(raw))
    return path.subarray(5).toString('utf8');
  if ((entry.generalPurposeBitFlag & UTF8_NAME) !== 0) return raw.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    const gb18030 = decoderFor('gb18030');
    return gb18030.ok ? gb18030.value.decode(raw) : raw.toString('latin1');
  }
}

/** Names on which systems disagree are refused like those that lead out: nothing is guessed of what they mean. */
function nameFault(name: string): string | null {
  if (name === '' || Buffer.byteLength(name) > NAME_BYTES_MAX) return 'zip-slip';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\\\u0000-\u001f]/.test(name) || name.startsWith('/') || /^[a-z]:/i.test(name)) return 'zip-slip';
  return name.split('/').some((step) => step === '..') ? 'zip-slip' : null;
}

/** The file's type in the high half of its attributes, as Unix has it (`sys/stat.h`). */
const TYPE_MASK = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;

function formFault(entry: Entry): string | null {
  const type = (entry.externalFileAttributes >>> 16) & TYPE_MASK;
  if (type !== 0 && type !== REGULAR && type !== FOLDER) return 'zip-symlink';
  if (entry.isEncrypted()) return 'zip-encrypted';
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return 'zip-method';
  return null;
}

function isLitter(name: string): boolean {
  const steps = name.split('/');
  const last = steps.at(-1) ?? '';
  return steps[0] === '__MACOSX' || last === '.DS_Store' || last.startsWith('._') || last === 'Thumbs.db';
}

function isArchive(name: string): boolean {
  return /\.(zip|rar|7z|gz|tgz|tar|bz2|xz|zst|cab|arj|lzh)$/i.test(name);
}
