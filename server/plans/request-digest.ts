import { createHash } from 'node:crypto';

/** SHA-256 of a JSON value, whatever the order of its keys: the same request gives the same digest. */
export function requestDigest(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value, sortedKeys)).digest();
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
