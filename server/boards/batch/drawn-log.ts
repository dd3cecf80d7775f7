import { createHash } from 'node:crypto';
import type { Mark } from '../../../domain/board/drawing.ts';
import type { DrawnSheet } from './batch-task.ts';
import type { RecordLog } from './record-log.ts';

/** Pictures are numbered from here: far beyond the sheets of any batch. */
const FIRST_PICTURE = 1_000_000;

/** Drawn sheets in a log, by their place in the book. A picture that all of them have (a logo) is written once. */
export class DrawnLog {
  readonly #log: RecordLog;
  readonly #pictures: Uint8Array[] = [];
  readonly #known = new Map<string, number>();

  private constructor(log: RecordLog) {
    this.#log = log;
  }

  static async of(log: RecordLog): Promise<DrawnLog> {
    const drawn = new DrawnLog(log);
    for (let i = 0; log.has(FIRST_PICTURE + i); i++)
      drawn.#know(await log.read<Uint8Array>(FIRST_PICTURE + i));
    return drawn;
  }

  has(place: number): boolean {
    return this.#log.has(place);
  }

  async append(place: number, sheet: DrawnSheet): Promise<void> {
    const before = this.#pictures.length;
    const drawings = sheet.drawings.map((drawing) => ({
      ...drawing,
      marks: drawing.marks.map((mark) => this.#withoutPicture(mark)),
    }));
    for (let i = before; i < this.#pictures.length; i++)
      await this.#log.append(FIRST_PICTURE + i, this.#pictures[i]);
    await this.#log.append(place, { ...sheet, drawings });
  }

  async read(place: number): Promise<DrawnSheet> {
    const sheet = await this.#log.read<DrawnSheet>(place);
    const drawings = sheet.drawings.map((drawing) => ({
      ...drawing,
      marks: drawing.marks.map((mark) => this.#withPicture(mark)),
    }));
    return { ...sheet, drawings };
  }

  /** The place of the picture stands where its bytes were. */
  #withoutPicture(mark: Mark): Mark {
    if (mark.kind === 'group')
      return { ...mark, marks: mark.marks.map((inner) => this.#withoutPicture(inner)) };
    if (mark.kind !== 'image') return mark;
    const at = this.#know(mark.bytes);
    return { ...mark, bytes: Uint8Array.from(Buffer.from(String(at))) };
  }

  #withPicture(mark: Mark): Mark {
    if (mark.kind === 'group') return { ...mark, marks: mark.marks.map((inner) => this.#withPicture(inner)) };
    if (mark.kind !== 'image') return mark;
    return { ...mark, bytes: this.#pictures[Number(Buffer.from(mark.bytes).toString())]! };
  }

  #know(bytes: Uint8Array): number {
    const digest = createHash('sha256').update(bytes).digest('hex');
    let at = this.#known.get(digest);
    if (at === undefined) {
      at = this.#pictures.push(bytes) - 1;
      this.#known.set(digest, at);
    }
    return at;
  }
}
