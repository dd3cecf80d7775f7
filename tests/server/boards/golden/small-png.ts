import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from '../../../../server/boards/draw/decode-png.ts';

/** Colours in a kept picture: a sheet has a dozen flat ones, the rest are soft edges. */
const COLOURS = 256;
/** Of 8 bits so many tell one colour from another. */
const BITS = 5;
const SIGN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture of a fraction of the pixels, each the mean of `by` × `by`. */
export function shrunk({ width, height, rgba }: Pixels, by: number): Pixels {
  const [w, h] = [Math.floor(width / by), Math.floor(height / by)];
  const small = new Uint8Array(4 * w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      for (let c = 0; c < 4; c++) {
        let sum = 0;
        for (let v = 0; v < by; v++)
          for (let u = 0; u < by; u++) sum += rgba[4 * ((y * by + v) * width + x * by + u) + c]!;
        small[4 * (y * w + x) + c] = Math.round(sum / (by * by));
      }
  return { width: w, height: h, rgba: small };
}

/** A picture in the colours of another that was kept, so that only what is otherwise differs. */
export function inColoursOf(now: Pixels, was: Pixels): Pixels {
  const colours = new Map<number, Rgb>();
  for (let i = 0; i < was.rgba.length; i += 4) {
    const rgb = [was.rgba[i]!, was.rgba[i + 1]!, was.rgba[i + 2]!] as const;
    colours.set((rgb[0] << 16) | (rgb[1] << 8) | rgb[2], rgb);
  }
  const palette = [...colours.values()];
  const nearest = nearestIn(palette);
  const rgba = new Uint8Array(now.rgba.length).fill(255);
  for (let i = 0; i < rgba.length; i += 4) rgba.set(palette[nearest(now.rgba, i)]!, i);
  return { ...now, rgba };
}

/** A PNG of indexed colours (W3C PNG, 11.2.2): the most frequent ones, any other as the one that is nearest. */
export function smallPng({ width, height, rgba }: Pixels): Buffer {
  const palette = paletteOf(rgba);
  const nearest = nearestIn(palette);
  const rows = Buffer.alloc(height * (1 + width));
  for (let y = 0, to = 0, from = 0; y < height; y++) {
    rows[to++] = 0;
    for (let x = 0; x < width; x++, from += 4) rows[to++] = nearest(rgba, from);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  return Buffer.concat([
    SIGN,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

type Rgb = readonly [number, number, number];

function keyOf(rgba: Uint8Array, at: number): number {
  const part = (c: number) => rgba[at + c]! >> (8 - BITS);
  return (part(0) << (2 * BITS)) | (part(1) << BITS) | part(2);
}

/** The means of the most frequent kinds of colour. */
function paletteOf(rgba: Uint8Array): Rgb[] {
  const kinds = new Map<number, { n: number; r: number; g: number; b: number }>();
  for (let i = 0; i < rgba.length; i += 4) {
    const key = keyOf(rgba, i);
    const kind = kinds.get(key) ?? { n: 0, r: 0, g: 0, b: 0 };
    kinds.set(key, kind);
    kind.n += 1;
    kind.r += rgba[i]!;
    kind.g += rgba[i + 1]!;
    kind.b += rgba[i + 2]!;
  }
  return [...kinds]
    .sort(([a, { n }], [b, { n: m }]) => m - n || a - b)
    .slice(0, COLOURS)
    .map(([, { n, r, g, b }]) => [Math.round(r / n), Math.round(g / n), Math.round(b / n)]);
}

/** The place in a palette of the colour that is nearest to a pixel's; the same for the same colour. */
function nearestIn(palette: readonly Rgb[]): (rgba: Uint8Array, at: number) => number {
  const known = new Map<number, number>();
  return (rgba, at) => {
    const [r, g, b] = [rgba[at]!, rgba[at + 1]!, rgba[at + 2]!];
    const key = (r << 16) | (g << 8) | b;
    let nearest = known.get(key);
    if (nearest === undefined) {
      const far = palette.map((other) => (other[0] - r) ** 2 + (other[1] - g) ** 2 + (other[2] - b) ** 2);
      nearest = far.indexOf(Math.min(...far));
      known.set(key, nearest);
    }
    return nearest;
  };
}

function chunk(name: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(content.length + 12);
  whole.writeUInt32BE(content.length, 0);
  whole.write(name, 4, 'latin1');
  content.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}
