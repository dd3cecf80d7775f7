import type { DbfField } from './dbf-header.ts';
import { textBytes } from './dbf-values.ts';

/**
 * The longest field of text, and a part of a longer text: as full as whole characters and no blank at its end allow.
 */
const FIELD_BYTES = 254;
const FULL_BYTES = 230;
/** The longest name of a field. */
const NAME_BYTES = 10;

interface Column {
  readonly name: string;
  readonly field: DbfField;
}

/**
 * A column of text, and the columns right behind it in which a text too long for it goes on: `note`, `note_2`,
 * `note_3` …
 */
type Run = readonly Column[];

/**
 * The runs among a table's columns, as exports write them (`write/dbf-fields.ts`): all but the last as wide as a
 * field can be.
 */
export function continuedColumns(columns: readonly Column[]): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < columns.length; i++) {
    const run = [columns[i]!];
    while (isWide(run.at(-1)!) && goesOn(run, columns[i + 1])) run.push(columns[++i]!);
    if (run.length > 1) runs.push(run);
  }
  return runs;
}

/**
 * Puts together what goes on in further columns, which are then not there. Only where a part is full: two columns that
 * are called so for a reason of their own keep what is in them.
 */
export function joinContinued(values: Record<string, unknown>, runs: readonly Run[], record: Buffer): void {
  for (const [first, ...more] of runs) {
    let whole = values[first!.name];
    let last = first!;
    for (const column of more) {
      const part = values[column.name];
      const joins = textBytes(record, last.field).length >= FULL_BYTES && typeof whole === 'string';
      if (typeof part === 'string' && joins) whole += part;
      else if (part !== null) break;
      delete values[column.name];
      last = column;
    }
    values[first!.name] = whole;
  }
}

const isWide = ({ field }: Column) => field.type === 'C' && field.length === FIELD_BYTES;

function goesOn(run: Run, next: Column | undefined): boolean {
  const end = `_${run.length + 1}`;
  return next?.field.type === 'C' && next.name === run[0]!.name.slice(0, NAME_BYTES - end.length) + end;
}
