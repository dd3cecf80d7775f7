import { inflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly rgba: Uint8Array;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colour: number;
  readonly interlaced: boolean;
}

/** Samples of a pixel and the depths allowed, by colour type: grey, RGB, palette, grey and opacity, RGBA. */
const KINDS: Readonly<Record<number, { readonly samples: number; readonly bits: readonly number[] }>> = {
  0: { samples: 1, bits: [1, 2, 4, 8, 16] },
  2: { samples: 3, bits: [8, 16] },
  3: { samples: 1, bits: [1, 2, 4, 8] },
  4: { samples: 2, bits: [8, 16] },
  6: { samples: 4, bits: [8, 16] },
};

/** The seven passes of an interlaced picture: the first column and row, and the steps. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const WHOLE = [[0, 0, 1, 1]] as const;

/** The pixels of a PNG (W3C PNG, third edition), of every kind; null where they are broken or too few. Its chunks are taken to be whole. */
export function decodePng(bytes: Uint8Array): Pixels | null {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Buffer[] = [];
  let header: Header | null = null;
  let palette = Buffer.alloc(0);
  let transparency: Buffer | null = null;
  for (let at = 8; at + 12 <= png.length; ) {
    const name = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (name === 'IHDR' && content.length === 13)
      header = {
        width: content.readUInt32BE(0),
        height: content.readUInt32BE(4),
        bits: content[8]!,
        colour: content[9]!,
        interlaced: content[12] === 1,
      };
    if (name === 'PLTE') palette = Buffer.from(content);
    if (name === 'tRNS') transparency = content;
    if (name === 'IDAT') data.push(content);
    at += 12 + content.length;
  }
  const kind = header && KINDS[header.colour];
  if (!header || !kind?.bits.includes(header.bits)) return null;
  return unpack(header, kind.samples, Buffer.concat(data), colours(header, palette, transparency));
}

type Colours = (samples: Uint16Array, rgba: Uint8Array, at: number) => void;

function unpack(header: Header, samples: number, data: Buffer, paint: Colours): Pixels | null {
  const { width, height, bits, interlaced } = header;
  const passes = (interlaced ? PASSES : WHOLE).map(([left, top, across, down]) => ({
    left,
    top,
    across,
    down,
    columns: Math.max(0, Math.ceil((width - left) / across)),
    rows: Math.max(0, Math.ceil((height - top) / down)),
  }));
  const rowBytes = (columns: number) => Math.ceil((columns * samples * bits) / 8);
  const expected = passes.reduce(
    (sum, { columns, rows }) => sum + (columns > 0 ? rows * (1 + rowBytes(columns)) : 0),
    0,
  );
  const raw = inflated(data, expected);
  if (!raw) return null;

  const rgba = new Uint8Array(width * height * 4);
  const pixel = new Uint16Array(samples);
  const near = Math.max(1, (samples * bits) >> 3);
  let from = 0;
  for (const { left, top, across, down, columns, rows } of passes) {
    if (columns === 0) continue;
    const length = rowBytes(columns);
    let above: Uint8Array = new Uint8Array(length);
    for (let row = 0; row < rows; row++) {
      const line = raw.subarray(from + 1, from + 1 + length);
      if (!unfilter(raw[from]!, line, above, near)) return null;
      for (let column = 0; column < columns; column++) {
        for (let s = 0; s < samples; s++) pixel[s] = sample(line, column * samples + s, bits);
        paint(pixel, rgba, ((top + row * down) * width + left + column * across) * 4);
      }
      above = line;
      from += 1 + length;
    }
  }
  return { width, height, rgba };
}

function inflated(data: Buffer, expected: number): Uint8Array | null {
  try {
    const raw = inflateSync(data, { maxOutputLength: expected + 1 });
    return raw.length >= expected ? raw : null;
  } catch {
    return null;
  }
}

function sample(line: Uint8Array, i: number, bits: number): number {
  if (bits === 8) return line[i]!;
  if (bits === 16) return (line[2 * i]! << 8) | line[2 * i + 1]!;
  const at = i * bits;
  return (line[at >> 3]! >> (8 - bits - (at & 7))) & ((1 << bits) - 1);
}

/** Takes a row's filter away, in place; false where there is no such filter. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, near: number): boolean {
  if (filter > 4) return false;
  if (filter === 0) return true;
  for (let i = 0; i < line.length; i++) {
    const left = i < near ? 0 : line[i - near]!;
    const up = above[i]!;
    if (filter === 1) line[i]! += left;
    else if (filter === 2) line[i]! += up;
    else if (filter === 3) line[i]! += (left + up) >> 1;
    else line[i]! += paeth(left, up, i < near ? 0 : above[i - near]!);
  }
  return true;
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** How the samples of a pixel become its colour. */
function colours({ bits, colour }: Header, palette: Buffer, transparency: Buffer | null): Colours {
  const most = (1 << bits) - 1;
  const level = (value: number) => Math.round((value * 255) / most);
  const clear = transparency;
  if (colour === 3)
    return ([i = 0], rgba, at) => {
      for (let c = 0; c < 3; c++) rgba[at + c] = palette[3 * i + c] ?? 0;
      rgba[at + 3] = clear?.[i] ?? 255;
    };
  const hasOpacity = colour >= 4;
  const isGrey = colour === 0 || colour === 4;
  return (samples, rgba, at) => {
    for (let c = 0; c < 3; c++) rgba[at + c] = level(samples[isGrey ? 0 : c]!);
    const isClear =
      !hasOpacity &&
      clear !== null &&
      clear.length >= 2 * samples.length &&
      samples.every((value, c) => value === clear.readUInt16BE(2 * c));
    rgba[at + 3] = hasOpacity ? level(samples[samples.length - 1]!) : isClear ? 0 : 255;
  };
}
