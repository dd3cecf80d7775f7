import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../../../server/exchange/source/source.ts';

export const OGR = 'ogr2ogr';

/** GDAL's converter, another program's hand; says in one line what is skipped where the machine has none. */
export function hasOgr(skipped: string): boolean {
  if (spawnSync(OGR, ['--version']).status === 0) return true;
  console.log(`skipped, no ogr2ogr here: ${skipped}`);
  return false;
}

/** Writes features as Shapefiles into a folder, by GDAL, and gives their parts. */
export function toShapefile(
  collection: object,
  folder: string,
  options: readonly string[] = [],
  name = 'layer',
): SourceFile[] {
  const from = join(folder, 'from.geojson');
  writeFileSync(from, JSON.stringify(collection));
  const to = join(folder, 'shp');
  execFileSync(OGR, ['-f', 'ESRI Shapefile', to, from, '-nln', name, ...options], { stdio: 'pipe' });
  return partsIn(to);
}

export function partsIn(folder: string): SourceFile[] {
  return readdirSync(folder).map((name) => ({ name, path: join(folder, name) }));
}
