import type { ImportFields } from '../../domain/contract/exchange.ts';
import { type Result, refuse } from '../../domain/result.ts';
import type { PlanContext } from '../plans/context.ts';
import { positionOf } from './position-columns.ts';
import { type Again, type PreparedImport, readSource } from './read-source.ts';
import type { Recipe } from './recipes.ts';
import { openSource } from './source/open-source.ts';
import { SourceFault, type SourceFile } from './source/source.ts';

/** A file on this machine's disk that is to be read. */
export interface ImportFile {
  readonly files: readonly SourceFile[];
  /** An empty folder of ours to unpack into. */
  readonly folder: string;
  /** False where nothing is to be taken: then no more of a file is in memory than the report on it, however long it is. */
  readonly keeps?: boolean;
}

/**
 * Reads a file as what it is said to be; changes nothing. Twice from end to end: once to see what it is (columns, datum,
 * encoding), once to read it; no more of it is in memory than what it makes. Refuses a file that cannot be read at all, `level-unknown`,
 * `plan-gone`, `plan-needed` where it is not clear which territory is meant. What is wrong with single rows is in the report, row by row;
 * what a person must say first is in its questions. `recipe` is what this very file has been read by before; without it what was said of
 * the last file like it holds.
 */
export async function prepareImport(
  context: PlanContext,
  fields: ImportFields,
  file: ImportFile,
  progress: (share: number, step: string) => void = () => {},
  recipe: Recipe | null = null,
): Promise<Result<PreparedImport>> {
  const first = await readOpened(context, fields, file, recipe, progress);
  if (!first.ok || !('again' in first.value)) return first as Result<PreparedImport>;
  // What was said of the last file like this one is about how it is read: read so.
  return (await readOpened(context, fields, file, first.value.again, progress)) as Result<PreparedImport>;
}

async function readOpened(
  context: PlanContext,
  said: ImportFields,
  { files, folder, keeps = true }: ImportFile,
  recipe: Recipe | null,
  progress: (share: number, step: string) => void,
): Promise<Result<PreparedImport | Again>> {
  const { crs: _asked, ...reading } = recipe ?? {};
  const fields = { ...reading, ...said };
  const follows = Object.keys(reading).some((name) => !(name in said));
  const position = positionOf(fields.columns);
  const options = {
    ...(fields.encoding ? { encoding: fields.encoding } : {}),
    ...(position ? { position } : {}),
  };
  const source = await openSource(files, options, folder);
  if (!source.ok) return source;
  try {
    return await readSource(context, { fields, recipe, follows, keeps }, source.value, progress);
  } catch (error) {
    if (error instanceof SourceFault) return refuse(error.code, error.params);
    throw error;
  } finally {
    await source.value.close();
  }
}
