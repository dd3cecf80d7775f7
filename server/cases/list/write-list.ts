import { PassThrough, Readable } from 'node:stream';
import exceljs from 'exceljs';
import { chinaClock, chinaText } from '../../../domain/case/china-time.ts';
import { csvLine } from '../../exchange/write/csv-line.ts';
import { Turns } from '../../exchange/write/turns.ts';
import { xlsxTexts } from '../../exchange/write/xlsx-cells.ts';
import type { CaseRow } from '../case.queries.ts';
import { wireCase } from '../wire-case.ts';
import { CASE_COLUMNS, type CaseCell } from './case-columns.ts';
import type { CaseWords } from './case-words.ts';

/** Cases as they come from the database, and in whose words they are written. */
export interface Outgoing {
  readonly batches: AsyncIterable<readonly CaseRow[]>;
  readonly words: CaseWords;
  readonly lang: 'zh' | 'en';
  readonly now: number;
}

const BYTE_ORDER_MARK = '\uFEFF';
/** A sheet holds 1,048,576 lines, one of them the heading. */
const SHEET_ROWS = 1_000_000;

/** The lines of a CSV file, UTF-8 with its mark. Times are China's, as a spreadsheet reads them; no text is a formula. */
export function caseCsv({ batches, words, lang, now }: Outgoing): Readable {
  return Readable.from(
    (async function* () {
      yield BYTE_ORDER_MARK + csvLine(CASE_COLUMNS.map((column) => column[lang]));
      for await (const rows of batches) {
        await words.learnGrids(rows);
        yield rows
          .map((row) => csvLine(CASE_COLUMNS.map((column) => plainCell(column.of(row, words, now)))))
          .join('');
      }
    })(),
  );
}

/** A FeatureCollection of points; a case without a place is a feature without a geometry. */
export function caseGeoJson({ batches }: Outgoing): Readable {
  return Readable.from(
    (async function* () {
      yield '{"type":"FeatureCollection","features":[';
      let between = '';
      for await (const rows of batches) {
        yield between + rows.map((row) => JSON.stringify(featureOf(row))).join(',\n');
        between = ',\n';
      }
      yield ']}\n';
    })(),
  );
}

function featureOf(row: CaseRow) {
  const { at, ...properties } = wireCase(row);
  return {
    type: 'Feature',
    id: row.id,
    geometry: at && { type: 'Point', coordinates: at },
    properties,
  };
}

/** A workbook, written while it is read: of any number of cases a few are in memory. Beyond a million a further sheet. */
export function caseXlsx({ batches, words, lang, now }: Outgoing): Readable {
  const out = new PassThrough();
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: out,
    useSharedStrings: false,
    useStyles: true,
  });
  const write = async () => {
    const turns = new Turns();
    const open = (n: number) => {
      const name = lang === 'zh' ? '事件' : 'Cases';
      const sheet = workbook.addWorksheet(n === 0 ? name : `${name} ${n + 1}`, {
        views: [{ state: 'frozen', ySplit: 1 }],
      });
      const head = sheet.addRow(CASE_COLUMNS.map((column) => column[lang]));
      head.font = { bold: true };
      head.commit();
      return sheet;
    };
    let sheets = 0;
    let sheet = open(sheets);
    let count = 0;
    for await (const rows of batches) {
      await words.learnGrids(rows);
      for (const row of rows) {
        if (count > 0 && count % SHEET_ROWS === 0) {
          sheet.commit();
          sheet = open(++sheets);
        }
        const line = sheet.addRow(CASE_COLUMNS.map((column) => sheetCell(column.of(row, words, now))));
        line.eachCell((cell) => {
          if (cell.value instanceof Date) cell.numFmt = 'yyyy-mm-dd hh:mm:ss';
        });
        line.commit();
        count++;
        await turns.next();
      }
      // What the other end has not taken yet must not pile up here.
      if (out.writableNeedDrain)
        await new Promise((resolve) => out.once('drain', resolve).once('close', resolve));
      if (out.destroyed) return;
    }
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}

function plainCell(cell: CaseCell): string | number | null {
  return cell instanceof Date ? chinaText(cell.getTime()) : cell;
}

/** Longer than a cell may be is cut: a note has at most a few thousand characters. */
function sheetCell(cell: CaseCell): CaseCell {
  if (cell instanceof Date) return chinaClock(cell.getTime());
  return typeof cell === 'string' ? xlsxTexts(cell)[0]! : cell;
}
