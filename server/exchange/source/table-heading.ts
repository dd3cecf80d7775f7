import { readCoordinate } from './read-coordinate.ts';

/** One row of a sheet: its line (from 1), its cells, and what is wrong with its form. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly unknown[];
  readonly fault: string | null;
}

/** Where the heading stands (0: there is none, the first line is a row already), and the names of the columns. */
interface Heading {
  readonly line: number;
  readonly names: readonly string[];
}

/**
 * The heading of a table: its first row with two cells or more that are filled, for titles and notes stand above it in many
 * tables; of a table of one column its first row. A row with a number in it is no heading. A column without a name is
 * called by its place, a name that comes again gets `_2`. Null where all cells are empty.
 */
export function findHeading(rows: readonly TableRow[]): Heading | null {
  const filled = rows.filter((row) => !row.cells.every(isBlank));
  const first = filled.find((row) => row.cells.filter((cell) => !isBlank(cell)).length > 1) ?? filled[0];
  if (first === undefined) return null;
  const last = first.cells.findLastIndex((cell) => !isBlank(cell));
  const cells = first.cells.slice(0, last + 1);
  return cells.some((cell) => !isBlank(cell) && !isName(cell))
    ? { line: first.line - 1, names: uniqueNames(cells.map(() => '')) }
    : { line: first.line, names: uniqueNames(cells.map((cell) => (isBlank(cell) ? '' : String(cell)))) };
}

export function isBlank(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

function isName(cell: unknown): boolean {
  return typeof cell === 'string' && Number.isNaN(readCoordinate(cell, true));
}

function uniqueNames(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  return headings.map((heading, i) => {
    const plain = heading.trim().replace(/\s+/g, ' ') || `column_${i + 1}`;
    let name = plain;
    for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`;
    taken.add(name);
    return name;
  });
}
