import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { FeatureCollection } from 'geojson';

const run = promisify(execFile);

/** Another program that reads all of these formats: GDAL. Tests that need it are skipped where it is not on the machine. */
export const hasOgr = (() => {
  try {
    execFileSync('ogr2ogr', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

/** A layer as GDAL reads it, every digit of its numbers kept; `more` are options of ogr2ogr. */
export async function ogrLayer(path: string, layer: string, ...more: string[]): Promise<FeatureCollection> {
  const digits = ['-lco', 'SIGNIFICANT_FIGURES=17', '-lco', 'COORDINATE_PRECISION=15'];
  const args = ['-f', 'GeoJSON', '/vsistdout/', ...digits, ...more, path, layer];
  const { stdout } = await run('ogr2ogr', args, { maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}

/** What a system is by GDAL's register: its definition, or its name alone. */
export async function srsInfo(definition: string, ...options: string[]): Promise<string> {
  return (await run('gdalsrsinfo', [...options, definition])).stdout;
}

export async function unzip(path: string, folder: string): Promise<void> {
  await run('unzip', ['-o', '-q', path, '-d', folder]);
}
