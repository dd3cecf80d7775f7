import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { SourceFile } from '../exchange/source/source.ts';

/** A file, and of a Shapefile the parts that lie beside it. Throws where there is none, or no right to it. */
export async function filesOf(path: string): Promise<SourceFile[]> {
  const found = await stat(path);
  if (found.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' });
  if (extname(path).toLowerCase() !== '.shp') return [{ name: basename(path), path }];
  const folder = dirname(path);
  const stem = `${basename(path, extname(path)).toLowerCase()}.`;
  const parts = (await readdir(folder)).filter((name) => name.toLowerCase().startsWith(stem));
  return parts.map((name) => ({ name, path: join(folder, name) }));
}
