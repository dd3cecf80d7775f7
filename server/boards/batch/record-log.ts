import { type FileHandle, open } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Before each record: what marks one, its number, its length, and the CRC-32 of what follows. */
const HEAD_BYTES = 16;
/** A disk that lost its power may have put zeros where nothing was written. */
const MARK = 0x5445_5353;
/** The record that says that there are no more to come. */
const LAST = 0xffff_ffff;
/** What is being written may wait for the disk so long in the meantime; a killed process loses nothing that it has handed over. */
const SYNC_EVERY = 16;
/** Three times as quick as the usual level, and a tenth larger. */
const COMPRESSION = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

interface Place {
  readonly at: number;
  readonly length: number;
}

/**
 * Values by number in one file that only grows: whoever is killed while writing finds all but the last when it is opened again. Of the
 * values none is kept in memory.
 */
export class RecordLog {
  readonly #file: FileHandle;
  readonly #places: Map<number, Place>;
  #end: number;
  #isFinished: boolean;
  #unsynced = 0;

  private constructor(file: FileHandle, read: Whole) {
    this.#file = file;
    this.#places = read.places;
    this.#end = read.end;
    this.#isFinished = read.isFinished;
  }

  /** Opens what is there; what was being written when the writer ended is cut off. */
  static async open(path: string): Promise<RecordLog> {
    const file = await open(path, 'a+');
    try {
      const whole = await readWhole(file);
      if ((await file.stat()).size > whole.end) await file.truncate(whole.end);
      return new RecordLog(file, whole);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Whether all that was to be written has been. */
  get isFinished(): boolean {
    return this.#isFinished;
  }

  get count(): number {
    return this.#places.size;
  }

  has(number: number): boolean {
    return this.#places.has(number);
  }

  async append(number: number, value: unknown): Promise<void> {
    const content = zstdCompressSync(serialize(value), COMPRESSION);
    await this.#write(number, content);
    this.#places.set(number, { at: this.#end - content.length, length: content.length });
    if (++this.#unsynced >= SYNC_EVERY) await this.#sync();
  }

  /** Throws where there is no such record: that is a bug of the caller's. */
  async read<T>(number: number): Promise<T> {
    const place = this.#places.get(number);
    if (!place) throw new Error(`there is no record ${number}`);
    const content = Buffer.alloc(place.length);
    await this.#file.read(content, 0, place.length, place.at);
    return deserialize(zstdDecompressSync(content)) as T;
  }

  /** Says that no more is to come; on the disk when it resolves. */
  async finish(): Promise<void> {
    await this.#write(LAST, Buffer.alloc(0));
    await this.#sync();
    this.#isFinished = true;
  }

  /** Forgets all of it. */
  async clear(): Promise<void> {
    if (this.#end > 0) await this.#file.truncate(0);
    this.#places.clear();
    this.#end = 0;
    this.#isFinished = false;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #write(number: number, content: Buffer): Promise<void> {
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32LE(MARK, 0);
    head.writeUInt32LE(number, 4);
    head.writeUInt32LE(content.length, 8);
    head.writeUInt32LE(crc32(content), 12);
    // Goes on until all of it is written: a disk that is almost full takes a part.
    await this.#file.appendFile(Buffer.concat([head, content]));
    this.#end += HEAD_BYTES + content.length;
  }

  async #sync(): Promise<void> {
    await this.#file.datasync();
    this.#unsynced = 0;
  }
}

interface Whole {
  readonly places: Map<number, Place>;
  readonly end: number;
  readonly isFinished: boolean;
}

async function readWhole(file: FileHandle): Promise<Whole> {
  const places = new Map<number, Place>();
  const head = Buffer.alloc(HEAD_BYTES);
  const { size } = await file.stat();
  for (let end = 0; ; ) {
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, end);
    if (bytesRead < HEAD_BYTES || head.readUInt32LE(0) !== MARK) return { places, end, isFinished: false };
    const [number, length] = [head.readUInt32LE(4), head.readUInt32LE(8)];
    if (number === LAST) return { places, end: end + HEAD_BYTES, isFinished: true };
    if (end + HEAD_BYTES + length > size) return { places, end, isFinished: false };
    const content = Buffer.alloc(length);
    await file.read(content, 0, length, end + HEAD_BYTES);
    if (crc32(content) !== head.readUInt32LE(12)) return { places, end, isFinished: false };
    places.set(number, { at: end + HEAD_BYTES, length });
    end += HEAD_BYTES + length;
  }
}
