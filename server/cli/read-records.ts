import { basename } from 'node:path';
import type { ImportKind } from '../../domain/contract/exchange.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Columns } from '../exchange/columns/columns.ts';
import { findColumns } from '../exchange/columns/find-columns.ts';
import { DraftReport } from '../exchange/draft-report.ts';
import type { RowReader } from '../exchange/row-reader.ts';
import type { CommandIo } from './command.ts';
import { type FileSaid, readFeaturesFile } from './read-features-file.ts';

/** More of a kind is not listed one by one. */
const LISTED = 5;
const NONE: ReadonlySet<string> = new Set();

/** What a file's rows are, and how many of them were none. */
export interface Records<T> {
  readonly records: readonly T[];
  readonly refused: number;
}

/**
 * The rows of a file as what they are, by the reader that imports have; ids are not asked for. Rows that are refused are told and left
 * out. Refuses, beside what can't be read, `no-features`, `import-empty` where every row is refused, and what `check` has against its columns.
 */
export async function readRecords<T>(
  path: string,
  as: ImportKind,
  said: FileSaid,
  readerOf: (columns: Columns, report: DraftReport) => RowReader<T>,
  io: CommandIo,
  check: (columns: Columns, present: readonly string[]) => Result<unknown> = ok,
): Promise<Result<Records<T>>> {
  io.err(`reading ${path}`);
  const read = await readFeaturesFile(path, said);
  if (!read.ok) return read;
  const { rows, crs } = read.value;
  if (crs !== 'EPSG:4326') io.err(`read as ${crs}`);
  if (rows.length === 0) return refuse('no-features', { path });
  const present = new Set<string>();
  for (const { properties } of rows) for (const name of Object.keys(properties)) present.add(name);
  const of = new Map(findColumns([...present], as));
  of.delete('id');
  const columns: Columns = { of, dropped: [], barred: NONE };
  const fits = check(columns, [...present]);
  if (!fits.ok) return refuse(fits.reason.code, { path, ...fits.reason.params });
  const report = new DraftReport(as);
  const records = readerOf(columns, report).read(rows, NONE);
  const { refused } = report.toReport();
  for (const { row, code, params } of refused.slice(0, LISTED)) {
    const details = Object.entries(params).map(([name, value]) => `; ${name} ${value}`);
    io.err(`left out: row ${row} of ${basename(path)}: ${code}${details.join('')}`);
  }
  if (refused.length > LISTED) io.err(`left out of ${basename(path)}: ${refused.length} rows in all`);
  return records.length === 0
    ? refuse('import-empty', { path, refused: refused.length })
    : ok({ records, refused: refused.length });
}
