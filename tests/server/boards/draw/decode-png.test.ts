import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { decodePng } from '../../../../server/boards/draw/decode-png.ts';
import { type Renderer, renderer } from '../../../../server/boards/draw/resvg.ts';

let Resvg: Renderer;

beforeAll(async () => {
  Resvg = await renderer();
});

const KINDS = [
  { colour: 0, samples: 1, bits: [1, 2, 4, 8, 16] },
  { colour: 2, samples: 3, bits: [8, 16] },
  { colour: 3, samples: 1, bits: [1, 2, 4, 8] },
  { colour: 4, samples: 2, bits: [8, 16] },
  { colour: 6, samples: 4, bits: [8, 16] },
] as const;
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Wish {
  readonly kind: (typeof KINDS)[number];
  readonly bits: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  readonly seed: number;
  readonly transparent: boolean;
}

/** A picture of any kind of PNG: its rows are random bytes behind random filters, which is a picture as well. */
const anyPng = fc.constantFrom(...KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    bits: fc.constantFrom(...kind.bits),
    width: fc.integer({ min: 1, max: 20 }),
    height: fc.integer({ min: 1, max: 20 }),
    interlaced: fc.boolean(),
    seed: fc.nat(),
    transparent: fc.boolean(),
  }),
);

function write({ kind, bits, width, height, interlaced, seed, transparent }: Wish): Buffer {
  let state = (seed % 2147483646) + 1;
  const random = (n: number) => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
  const randomBytes = (length: number) => Buffer.from(Array.from({ length }, () => random(256)));
  const rows: Buffer[] = [];
  for (const [left, top, across, down] of interlaced ? PASSES : ([[0, 0, 1, 1]] as const)) {
    const columns = Math.max(0, Math.ceil((width - left) / across));
    if (columns === 0) continue;
    for (let y = top; y < height; y += down) {
      const row = randomBytes(1 + Math.ceil((columns * kind.samples * bits) / 8));
      row[0] = random(5);
      rows.push(row);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, kind.colour, 0, 0, interlaced ? 1 : 0], 8);
  const colours = 2 ** bits;
  const clear =
    kind.colour === 3
      ? randomBytes(colours)
      : Buffer.concat(
          Array.from({ length: kind.samples }, () =>
            Buffer.from([0, bits < 8 ? random(colours) : random(4)]),
          ),
        );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(kind.colour === 3 ? [chunk('PLTE', randomBytes(3 * colours))] : []),
    ...(transparent && kind.colour < 4 ? [chunk('tRNS', clear)] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const whole = Buffer.concat([Buffer.alloc(4), body, Buffer.alloc(4)]);
  whole.writeUInt32BE(content.length, 0);
  whole.writeUInt32BE(crc32(body), whole.length - 4);
  return whole;
}

/** The same picture as another program reads it, on black and on white: what is clear is told by the two. */
function seenBy(png: Buffer, width: number, height: number, background: string): Uint8Array {
  const data = png.toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="data:image/png;base64,${data}"/></svg>`;
  return new Resvg(svg, { background, font: { fontBuffers: [] } }).render().pixels;
}

test('every kind of PNG is read as another program reads it', () => {
  fc.assert(
    fc.property(anyPng, (wish) => {
      const png = write(wish);
      const read = decodePng(png)!;
      expect([read.width, read.height]).toEqual([wish.width, wish.height]);
      for (const [background, level] of [
        ['#000000', 0],
        ['#ffffff', 255],
      ] as const) {
        const seen = seenBy(png, wish.width, wish.height, background);
        let worst = 0;
        for (let i = 0; i < seen.length; i++) {
          if (i % 4 === 3) continue;
          const share = read.rgba[i - (i % 4) + 3]! / 255;
          const laid = read.rgba[i]! * share + level * (1 - share);
          worst = Math.max(worst, Math.abs(seen[i]! - laid));
        }
        // 16 bits become 8, and are laid on the background, in another order.
        expect(worst).toBeLessThanOrEqual(3);
      }
    }),
    { numRuns: 250 },
  );
});

test('a broken PNG is none, wherever it breaks', () => {
  fc.assert(
    fc.property(anyPng, fc.nat(), fc.integer({ min: 1, max: 255 }), (wish, place, change) => {
      const png = write(wish);
      expect(decodePng(png.subarray(0, 33 + (place % Math.max(1, png.length - 60))))).toBeNull();
      png[8 + (place % (png.length - 8))]! ^= change;
      const read = decodePng(png);
      if (read) expect(read.rgba.length).toBe(read.width * read.height * 4);
    }),
    { numRuns: 500 },
  );
});
