import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type CsvForm, csvForm, csvRecords } from './csv-records.ts';
import { type FoundText, fileText, findEncoding } from './file-text.ts';
import { unmarkFormula } from './formula-mark.ts';
import { type Held, layerName, openEach } from './open-each.ts';
import type { OpenSource, SourceFile, SourceLayer, SourceOptions } from './source.ts';
import { HEAD_ROWS, type Table, tableLayer, unknownPosition } from './table.ts';
import { isBlank, type TableRow } from './table-heading.ts';

/**
 * Opens a table of text (RFC 4180, and what programs make of it): comma, semicolon, tab or bar, in any encoding. All
 * values are texts, an empty cell is null; what looks like a formula is text like any other, and loses the apostrophe
 * that says so. Positions are in columns found by name, or given. Refuses `file-blank`, `csv-quote-open`; `rows()`
 * ends by SourceFault `csv-quote-open`.
 */
export const openCsv: OpenSource = (files, options) => openEach('csv', files, options, openFile);

async function openFile(
  file: SourceFile,
  options: SourceOptions,
  { notes }: Held,
): Promise<Result<SourceLayer[]>> {
  const found = await findEncoding(file.path, options, notes);
  if (!found.ok) return found;
  const form = await formOf(file, found.value);
  const rows = () => rowsOf(file, found.value, form);
  const head: TableRow[] = [];
  for await (const row of rows()) if (head.push(row) === HEAD_ROWS) break;
  const table: Table = {
    name: layerName(file),
    encoding: found.value.encoding,
    head,
    padded: true,
    decimalComma: form.delimiter === ';',
    rows,
  };
  const layer = tableLayer(table, options);
  if (layer === null) return refuse('file-blank');
  return unknownPosition([layer], options) ?? ok([layer]);
}

async function formOf(file: SourceFile, { reader }: FoundText): Promise<CsvForm> {
  for await (const text of fileText(file.path, reader)) return csvForm(text);
  return csvForm('');
}

async function* rowsOf(file: SourceFile, { reader }: FoundText, form: CsvForm): AsyncGenerator<TableRow> {
  for await (const row of csvRecords(fileText(file.path, reader), form))
    yield { ...row, cells: row.cells.map(cellOf) };
}

/** What a cell says, without the mark that keeps spreadsheets from running it. */
function cellOf(cell: unknown): unknown {
  if (isBlank(cell)) return null;
  return typeof cell === 'string' ? unmarkFormula(cell) : cell;
}
