import { readCoordinate } from './read-coordinate.ts';
import { SourceFault } from './source.ts';
import { plainText } from './text-fault.ts';

/** One row of a sheet: its line (from 1), its cells, and what is wrong with its form. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly unknown[];
  readonly fault: string | null;
}

/** Cells that are one: lines from 1, columns from 0, both ends included. Its value is in its first cell. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The last line of the heading (0: there is none, the first line is a row already), and the names of the columns. */
interface Heading {
  readonly line: number;
  readonly names: readonly string[];
}

/** More than any office's table; a hostile one asks for a million. */
const COLUMNS_MAX = 2000;
/** Lines of a heading, at most. */
const HEADING_LINES_MAX = 4;

/**
 * The heading of a table: its first row with two cells or more that are filled, for titles and notes stand above it in many
 * tables; of a table of one column its first row. A row with a number in it is no heading. Where merged cells make it a
 * heading of several lines (`网格长` above `姓名` and `电话`), a column's name is made of all of them. A column without a
 * name is called by its place, a name that comes again gets `_2`. Null where all cells are empty. Throws SourceFault
 * `columns-too-many`.
 */
export function findHeading(rows: readonly TableRow[], merges: readonly Merge[] = []): Heading | null {
  const filled = rows.filter((row) => !row.cells.every(isBlank));
  const first = filled.find((row) => row.cells.filter((cell) => !isBlank(cell)).length > 1) ?? filled[0];
  if (first === undefined) return null;
  if (first.cells.some((cell) => !isBlank(cell) && !isName(cell)))
    return {
      line: first.line - 1,
      names: uniqueNames(Array.from({ length: narrow(widthOf(first)) }, () => '')),
    };
  const last = lastLine(first, rows, merges);
  const lines = rows.filter(({ line }) => line >= first.line && line <= last);
  const width = narrow(Math.max(...lines.map(widthOf)));
  const above = merges.filter(({ top }) => top >= first.line && top <= last).slice(0, COLUMNS_MAX);
  const names = Array.from({ length: width }, (_, column) => nameOf(column, lines, above));
  return { line: last, names: uniqueNames(names) };
}

export function isBlank(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/**
 * The last line of a heading that begins with a row: as far down as cells of it reach that are merged downwards; the next
 * one where cells of it are merged sideways, and below them, and there alone, are names.
 */
function lastLine(first: TableRow, rows: readonly TableRow[], merges: readonly Merge[]): number {
  const own = merges.filter(({ top }) => top === first.line);
  const down = own.filter(({ bottom }) => bottom > first.line && bottom < first.line + HEADING_LINES_MAX);
  if (down.length > 0) return Math.max(...down.map(({ bottom }) => bottom));
  const groups = own.filter(({ left, right, bottom }) => right > left && bottom === first.line);
  const next = rows.find(({ line }) => line === first.line + 1);
  if (groups.length === 0 || next === undefined) return first.line;
  const under = (column: number) => groups.some(({ left, right }) => column >= left && column <= right);
  const names = next.cells.every((cell, column) => (under(column) ? isName(cell) : isBlank(cell)));
  return names ? next.line : first.line;
}

/** The name of a column over the lines of a heading, what is merged standing in each of its columns. */
function nameOf(column: number, lines: readonly TableRow[], merges: readonly Merge[]): string {
  const parts = lines.map(({ line, cells }) => {
    const over = merges.find(
      ({ top, left, right }) => top === line && left < column && column <= right && lines.length > 1,
    );
    const cell = cells[over?.left ?? column];
    return isBlank(cell) ? '' : String(cell).trim();
  });
  return [...new Set(parts)].filter((part) => part !== '').join('_');
}

function narrow(width: number): number {
  if (width > COLUMNS_MAX) throw new SourceFault('columns-too-many', { max: COLUMNS_MAX });
  return width;
}

function widthOf({ cells }: TableRow): number {
  return cells.findLastIndex((cell) => !isBlank(cell)) + 1;
}

function isName(cell: unknown): boolean {
  return typeof cell === 'string' && Number.isNaN(readCoordinate(cell, true));
}

function uniqueNames(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  return headings.map((heading, i) => {
    const plain = plainText(heading.trim()).replace(/\s+/g, ' ') || `column_${i + 1}`;
    let name = plain;
    for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`;
    taken.add(name);
    return name;
  });
}
