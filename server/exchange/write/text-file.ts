import { type FileHandle, open } from 'node:fs/promises';

/** So much is written at once: each is a turn in which the server does something else. */
const CHUNK = 64 * 1024;

/** A text file written from its beginning in pieces, UTF-8. */
export class TextFile {
  readonly #file: FileHandle;
  #pending: string[] = [];
  #length = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Writes a whole file by `work`; the file is closed however that ends. */
  static async write(path: string, work: (file: TextFile) => Promise<void>): Promise<void> {
    const file = await open(path, 'w');
    try {
      const text = new TextFile(file);
      await work(text);
      await text.#flush();
    } finally {
      await file.close();
    }
  }

  async add(text: string): Promise<void> {
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length >= CHUNK) await this.#flush();
  }

  async #flush(): Promise<void> {
    const text = this.#pending.join('');
    this.#pending = [];
    this.#length = 0;
    await this.#file.writeFile(text);
  }
}
