import { crc32 } from 'node:zlib';

/** Pictures of 24 × 16 pixels as a browser's canvas writes them: left red, right blue, `alpha` and `png` with a clear edge. */
const PICTURES = {
  jpeg: [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
    'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
    'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
    'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
    'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
    'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQ',
    'FxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgo',
    'KCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAABQAH',
    '/8QAGBABAAMBAAAAAAAAAAAAAAAAAAZEgsH/xAAVAQEBAAAAAAAAAAAAAAAAAAAHAP/EABoRAAEFAQAAAAAAAAAAAAAAAAACAwY1',
    'grL/2gAMAwEAAhEDEQA/AMnDSKvrhkNIq+uKGXTGuFCpLKl7PSQVJHcGD//Z',
  ],
  webp: [
    'UklGRkYCAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
    'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
    'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
    'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
    'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
    'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggWAAAABAEAJ0BKhgAEAA+bSqRRaQioZgEAEAG',
    'xKAJ0yhHchQH4AV3/uAAG44AAP71yf7If/4a//APL/YrSQwPZ72dDIcQA//3sF4c6Dnr/92C6MLAIQ6DbIwAAAA=',
  ],
  lossless: [
    'UklGRgoCAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
    'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
    'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
    'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
    'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
    'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMGwAAAC8XwAMADxADfRjo+Q8HQgLCA//X6hZE',
    '9D+SFwA=',
  ],
  alpha: [
    'UklGRmICAABXRUJQVlA4WAoAAAAwAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
    'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
    'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
    'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
    'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
    'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBIEwAAAAEPMP8REUIsmPhbZbY/goj+R8wAVlA4',
    'IFgAAABQAwCdASoYABAAPtFUo0uoJKMhsAgBABoJYgCsG+ARgABmwAD+7w/sTfF9knmkaVT8y72ybA1UC9PaCn7fgf/H/5N/ofaN',
    'fotwzLfj/8m4xywhH8jxAAAA',
  ],
  png: [
    'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAAOUlEQVR4AeySwQkAQAjDwu0/nBt5C1iKbyv0I4VA6ENcQU+B6k0k',
    'QHDX7wCssiiKImvAFrKiA4o+AAAA//90y1RpAAAABklEQVQDAAseIK+kNvjOAAAAAElFTkSuQmCC',
  ],
};

export type Picture = keyof typeof PICTURES;

export function picture(name: Picture): Buffer {
  return Buffer.from(PICTURES[name].join(''), 'base64');
}

/** What must be nowhere in a picture that is kept. */
export const SECRETS = ['SECRETPHONE', 'SECRETXMP', 'SECRETTEXT', 'SECRETTAIL', '2026:11:22'];

/** 34°24′36.72″N 115°39′7.2″E, as the rationals of a GPS directory. */
export const GPS_RATIONALS = Buffer.from(
  [34, 1, 24, 1, 3672, 100].flatMap((n) => [(n >> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255]),
);

/** The TIFF structure that a phone writes: its make, how it was held, when, and where by GPS. */
export function exifOfPhone(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const out = Buffer.alloc(400);
  let end = 0;
  const u16 = (at: number, n: number) =>
    order === 'II' ? out.writeUInt16LE(n, at) : out.writeUInt16BE(n, at);
  const u32 = (at: number, n: number) =>
    order === 'II' ? out.writeUInt32LE(n, at) : out.writeUInt32BE(n, at);
  out.write(order, 0, 'latin1');
  u16(2, 42);
  u32(4, 8);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    u16(at, tag);
    u16(at + 2, type);
    u32(at + 4, count);
    if (type === 3) u16(at + 8, value);
    else u32(at + 8, value);
  };
  u16(8, 4);
  entry(10, 0x010f, 2, 12, 200);
  entry(22, 0x0112, 3, 1, orientation);
  entry(34, 0x0132, 2, 20, 220);
  entry(46, 0x8825, 4, 1, 100);
  u16(100, 2);
  entry(102, 2, 5, 3, 260);
  entry(114, 4, 5, 3, 300);
  out.write('SECRETPHONE\0', 200, 'latin1');
  out.write('2026:11:22 08:30:00\0', 220, 'latin1');
  GPS_RATIONALS.copy(out, 260);
  GPS_RATIONALS.copy(out, 300);
  end = 340;
  return out.subarray(0, end);
}

function jpegSegment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A JPEG as a phone writes it: EXIF, XMP, IPTC, a comment, and a second picture behind the end. */
export function jpegOfPhone(orientation: number, order?: 'II' | 'MM'): Buffer {
  const plain = picture('jpeg');
  return Buffer.concat([
    plain.subarray(0, 2),
    jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOfPhone(orientation, order)])),
    jpegSegment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x>SECRETXMP</x>', 'latin1')),
    jpegSegment(0xed, Buffer.from('Photoshop 3.0\u00008BIM SECRETTEXT', 'latin1')),
    jpegSegment(0xfe, Buffer.from('SECRETTEXT', 'latin1')),
    plain.subarray(2),
    Buffer.from('SECRETTAIL', 'latin1'),
    plain,
  ]);
}

function pngChunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(content.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), out.length - 4);
  return out;
}

/** A PNG with EXIF, texts of three kinds and a time, some of them behind the pixels. */
export function pngOfPhone(orientation: number): Buffer {
  const plain = picture('png');
  const end = plain.length - 12;
  return Buffer.concat([
    plain.subarray(0, 33),
    pngChunk('tEXt', Buffer.from('Comment\0SECRETTEXT', 'latin1')),
    pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0SECRETXMP', 'latin1')),
    pngChunk('tIME', Buffer.from([7, 234, 11, 22, 8, 30, 0])),
    plain.subarray(33, end),
    pngChunk('eXIf', exifOfPhone(orientation)),
    plain.subarray(end),
    Buffer.from('SECRETTAIL', 'latin1'),
  ]);
}

function webpChunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** A WebP with EXIF and XMP behind its picture, and something behind its end. */
export function webpOfPhone(name: 'webp' | 'lossless' | 'alpha', orientation: number): Buffer {
  const plain = picture(name);
  const whole = Buffer.concat([
    plain,
    webpChunk('EXIF', exifOfPhone(orientation)),
    webpChunk('XMP ', Buffer.from('<x>SECRETXMP</x>', 'latin1')),
    webpChunk('WHAT', Buffer.from('SECRETTEXT', 'latin1')),
  ]);
  whole[20]! |= 0x0c;
  whole.writeUInt32LE(whole.length - 8, 4);
  return Buffer.concat([whole, Buffer.from('SECRETTAIL', 'latin1')]);
}
