import { markFormula } from '../source/formula-mark.ts';
import type { Cell } from './columns.ts';

/**
 * One line of a CSV file (RFC 4180); a text that a spreadsheet would run as a formula is marked, which reading
 * undoes.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const inert = markFormula(cell);
  return /[",\r\n\t;]|^\s|\s$/.test(inert) || inert === '' ? `"${inert.replaceAll('"', '""')}"` : inert;
}
