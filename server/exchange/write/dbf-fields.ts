import type { Cell, Column } from './columns.ts';
import { type DbfEncoding, type DbfText, dbfText, FIELD_BYTES, isIn936 } from './dbf-text.ts';

const NAME_BYTES = 10;
/** Room for whoever goes on working in the table: no field is narrower than this. */
const TEXT_MIN = 60;
const DIGITS_MIN = 9;

/** One field of a table as its header describes it. */
export interface DbfField {
  readonly name: string;
  /** C text, N number, L true or false. */
  readonly type: 'C' | 'N' | 'L';
  readonly length: number;
  readonly decimals: number;
  /** Which attribute it holds, and which part of it, from 0. */
  readonly column: Column;
  readonly part: number;
}

/** A text that its fields cannot hold as it is: too long, or with blanks at its ends. */
export interface LongText {
  readonly id: string;
  readonly column: string;
  readonly text: string;
}

/** The rows of a table, gathered so that its fields can be made as wide as they need to be. */
export class DbfRows {
  readonly columns: readonly Column[];
  readonly longTexts: LongText[] = [];
  allIn936 = true;
  readonly #encoding: DbfEncoding;
  readonly #rows: (Cell | DbfText)[][] = [];

  constructor(columns: readonly Column[], encoding: DbfEncoding) {
    this.columns = columns;
    this.#encoding = encoding;
  }

  get count(): number {
    return this.#rows.length;
  }

  add(properties: Readonly<Record<string, unknown>>): void {
    this.#rows.push(
      this.columns.map((column) => {
        const cell = column.of(properties);
        if (column.kind !== 'text' || cell === null) return cell;
        const text = dbfText(String(cell), this.#encoding);
        if (!text.whole)
          this.longTexts.push({ id: String(properties.id), column: column.name, text: String(cell) });
        if (this.#encoding === 'gb18030' && this.allIn936) this.allIn936 = text.parts.every(isIn936);
        return text;
      }),
    );
  }

  /** The fields that hold all rows, in the order of the columns; a text's further parts follow it. */
  fields(): DbfField[] {
    return this.columns.flatMap((column, i) => {
      const cells = this.#rows.map((row) => row[i] ?? null);
      if (column.kind === 'boolean')
        return [{ name: column.name, type: 'L' as const, length: 1, decimals: 0, column, part: 0 }];
      if (column.kind !== 'text') return [numberField(column, cells)];
      return textFields(column, cells);
    });
  }

  /** The rows in turn, each a value a field. */
  *records(fields: readonly DbfField[]): Iterable<Buffer> {
    const places = fields.map(({ column }) => this.columns.indexOf(column));
    for (const row of this.#rows) {
      // A first byte of ' ' says that the record has not been deleted.
      yield Buffer.concat([
        Buffer.from(' '),
        ...fields.map((field, i) => fieldBytes(field, row[places[i]!] ?? null)),
      ]);
    }
  }
}

function numberField(column: Column, cells: readonly (Cell | DbfText)[]): DbfField {
  const texts = cells.filter((cell) => typeof cell === 'number').map(String);
  const decimals = Math.max(0, ...texts.map((text) => text.split('.')[1]?.length ?? 0));
  const whole = Math.max(DIGITS_MIN, ...texts.map((text) => text.split('.')[0]!.length));
  const length = whole + (decimals > 0 ? decimals + 1 : 0);
  return { name: column.name, type: 'N', length, decimals, column, part: 0 };
}

function textFields(column: Column, cells: readonly (Cell | DbfText)[]): DbfField[] {
  const widths = [TEXT_MIN];
  for (const cell of cells) {
    if (!isText(cell)) continue;
    cell.parts.forEach(({ length }, part) => {
      widths[part] = Math.max(widths[part] ?? TEXT_MIN, length);
    });
  }
  return widths.map((length, part) => ({
    name: fieldName(column.name, part),
    type: 'C',
    // By its width a reader knows that the next field goes on with it.
    length: part < widths.length - 1 ? FIELD_BYTES : length,
    decimals: 0,
    column,
    part,
  }));
}

/** `note`, `note_2` …: ten characters at most. */
function fieldName(name: string, part: number): string {
  const end = part === 0 ? '' : `_${part + 1}`;
  return name.slice(0, NAME_BYTES - end.length) + end;
}

function fieldBytes({ type, length, decimals, part }: DbfField, cell: Cell | DbfText): Buffer {
  const bytes = Buffer.alloc(length, ' ');
  if (isText(cell)) cell.parts[part]?.copy(bytes);
  else if (type === 'L') bytes.write(cell === null ? '?' : cell ? 'T' : 'F');
  else if (typeof cell === 'number') bytes.write(cell.toFixed(decimals).padStart(length));
  return bytes;
}

const isText = (cell: Cell | DbfText): cell is DbfText => typeof cell === 'object' && cell !== null;
