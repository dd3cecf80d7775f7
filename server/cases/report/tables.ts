import exceljs from 'exceljs';
import { csvLine } from '../../exchange/write/csv-line.ts';
import { xlsxTexts } from '../../exchange/write/xlsx-cells.ts';

export type TableCell = string | number | null;

/** A table with its name and heads; numbers are numbers, shares 0 to 1. */
export interface NamedTable {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** What Excel refuses in the name of a sheet, and how long one may be; a level of a profile is called what its office likes. */
const NOT_IN_NAMES = /[*?:\\/[\]]/g;
const NAME_MAX = 31;

/** By this Excel knows that a file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** One table as CSV; no text is a formula. */
export function tableCsv({ heads, rows }: NamedTable): string {
  return BYTE_ORDER_MARK + csvLine(heads) + rows.map(csvLine).join('');
}

/** A workbook of some tables, a sheet each. */
export async function tablesXlsx(tables: readonly NamedTable[]): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  for (const { name, heads, rows } of tables) {
    const sheet = workbook.addWorksheet(name.replace(NOT_IN_NAMES, ' ').slice(0, NAME_MAX), {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    sheet.addRow(heads).font = { bold: true };
    for (const row of rows)
      sheet.addRow(row.map((cell) => (typeof cell === 'string' ? xlsxTexts(cell)[0]! : cell)));
    sheet.getColumn(1).width = 24;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
