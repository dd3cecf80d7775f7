import { readFile } from 'node:fs/promises';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type FeatureRow, readFeatures } from '../exchange/read-features.ts';
import { isTooDeep } from '../json-text.ts';

/**
 * The features of a GeoJSON file. Refuses `file-unreadable` (there is none, or no right to it), `not-json`, `too-deep`, and what
 * `readFeatures` refuses; a feature with a fault is given with it.
 */
export async function readGeoJsonFile(path: string): Promise<Result<FeatureRow[]>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return refuse('file-unreadable', { path, error: code });
  }
  if (isTooDeep(text)) return refuse('too-deep', { path });
  let json: unknown;
  try {
    // a byte order mark is no JSON, but files have it
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    return refuse('not-json', { path, error: error instanceof Error ? error.message.slice(0, 120) : '' });
  }
  const rows = readFeatures(json);
  return rows.ok ? ok(rows.value) : refuse(rows.reason.code, { path, ...rows.reason.params });
}
