import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { isShapefilePart } from '../exchange/source/shapefile-parts.ts';
import type { SourceFile } from '../exchange/source/source.ts';

/**
 * A file, and of a Shapefile the parts of the same name that lie beside it; the same layer in another format, or a Shapefile whose
 * name only begins so, is left. Throws where there is none, or no right to it, and for what is no file (a folder, a device).
 */
export async function filesOf(path: string): Promise<SourceFile[]> {
  const found = await stat(path);
  if (found.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' });
  if (!found.isFile()) throw Object.assign(new Error(path), { code: 'ENOTSUP' });
  if (extname(path).toLowerCase() !== '.shp') return [{ name: basename(path), path }];
  const folder = dirname(path);
  const stem = stemOf(path);
  const parts = (await readdir(folder)).filter((name) => isShapefilePart(name) && stemOf(name) === stem);
  return parts.map((name) => ({ name, path: join(folder, name) }));
}

function stemOf(path: string): string {
  return basename(path, extname(path)).toLowerCase();
}
