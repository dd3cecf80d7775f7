import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import type { FeatureCollection } from 'geojson';
import { OGR } from '../source/ogr.ts';

const run = promisify(execFile);

/** A layer as GDAL reads it, every digit of its numbers kept; `more` are options of ogr2ogr. */
export async function ogrLayer(path: string, layer: string, ...more: string[]): Promise<FeatureCollection> {
  const digits = ['-lco', 'SIGNIFICANT_FIGURES=17', '-lco', 'COORDINATE_PRECISION=15'];
  const args = ['-f', 'GeoJSON', '/vsistdout/', ...digits, ...more, path, layer];
  const { stdout } = await run(OGR, args, { maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}

/** What a system is by GDAL's register: its definition, or its name alone. */
export async function srsInfo(definition: string, ...options: string[]): Promise<string> {
  return (await run('gdalsrsinfo', [...options, definition])).stdout;
}

/** Unpacks a zip of plain files into a folder. */
export async function unzip(path: string, folder: string): Promise<void> {
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(path))))
    await writeFile(join(folder, name), bytes);
}
