import type { Cell } from './columns.ts';

/** What a spreadsheet takes for the beginning of a formula, the full-width signs of a Chinese keyboard too. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * One line of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it. To
 * undo it, take one apostrophe off every text of apostrophes (one at least) before such a sign: that gives any text
 * back as it was, since one that looks like this itself has got one more.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\t;]|^\s|\s$/.test(inert) || inert === '' ? `"${inert.replaceAll('"', '""')}"` : inert;
}
