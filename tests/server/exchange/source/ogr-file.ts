import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../../../server/exchange/source/source.ts';

/** Writes features by GDAL into a file of the folder, or into one that is there (`-update`, `-append` among the options). */
export function ogrFile(
  collection: object,
  folder: string,
  name: string,
  options: readonly string[],
): SourceFile {
  const from = join(folder, `from-${name}.geojson`);
  const path = join(folder, name);
  writeFileSync(from, JSON.stringify(collection));
  execFileSync('ogr2ogr', [path, from, ...options], { stdio: 'pipe' });
  return { name, path };
}
