import { ok, type Result, refuse } from '../../../domain/result.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';

/** A picture without anything said about it: no place, no time, no camera. */
export interface CleanPhoto {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  /** Pixels, as it is shown: turned the way its orientation says. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

/** What a cleaner of one format gives: pixels as they are stored, and how they are to be turned (EXIF, 1 to 8). */
export interface Cleaned {
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly bytes: Buffer;
}

/** A picture of a few kB can say that it is larger than any screen's memory. */
const PIXELS_MAX = 100_000_000;
const SIDE_MAX = 20_000;

/**
 * Reads what a file is from what is in it, whatever it is called, and takes out everything but the picture: location, time,
 * camera, comments, previews, colour profiles, whatever stands behind its end. How it is to be turned stays, alone. Refuses
 * `photo-kind` (no JPEG, PNG or WebP), `photo-broken`, `photo-too-large` (pixels).
 */
export function cleanPhoto(bytes: Buffer): Result<CleanPhoto> {
  const format = FORMATS.find(({ begins }) => begins(bytes));
  if (!format) return refuse('photo-kind');
  const cleaned = format.clean(bytes);
  if (!cleaned) return refuse('photo-broken');
  const { width, height, orientation } = cleaned;
  if (width < 1 || height < 1) return refuse('photo-broken');
  if (Math.max(width, height) > SIDE_MAX || width * height > PIXELS_MAX)
    return refuse('photo-too-large', { width, height });
  const lies = orientation >= 5;
  return ok({
    type: format.type,
    width: lies ? height : width,
    height: lies ? width : height,
    bytes: cleaned.bytes,
  });
}

const PNG_SIGN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const FORMATS: readonly {
  readonly type: CleanPhoto['type'];
  begins(bytes: Buffer): boolean;
  clean(bytes: Buffer): Cleaned | null;
}[] = [
  {
    type: 'image/jpeg',
    begins: (bytes) => bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff,
    clean: cleanJpeg,
  },
  { type: 'image/png', begins: (bytes) => bytes.subarray(0, 8).equals(PNG_SIGN), clean: cleanPng },
  {
    type: 'image/webp',
    begins: (bytes) =>
      bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
    clean: cleanWebp,
  },
];
