import type { DraftBuilding, DraftLine } from '../../domain/draft/types.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Columns } from '../exchange/columns/columns.ts';
import { buildingReader } from '../exchange/read-buildings.ts';
import { lineReader } from '../exchange/read-lines.ts';
import type { CommandIo } from './command.ts';
import type { FileSaid } from './read-features-file.ts';
import { type Records, readRecords } from './read-records.ts';

/** What a file without a row is refused as, in one format or another. */
const NO_ROW: ReadonlySet<string> = new Set(['no-features', 'file-empty']);

/**
 * The streets, rails, rivers and walls of a file; ids are their places. A file without any line is no fault: then borders run between
 * buildings alone.
 */
export async function readDraftLines(
  path: string,
  said: FileSaid,
  io: CommandIo,
): Promise<Result<Records<DraftLine>>> {
  const read = await readRecords(path, 'lines', said, (columns, report) => lineReader(columns, report), io);
  if (!read.ok && NO_ROW.has(read.reason.code)) {
    io.err(`no line in ${path}: borders run between buildings`);
    return ok({ records: [], refused: 0 });
  }
  if (!read.ok) return read;
  const { records, refused } = read.value;
  return ok({
    records: records.map((line, i) => ({ ...line, id: String(i), class: line.class || null })),
    refused,
  });
}

/** The buildings of a file, with households; ids are their places. Refuses `households-missing` for a file that says nothing of them. */
export async function readDraftBuildings(
  path: string,
  said: FileSaid,
  measure: 'households' | 'persons',
  io: CommandIo,
): Promise<Result<Records<DraftBuilding>>> {
  const counted = ({ of }: Columns, present: readonly string[]): Result<null> => {
    const has = measure === 'persons' ? of.has('persons') : of.has('households') || of.has('homesPerStorey');
    return has
      ? ok(null)
      : refuse(measure === 'persons' ? 'persons-missing' : 'households-missing', {
          columns: present.join(', '),
        });
  };
  const read = await readRecords(
    path,
    'buildings',
    said,
    (columns, report) => buildingReader(columns, report),
    io,
    counted,
  );
  if (!read.ok) return read;
  const { records, refused } = read.value;
  return ok({
    records: records.map(({ at, footprint, households, persons, use }, i) => ({
      id: String(i),
      at,
      footprint,
      households,
      persons,
      use,
    })),
    refused,
  });
}
