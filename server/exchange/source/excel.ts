import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type Held, openEach } from './open-each.ts';
import type { OpenSource, SourceFile, SourceLayer, SourceOptions } from './source.ts';
import { HEAD_ROWS, tableLayer, unknownPosition } from './table.ts';
import { readBook, type XlsxBook, type XlsxSheet } from './xlsx-book.ts';
import { outlineSheet, xlsxRows } from './xlsx-rows.ts';
import { checkZip } from './zip-door.ts';
import { type OpenZip, openZip } from './zip-members.ts';

const ENCODING = { said: 'utf-8', sniffed: null, used: 'utf-8' };

/**
 * Opens an Excel workbook (.xlsx, .xlsm: ECMA-376); each sheet that shows and is not empty is a layer, read row by row.
 * Its zip is checked first, whole. Macros, links and formulas are not looked at: a formula's value is what Excel last made
 * of it. Refuses what `checkZip` refuses, `not-xlsx`, `no-features`, `malformed-xml`, `file-damaged`, `workbook-too-large`.
 */
export const openExcel: OpenSource = (files, options) => openEach('xlsx', files, options, openFile);

async function openFile(
  file: SourceFile,
  options: SourceOptions,
  { notes, closers }: Held,
): Promise<Result<SourceLayer[]>> {
  const checked = await checkZip(file.path);
  if (!checked.ok) return checked;
  const opened = await openZip(file.path);
  if (!opened.ok) return opened;
  const zip = opened.value;
  closers.push(() => zip.zip.close());
  const layers: SourceLayer[] = [];
  const book = await readBook(zip);
  if (book === null) return refuse('not-xlsx');
  for (const name of book.others) notes.push({ code: 'layer-left', params: { layer: name, kind: 'chart' } });
  for (const sheet of book.sheets) {
    const layer = sheet.hidden ? null : await sheetLayer(zip, book, sheet, options);
    if (layer !== null) layers.push(layer);
    else notes.push({ code: sheet.hidden ? 'sheet-hidden' : 'layer-empty', params: { layer: sheet.name } });
  }
  if (layers.length === 0) return refuse('no-features');
  return unknownPosition(layers, options) ?? ok(layers);
}

async function sheetLayer(
  zip: OpenZip,
  book: XlsxBook,
  sheet: XlsxSheet,
  options: SourceOptions,
): Promise<SourceLayer | null> {
  const { head, merges } = await outlineSheet(zip, book, sheet, HEAD_ROWS);
  const rows = () => xlsxRows(zip, book, sheet, merges);
  const { name } = sheet;
  return tableLayer(
    { name, encoding: ENCODING, head, merges, padded: false, decimalComma: false, rows },
    options,
  );
}
