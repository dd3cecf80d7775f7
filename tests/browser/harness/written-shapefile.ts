import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';

/** Whether GDAL is on this machine. */
export const HAS_OGR2OGR = spawnSync('ogr2ogr', ['--version']).status === 0;

/**
 * Writes features in true degrees as a Shapefile in another system and encoding, by another program than ours. Gives the
 * paths of its parts, without the `.cpg` that would tell the encoding, and what takes them away again.
 */
export function writeShapefile(features: FeatureCollection, crs: string, encoding: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-shp-'));
  writeFileSync(join(folder, 'in.geojson'), JSON.stringify(features));
  execFileSync('ogr2ogr', [
    ...['-f', 'ESRI Shapefile', join(folder, 'out'), join(folder, 'in.geojson'), '-nln', '社区'],
    ...['-t_srs', crs, '-nlt', 'MULTIPOLYGON', '-lco', `ENCODING=${encoding}`],
  ]);
  const parts = readdirSync(join(folder, 'out'))
    .filter((name) => !name.endsWith('.cpg'))
    .map((name) => join(folder, 'out', name));
  return { parts, remove: () => rmSync(folder, { recursive: true }) };
}
