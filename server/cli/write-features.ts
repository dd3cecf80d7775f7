import { open, rename, rm } from 'node:fs/promises';
import { toGeoJson } from '../../domain/geometry/measure.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

export interface WrittenFeature {
  readonly id: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly polygons: readonly Polygon[];
}

/** So many characters are written at a time. */
const CHUNK = 1 << 20;

/**
 * Writes a FeatureCollection in degrees, feature by feature, beside the file and then in its place: whole or not at all. Refuses
 * `file-unwritable`.
 */
export async function writeFeatures(
  path: string,
  features: Iterable<WrittenFeature>,
): Promise<Result<number>> {
  const part = `${path}.part`;
  let written = 0;
  try {
    const file = await open(part, 'w');
    try {
      let text = '{"type":"FeatureCollection","features":[';
      for (const { id, properties, polygons } of features) {
        const feature = { type: 'Feature', id, properties, geometry: toGeoJson(polygons) };
        text += `${written === 0 ? '\n' : ',\n'}${JSON.stringify(feature)}`;
        written++;
        if (text.length < CHUNK) continue;
        await file.writeFile(text);
        text = '';
      }
      await file.writeFile(`${text}\n]}\n`);
    } finally {
      await file.close();
    }
    await rename(part, path);
    return ok(written);
  } catch (error) {
    await rm(part, { force: true });
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refuse('file-unwritable', { path, error: String(error.code) });
  }
}
