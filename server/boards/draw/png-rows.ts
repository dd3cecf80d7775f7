import { once } from 'node:events';
import { constants, crc32, createDeflate, type Deflate } from 'node:zlib';

const SIGN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INCH_M = 0.0254;
/** Samples are shown as sRGB, perceptual. */
const SRGB = Buffer.from([0]);

/** A PNG (W3C PNG, third edition) of 8 bits a channel, made as its rows come; it says how large a pixel is on paper. */
export class PngRows {
  readonly #width: number;
  readonly #head: Buffer[];
  readonly #data: Buffer[] = [];
  // Of maps, rows as they are become smaller than rows by their differences (measured).
  readonly #deflate: Deflate = createDeflate({ level: 6, strategy: constants.Z_DEFAULT_STRATEGY });

  constructor(width: number, height: number, dpi: number) {
    this.#width = width;
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, 2], 8);
    const size = Buffer.alloc(9);
    const perMetre = Math.round(dpi / INCH_M);
    size.writeUInt32BE(perMetre, 0);
    size.writeUInt32BE(perMetre, 4);
    size[8] = 1;
    this.#head = [SIGN, chunk('IHDR', header), chunk('sRGB', SRGB), chunk('pHYs', size)];
    this.#deflate.on('data', (part: Buffer) => this.#data.push(part));
  }

  /** So many rows of opaque pixels, of four bytes each. */
  async add(rgba: Uint8Array, rows: number): Promise<void> {
    const width = this.#width;
    const raw = Buffer.allocUnsafe(rows * (1 + 3 * width));
    let to = 0;
    for (let row = 0, from = 0; row < rows; row++) {
      raw[to++] = 0;
      for (let i = 0; i < width; i++, from += 4) {
        raw[to++] = rgba[from]!;
        raw[to++] = rgba[from + 1]!;
        raw[to++] = rgba[from + 2]!;
      }
    }
    if (!this.#deflate.write(raw)) await once(this.#deflate, 'drain');
  }

  async end(): Promise<Buffer> {
    const ended = once(this.#deflate, 'end');
    this.#deflate.end();
    await ended;
    const data = this.#data.map((part) => chunk('IDAT', part));
    return Buffer.concat([...this.#head, ...data, chunk('IEND', Buffer.alloc(0))]);
  }
}

function chunk(name: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(content.length + 12);
  whole.writeUInt32BE(content.length, 0);
  whole.write(name, 4, 'latin1');
  content.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}
