import { logoTooLarge } from '../../../domain/board/read-template.ts';
import { LOGO_MOST_BYTES, LOGO_MOST_PIXELS } from '../../../domain/board/template.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { cleanJpeg } from '../../cases/photos/clean-jpeg.ts';
import type { Cleaned } from '../../cases/photos/clean-photo.ts';
import { cleanPng } from '../../cases/photos/clean-png.ts';
import { decodePng } from './decode-png.ts';

export interface Logo {
  readonly type: 'png' | 'jpeg';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** The picture alone: nothing is said in it of place, time or camera. */
  readonly bytes: Buffer;
}

const PNG_SIGN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG_SIGN = Buffer.from([0xff, 0xd8, 0xff]);
/** Four inks: what is made for a printing press, and comes out in other colours on each screen. */
const INKS = 4;

/**
 * An office's logo, judged by what is in it and not by its name. Refuses `logo-too-large` (500 kB, 4,000 pixels a side),
 * `logo-not-an-image` (no PNG, no JPEG of grey or RGB, or a broken one; an SVG is none: it can hold more than a picture),
 * `logo-turned` (a photo that is to be turned by whoever shows it: not all who print it do).
 */
export function checkLogo(bytes: Uint8Array): Result<Logo> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length > LOGO_MOST_BYTES) return logoTooLarge();
  const type = beginsWith(file, PNG_SIGN) ? 'png' : beginsWith(file, JPEG_SIGN) ? 'jpeg' : null;
  const cleaned = type && (type === 'png' ? cleanPng(file) : cleanJpeg(file));
  if (!type || !cleaned || cleaned.width < 1 || cleaned.height < 1) return refuse('logo-not-an-image');
  const { width, height, orientation } = cleaned;
  if (Math.max(width, height) > LOGO_MOST_PIXELS) return logoTooLarge();
  if (!(type === 'png' ? decodePng(cleaned.bytes) : isOrdinaryJpeg(cleaned)))
    return refuse('logo-not-an-image');
  if (orientation !== 1) return refuse('logo-turned');
  return ok({ type, width, height, bytes: cleaned.bytes });
}

function beginsWith(file: Buffer, sign: Buffer): boolean {
  return file.subarray(0, sign.length).equals(sign);
}

/** Baseline or progressive, of 8 bits, of grey or three colours (ITU-T T.81, B.2.2). */
function isOrdinaryJpeg({ bytes }: Cleaned): boolean {
  for (let at = 2; at + 10 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!;
    if (marker < 0xc0 || marker > 0xcf || marker === 0xc4 || marker === 0xcc) continue;
    const inks = bytes[at + 9]!;
    return marker <= 0xc2 && bytes[at + 4] === 8 && inks > 0 && inks < INKS;
  }
  return false;
}
