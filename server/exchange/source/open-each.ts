import { parse } from 'node:path';
import { ok, type Result } from '../../../domain/result.ts';
import type { Source, SourceFile, SourceFormat, SourceLayer, SourceNote, SourceOptions } from './source.ts';

type OpenFile = (
  file: SourceFile,
  options: SourceOptions,
  notes: SourceNote[],
) => Promise<Result<readonly SourceLayer[]>>;

/** The layers of several files of one format together, of a format whose files hold nothing between two readings. */
export async function openEach(
  format: SourceFormat,
  files: readonly SourceFile[],
  options: SourceOptions,
  open: OpenFile,
): Promise<Result<Source>> {
  const layers: SourceLayer[] = [];
  const notes: SourceNote[] = [];
  for (const file of files) {
    const opened = await open(file, options, notes);
    if (!opened.ok) return opened;
    layers.push(...opened.value);
  }
  return ok({ format, layers, notes, close: async () => {} });
}

/** A layer's name where the file has none: the file's own, without its ending. */
export function layerName(file: SourceFile): string {
  return parse(file.name).name || file.name;
}
