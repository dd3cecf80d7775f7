import type { Cleaned } from './clean-photo.ts';
import { readOrientation, tiffOfOrientation } from './exif-orientation.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
/** Adobe's: without it the colours of some pictures are read wrong. It says nothing else. */
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const ADOBE_BYTES = 12;

/**
 * A JPEG (ITU-T T.81) of its frames, tables and scans alone, up to its end of image; null where it is none. Application
 * data goes: EXIF, XMP, IPTC, ICC, previews; and comments. What follows the end (a second picture, a film) goes too.
 */
export function cleanJpeg(bytes: Buffer): Cleaned | null {
  const kept: Buffer[] = [];
  let orientation = 1;
  let size: { readonly width: number; readonly height: number } | null = null;
  let scans = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    // Any number of fill bytes may stand before a marker.
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === undefined || marker < 0xc0 || marker === SOI || isReserved(marker)) return null;
    if (marker === EOI) break;
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const content = bytes.subarray(at + 4, end);
    if (marker === APP1 && content.subarray(0, 6).equals(EXIF) && orientation === 1)
      orientation = readOrientation(content.subarray(6));
    if (isFrame(marker)) {
      if (content.length < 6) return null;
      size = { height: content.readUInt16BE(1), width: content.readUInt16BE(3) };
    }
    if (marker === APP14 && content.toString('latin1', 0, 5) === 'Adobe' && content.length >= ADOBE_BYTES)
      kept.push(segment(APP14, content.subarray(0, ADOBE_BYTES)));
    else if (!(marker >= APP0 && marker <= APP15) && marker !== COMMENT) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== SOS) continue;
    const next = endOfScan(bytes, at);
    if (next === null) return null;
    kept.push(bytes.subarray(at, next));
    scans++;
    at = next;
  }
  if (!size || scans === 0) return null;
  const turned =
    orientation === 1 ? [] : [segment(APP1, Buffer.concat([EXIF, tiffOfOrientation(orientation)]))];
  const whole = [Buffer.from([0xff, SOI]), ...turned, ...kept, Buffer.from([0xff, EOI])];
  return { ...size, orientation, bytes: Buffer.concat(whole) };
}

/** Start of frame: baseline to differential lossless, but for the tables and marks between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Restarts stand within scans alone; the extensions of JPEG are nothing that a camera writes. */
function isReserved(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd7) || marker === 0xc8 || (marker >= 0xf0 && marker !== COMMENT);
}

/** Where the next marker stands behind a scan's data: not a stuffed zero, nor one of the restarts within it. */
function endOfScan(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return null;
    const within = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!within) return at;
  }
  return null;
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
