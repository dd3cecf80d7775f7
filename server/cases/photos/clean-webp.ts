import type { Cleaned } from './clean-photo.ts';
import { readOrientation, tiffOfOrientation } from './exif-orientation.ts';

const ALPHA_FLAG = 0x10;
const EXIF_FLAG = 0x08;
const EXIF_PREFIX = 'Exif\0\0';

/**
 * A still WebP (RFC 9649) of its picture and transparency alone; null where it is none, or it moves. EXIF, XMP, colour
 * profiles, what is not known and what stands behind the end go.
 */
export function cleanWebp(bytes: Buffer): Cleaned | null {
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  let orientation = 1;
  let picture: Buffer | null = null;
  let alpha: Buffer | null = null;
  let size: Pixels | null = null;
  for (let at = 12; at + 8 <= end; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (content.length < length) return null;
    if (name === 'ANIM' || name === 'ANMF') return null;
    if ((name === 'VP8 ' || name === 'VP8L') && !picture) {
      size = name === 'VP8 ' ? lossySize(content) : losslessSize(content);
      if (!size) return null;
      picture = chunk(name, content);
    } else if (name === 'ALPH' && !picture) alpha = chunk(name, content);
    else if (name === 'EXIF') {
      const prefixed = content.toString('latin1', 0, 6) === EXIF_PREFIX;
      orientation = readOrientation(prefixed ? content.subarray(6) : content);
    }
    at += 8 + length + (length % 2);
  }
  if (!picture || !size) return null;
  const { width, height, hasAlpha } = size;
  const isTurned = orientation !== 1;
  const extended = isTurned || alpha !== null;
  const flags = (alpha || hasAlpha ? ALPHA_FLAG : 0) | (isTurned ? EXIF_FLAG : 0);
  const body = [
    Buffer.from('WEBP', 'latin1'),
    ...(extended ? [chunk('VP8X', canvas(flags, width, height))] : []),
    ...(alpha ? [alpha] : []),
    picture,
    ...(isTurned ? [chunk('EXIF', tiffOfOrientation(orientation))] : []),
  ];
  // Browsers show a WebP as it is stored, whatever its EXIF says; who turns it still can.
  return { width, height, orientation: 1, bytes: riff(body) };
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
}

/** Of a VP8 key frame (RFC 6386, 9.1). */
function lossySize(frame: Buffer): Pixels | null {
  if (frame.length < 10 || frame.readUIntBE(3, 3) !== 0x9d012a) return null;
  const side = (at: number) => frame.readUInt16LE(at) & 0x3fff;
  return { width: side(6), height: side(8), hasAlpha: false };
}

function losslessSize(stream: Buffer): Pixels | null {
  if (stream.length < 5 || stream[0] !== 0x2f) return null;
  const bits = stream.readUInt32LE(1);
  return {
    width: (bits & 0x3fff) + 1,
    height: ((bits >>> 14) & 0x3fff) + 1,
    hasAlpha: ((bits >>> 28) & 1) === 1,
  };
}

function canvas(flags: number, width: number, height: number): Buffer {
  const content = Buffer.alloc(10);
  content[0] = flags;
  content.writeUIntLE(width - 1, 4, 3);
  content.writeUIntLE(height - 1, 7, 3);
  return content;
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

function riff(body: readonly Buffer[]): Buffer {
  const content = Buffer.concat(body);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}
