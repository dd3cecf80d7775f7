import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CleanPhoto, cleanPhoto } from '../../../../server/cases/photos/clean-photo.ts';
import { readOrientation } from '../../../../server/cases/photos/exif-orientation.ts';
import {
  GPS_RATIONALS,
  jpegOfPhone,
  type Picture,
  picture,
  pngOfPhone,
  SECRETS,
  webpOfPhone,
} from './pictures.ts';

function cleaned(bytes: Buffer): CleanPhoto {
  const clean = cleanPhoto(bytes);
  if (!clean.ok) throw new Error(clean.reason.code);
  return clean.value;
}

/** Nothing of what the phone said is in the bytes: neither its words nor the numbers of the place. */
function saysNothing(bytes: Buffer): void {
  for (const secret of SECRETS) expect(bytes.includes(secret), secret).toBe(false);
  expect(bytes.includes(GPS_RATIONALS)).toBe(false);
  // The numbers alone too: an EXIF tag of a GPS directory in either byte order.
  expect(bytes.includes(Buffer.from([0x88, 0x25, 0, 4]))).toBe(false);
  expect(bytes.includes(Buffer.from([0x25, 0x88, 4, 0]))).toBe(false);
}

const PHONES: [string, (orientation: number) => Buffer, string][] = [
  ['JPEG, big-endian EXIF', (turned) => jpegOfPhone(turned, 'MM'), 'image/jpeg'],
  ['JPEG, little-endian EXIF', (turned) => jpegOfPhone(turned, 'II'), 'image/jpeg'],
  ['PNG', pngOfPhone, 'image/png'],
  ['lossy WebP', (turned) => webpOfPhone('webp', turned), 'image/webp'],
  ['lossless WebP', (turned) => webpOfPhone('lossless', turned), 'image/webp'],
  ['WebP with transparency', (turned) => webpOfPhone('alpha', turned), 'image/webp'],
];

describe('a picture of a phone', () => {
  test.each(PHONES)('%s: place, time, camera and tail are gone, how it was held is kept', (_, make, type) => {
    for (let turned = 1; turned <= 8; turned++) {
      const bytes = make(turned);
      expect(bytes.includes(GPS_RATIONALS) || type === 'image/jpeg').toBe(true);
      const clean = cleaned(bytes);
      saysNothing(clean.bytes);
      // As a browser shows it: none turns a WebP.
      const [width, height] = turned >= 5 && type !== 'image/webp' ? [16, 24] : [24, 16];
      expect(clean).toMatchObject({ type, width, height });
      // Kept in the file itself, as whoever shows it reads it.
      const mark = clean.bytes.indexOf(Buffer.from([0x4d, 0x4d, 0, 42]));
      expect(mark >= 0).toBe(turned !== 1);
      if (mark >= 0) expect(readOrientation(clean.bytes.subarray(mark))).toBe(turned);
      // Clean already: the same bytes again.
      expect(cleaned(clean.bytes).bytes.equals(clean.bytes)).toBe(true);
    }
  });

  test('the pixels are the very same bytes', () => {
    const scan = (bytes: Buffer) => bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xda])));
    expect(scan(cleaned(jpegOfPhone(6)).bytes).equals(scan(picture('jpeg')))).toBe(true);
    for (const name of ['webp', 'lossless', 'alpha'] as const) {
      const plain = picture(name);
      const from = plain.indexOf(name === 'lossless' ? 'VP8L' : name === 'alpha' ? 'ALPH' : 'VP8 ', 20);
      expect(cleaned(webpOfPhone(name, 3)).bytes.includes(plain.subarray(from))).toBe(true);
    }
  });
});

describe('what is no picture', () => {
  test('is known by what is in it', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('GIF89a'),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from('%PDF-1.7'),
      Buffer.from('RIFF\0\0\0\0WAVE'),
      Buffer.from([0xff, 0xd8]),
    ])
      expect(cleanPhoto(bytes)).toEqual({ ok: false, reason: { code: 'photo-kind', params: {} } });
  });

  test('cut off anywhere it is refused, never thrown', () => {
    const names: Picture[] = ['jpeg', 'png', 'webp', 'lossless', 'alpha'];
    for (const name of names) {
      const whole = picture(name);
      for (let length = 12; length < whole.length - 1; length++) {
        const clean = cleanPhoto(whole.subarray(0, length));
        expect(clean.ok, `${name} of ${length}`).toBe(false);
      }
    }
  });

  test('with any byte changed it is a picture or refused, never thrown', () => {
    const made = PHONES.map(([, make]) => make(6));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: made.length - 1 }),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (which, changes) => {
          const bytes = Buffer.from(made[which]!);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const clean = cleanPhoto(bytes);
          if (clean.ok) {
            expect(clean.value.width).toBeGreaterThan(0);
            expect(clean.value.height).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('a picture that says it is huge is refused', () => {
    const bytes = picture('jpeg');
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes.writeUInt16BE(65_000, frame + 5);
    expect(cleanPhoto(bytes)).toMatchObject({
      ok: false,
      reason: { code: 'photo-too-large', params: { height: 65_000 } },
    });
  });
});
