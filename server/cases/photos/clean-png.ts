import { crc32 } from 'node:zlib';
import type { Cleaned } from './clean-photo.ts';
import { readOrientation, tiffOfOrientation } from './exif-orientation.ts';

/** What a picture needs to be drawn, and to have its colours. Texts, times, EXIF, profiles and what is not known go. */
const KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'pHYs',
  'cICP',
]);
const SIGN_BYTES = 8;

/** A PNG (W3C PNG, third edition) of those chunks alone, up to its end; null where it is none, or a chunk is not whole. */
export function cleanPng(bytes: Buffer): Cleaned | null {
  const kept: Buffer[] = [bytes.subarray(0, SIGN_BYTES)];
  let size: { readonly width: number; readonly height: number } | null = null;
  let orientation = 1;
  let hasPixels = false;
  for (let at = SIGN_BYTES; ; ) {
    if (at + 12 > bytes.length) return null;
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, end - 4);
    if ((name === 'IHDR') !== (size === null)) return null;
    if (name === 'IHDR') {
      if (length !== 13) return null;
      size = { width: content.readUInt32BE(0), height: content.readUInt32BE(4) };
    }
    if (name === 'eXIf') orientation = readOrientation(content);
    if (KEPT.has(name)) {
      if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
      hasPixels ||= name === 'IDAT';
      kept.push(bytes.subarray(at, end));
    }
    at = end;
    if (name !== 'IEND') continue;
    if (!size || !hasPixels) return null;
    // Before the pixels, where those who draw as they read look for it.
    if (orientation !== 1) kept.splice(2, 0, chunk('eXIf', tiffOfOrientation(orientation)));
    return { ...size, orientation, bytes: Buffer.concat(kept) };
  }
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), whole.length - 4);
  return whole;
}
