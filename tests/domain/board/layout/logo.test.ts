import { expect, test } from 'vitest';
import { readLogo } from '../../../../domain/board/layout/logo.ts';

/** The signature, and an IHDR of that size; what comes after is not read. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes);
  bytes.write('IHDR', 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.toString('base64');
}

/** A comment before the start of the frame. */
function jpeg(width: number, height: number): string {
  const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 0, 0, 0];
  return Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 65, 66, ...frame]).toString('base64');
}

test.each([
  ['png', png(300, 100), 3],
  ['png', png(100, 300), 1 / 3],
  ['png', png(10_000, 1), 6],
  ['jpeg', jpeg(640, 320), 2],
] as const)('the shape of a %s is read from its head', (type, base64, shape) => {
  const logo = readLogo({ type, base64 })!;
  expect(logo.shape).toBeCloseTo(shape, 9);
  expect(Buffer.from(logo.bytes).toString('base64')).toBe(base64);
});

test.each([
  ['png', ''],
  ['png', '<svg/>'],
  ['png', png(0, 5)],
  ['png', jpeg(64, 32)],
  ['jpeg', png(64, 32)],
  ['jpeg', '/9j/'],
] as const)('what is no %s is none: %s', (type, base64) => {
  expect(readLogo({ type, base64 })).toBeNull();
});
