import { SourceFault } from './source.ts';
import { isBlank, type Merge, type TableRow } from './table-heading.ts';
import { memberPieces, type XlsxBook, type XlsxSheet } from './xlsx-book.ts';
import { columnOf, isoOfSerial, rangeOf, unescapeText } from './xlsx-cells.ts';
import type { OpenZip } from './zip-members.ts';

/** As many as a sheet can have. */
const ROWS_MAX = 1_048_576;
/** More than any sheet of a person; a hostile one can name millions. */
const MERGES_MAX = 100_000;
/** Excel keeps fifteen digits: of a longer code that was typed as a number the rest are zeros. */
const EXACT_BELOW = 1e15;
/** One long text can be named by a million cells: what they all come to, MB. */
const SHARED_MAX_MB = 512;
/** A longer text is no name of a group of rows. */
const FILLED_TEXT_MAX = 1000;
/** Columns, from the first, whose merged cells are filled downwards. */
const FILLED_COLUMNS = 100;

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  value: string | null;
}

/** What stands beside the rows of a sheet. */
export interface XlsxOutline {
  /** Its first rows. */
  readonly head: readonly TableRow[];
  readonly merges: readonly Merge[];
}

/** Reads a sheet to its end, for its first rows and for the cells that are one: they are told behind the rows. */
export async function outlineSheet(
  zip: OpenZip,
  book: XlsxBook,
  sheet: XlsxSheet,
  headRows: number,
): Promise<XlsxOutline> {
  const reader = new SheetReader(book);
  const head: TableRow[] = [];
  for await (const _ of memberPieces(zip, sheet.path, reader))
    for (const row of reader.take()) if (head.length < headRows) head.push(row);
  for (const row of reader.take()) if (head.length < headRows) head.push(row);
  return { head, merges: reader.merges };
}

/**
 * The rows of a sheet that have cells, one after another, in memory no more than the rows of one piece of the file. A cell
 * is a text, a number, true or false, or a date as ISO text; of a formula what Excel last made of it; of cells that are
 * merged downwards (a community beside its grids) each has the value. A row has a fault where a cell of it is an error,
 * a code whose last digits are lost, or a formula that was never computed. Throws SourceFault.
 */
export async function* xlsxRows(
  zip: OpenZip,
  book: XlsxBook,
  sheet: XlsxSheet,
  merges: readonly Merge[],
): AsyncGenerator<TableRow> {
  const reader = new SheetReader(book);
  const fill = filler(merges);
  for await (const _ of memberPieces(zip, sheet.path, reader))
    for (const row of reader.take()) yield fill(row);
  for (const row of reader.take()) yield fill(row);
}

/** Puts the value of cells that are merged downwards into each row of them that has something else as well; rows in order. */
function filler(merges: readonly Merge[]): (row: TableRow) => TableRow {
  const waiting = merges
    .filter(({ top, bottom, left }) => bottom > top && left < FILLED_COLUMNS)
    .sort((a, b) => b.top - a.top);
  const open = new Map<number, { bottom: number; value: unknown }>();
  return (row) => {
    while (waiting.length > 0 && waiting.at(-1)!.top <= row.line) {
      const { top, bottom, left } = waiting.pop()!;
      const value = row.cells[left] ?? null;
      if (top === row.line && String(value).length <= FILLED_TEXT_MAX) open.set(left, { bottom, value });
    }
    for (const [column, { bottom }] of open) if (bottom < row.line) open.delete(column);
    if (open.size === 0 || row.cells.every(isBlank)) return row;
    const cells = [...row.cells];
    for (const [column, { value }] of open) {
      while (cells.length < column) cells.push(null);
      cells[column] = value;
    }
    return { ...row, cells };
  };
}

class SheetReader {
  readonly #book: XlsxBook;
  readonly merges: Merge[] = [];
  /** Texts that cells have by number, UTF-16 units. */
  #shared = 0;
  #rows: TableRow[] = [];
  #inData = false;
  #line = 0;
  #cells: unknown[] = [];
  #fault: string | null = null;
  #cell: Cell | null = null;
  #column = -1;
  #text: string | null = null;
  #aid = 0;

  constructor(book: XlsxBook) {
    this.#book = book;
  }

  /** The rows that have ended since it was last asked. */
  take(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.#inData = true;
    if (name === 'mergeCell') this.#merge(attributes.ref ?? '');
    if (!this.#inData) return;
    if (name === 'row') this.#openRow(attributes.r);
    else if (name === 'c') this.#openCell(attributes);
    else if (this.#cell === null) return;
    else if (name === 'f') this.#cell.formula = true;
    else if (name === 'rPh') this.#aid++;
    else if (name === 'v' || (name === 't' && this.#aid === 0)) this.#text = '';
  }

  text(text: string): void {
    if (this.#text !== null) this.#text += text;
  }

  close(name: string): void {
    if (name === 'sheetData') this.#inData = false;
    else if (!this.#inData) return;
    else if (name === 'row') this.#closeRow();
    else if (name === 'rPh') this.#aid--;
    else if (this.#cell === null) return;
    else if (name === 'c') this.#closeCell(this.#cell);
    else if ((name === 'v' || name === 't') && this.#text !== null) {
      this.#cell.value = (this.#cell.value ?? '') + this.#text;
      this.#text = null;
    }
  }

  #merge(reference: string): void {
    const merge = rangeOf(reference);
    if (merge !== null && this.merges.length < MERGES_MAX) this.merges.push(merge);
  }

  #openRow(reference: string | undefined): void {
    const line = reference === undefined ? this.#line + 1 : Number(reference);
    if (!Number.isInteger(line) || line <= this.#line || line > ROWS_MAX)
      throw new SourceFault('file-damaged', { row: this.#line + 1 });
    this.#line = line;
    this.#cells = [];
    this.#fault = null;
    this.#column = -1;
  }

  #closeRow(): void {
    if (this.#cells.length > 0 || this.#fault !== null)
      this.#rows.push({ line: this.#line, cells: this.#cells, fault: this.#fault });
    this.#cells = [];
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.#column + 1 : columnOf(r);
    if (column < 0) throw new SourceFault('file-damaged', { row: Math.max(this.#line, 1) });
    this.#column = column;
    this.#aid = 0;
    this.#cell = { column, type: t ?? 'n', style: Number(s ?? 0), formula: false, value: null };
  }

  #closeCell(cell: Cell): void {
    this.#cell = null;
    this.#text = null;
    const value = this.#valueOf(cell);
    if (value === null) return;
    while (this.#cells.length < cell.column) this.#cells.push(null);
    this.#cells[cell.column] = value;
  }

  #valueOf({ type, style, formula, value }: Cell): unknown {
    if (value === null) {
      if (formula) this.#fault ??= 'source:formula-unread';
      return null;
    }
    switch (type) {
      case 's': {
        const text = this.#book.texts[Number(value)];
        if (text === undefined) this.#fault ??= 'source:cell-damaged';
        this.#shared += text?.length ?? 0;
        if (this.#shared > SHARED_MAX_MB << 20)
          throw new SourceFault('workbook-too-large', { max: SHARED_MAX_MB });
        return text === undefined || text === '' ? null : text;
      }
      case 'inlineStr':
      case 'str':
      case 'd':
        return value === '' ? null : unescapeText(value);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true';
      case 'e':
        this.#fault ??= 'source:cell-error';
        return null;
      default:
        return this.#numberOf(value.trim(), style);
    }
  }

  #numberOf(text: string, style: number): unknown {
    if (text === '') return null;
    const number = Number(text);
    if (!Number.isFinite(number)) {
      this.#fault ??= 'source:cell-damaged';
      return null;
    }
    if (Number.isInteger(number) && Math.abs(number) >= EXACT_BELOW) this.#fault ??= 'source:digits-lost';
    return this.#book.dates[style] ? (isoOfSerial(number, this.#book.from1904) ?? number) : number;
  }
}
