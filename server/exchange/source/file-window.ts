import { type FileHandle, open } from 'node:fs/promises';

/** How much of a file is held at once, bytes. */
const WINDOW_BYTES = 1024 * 1024;
/** How much is read at a place that does not follow the one before, bytes: an index may lead to and fro. */
const LEAP_BYTES = 4096;

/** A window that moves over a file on the disk: reads forward without a call for each record, and holds no more than it must. */
export class FileWindow {
  readonly size: number;
  readonly #handle: FileHandle;
  #buffer: Buffer = Buffer.alloc(0);
  #from = 0;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  static async open(path: string): Promise<FileWindow> {
    const handle = await open(path, 'r');
    try {
      return new FileWindow(handle, (await handle.stat()).size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** The bytes from `at`, `length` of them, if the window is over them now; they are valid until the next `load`. */
  peek(at: number, length: number): Buffer | null {
    const from = at - this.#from;
    return from >= 0 && from + length <= this.#buffer.length
      ? this.#buffer.subarray(from, from + length)
      : null;
  }

  /** Moves the window so that it begins at `at`, and gives `length` bytes, fewer only where the file ends: no more is allocated than it has. */
  async load(at: number, length: number): Promise<Buffer> {
    const left = Math.max(0, this.size - at);
    const past = at - this.#from - this.#buffer.length;
    const follows = at >= this.#from && past <= LEAP_BYTES;
    const wanted = Math.min(left, Math.max(length, follows ? WINDOW_BYTES : LEAP_BYTES));
    const buffer = Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await this.#handle.read(buffer, filled, wanted - filled, at + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    this.#buffer = buffer.subarray(0, filled);
    this.#from = at;
    return this.#buffer.subarray(0, Math.min(length, filled));
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
