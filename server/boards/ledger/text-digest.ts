import { createHash } from 'node:crypto';

/** 128 bits of SHA-256: two parts of sheets that differ never have the same one. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
