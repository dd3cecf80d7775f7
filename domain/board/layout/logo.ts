import type { BoardTemplate } from '../template.ts';

export interface Logo {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  /** Width to height. */
  readonly shape: number;
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE = new Map([...SIGNS].map((sign, at) => [sign, at]));
/** Broader or taller than this is drawn as if it were this. */
const MOST_SHAPE = 6;

/** A template's logo as bytes with its shape, read from its head; null where that is not a picture of its kind. */
export function readLogo({ type, base64 }: NonNullable<BoardTemplate['logo']>): Logo | null {
  const bytes = fromBase64(base64);
  const size = bytes === null ? null : type === 'png' ? pngSize(bytes) : jpegSize(bytes);
  if (bytes === null || size === null || size[0] === 0 || size[1] === 0) return null;
  const shape = size[0] / size[1];
  return { type, bytes, shape: Math.min(MOST_SHAPE, Math.max(1 / MOST_SHAPE, shape)) };
}

/** Null where a sign is none of base64's (RFC 4648). */
function fromBase64(text: string): Uint8Array | null {
  const signs = text.replace(/\s+/g, '').replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4));
  let [bits, held, at] = [0, 0, 0];
  for (const sign of signs) {
    const value = VALUE.get(sign);
    if (value === undefined) return null;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  return bytes;
}

/** Width and height stand in the IHDR chunk, always the first (PNG, 11.2.2). */
function pngSize(bytes: Uint8Array): readonly [number, number] | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

/** Height and width stand in the first start-of-frame segment (ITU T.81, B.2.2). */
function jpegSize(bytes: Uint8Array): readonly [number, number] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) return null;
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
