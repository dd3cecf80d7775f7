import Papa from 'papaparse';
import { SourceFault } from './source.ts';
import type { TableRow } from './table-heading.ts';

/** One row, UTF-16 units; where a quote is not closed, all that follows is one. */
const RECORD_MAX_MB = 16;
const RECORD_MAX = RECORD_MAX_MB << 20;
/** Excel writes it above the heading for itself to read, and does not show it. */
const SEPARATOR_LINE = /^sep=(.)\r?\n?$/i;
const DELIMITERS = [',', ';', '\t', '|'];
/** Rows by which the delimiter is told. */
const SNIFFED_ROWS = 50;

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string; readonly row: number }[];
  readonly meta: { readonly cursor: number };
}

/** How the rows of a text are written. */
export interface CsvForm {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
  /** Units at the beginning that are no row. */
  readonly skipped: number;
}

/**
 * How a table's rows are written, by its first text: a line `sep=;`, else the sign that cuts its rows into the most cells
 * alike.
 */
export function csvForm(text: string): CsvForm {
  const newline = !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
  const firstLine = text.slice(0, text.indexOf(newline) + 1);
  const said = SEPARATOR_LINE.exec(firstLine);
  if (said) return { delimiter: said[1]!, newline, skipped: firstLine.length };
  const scores = DELIMITERS.map((delimiter) => {
    const { data } = parser({ delimiter, newline, skipped: 0 }, SNIFFED_ROWS).parse(text, 0, true) as Parsed;
    const rows =
      data.length > 0
        ? data
        : (parser({ delimiter, newline, skipped: 0 }, 1).parse(text, 0, false) as Parsed).data;
    const widths = rows.map((row) => row.length).filter((width) => width > 1);
    const common = mostCommon(widths);
    return {
      delimiter,
      score: common === 0 ? 0 : widths.filter((width) => width === common).length + common / 1000,
    };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return { delimiter: best.delimiter, newline, skipped: 0 };
}

/**
 * The rows of a text that comes in pieces, from line 1. A row whose quotes are not well placed has the fault
 * `source:csv-quotes`. Throws SourceFault `csv-quote-open` where a quote is not closed until the end, or for 16 MB.
 */
export async function* csvRecords(pieces: AsyncIterable<string>, form: CsvForm): AsyncGenerator<TableRow> {
  const papa = parser(form);
  let rest = '';
  let line = 0;
  let skipped = form.skipped;
  const rows = ({ data, errors }: Parsed): TableRow[] => {
    const wrong = new Set(errors.map(({ row }) => row));
    return data.map((cells, i) => {
      const last = cells.length - 1;
      if (cells[last]!.endsWith('\r')) cells[last] = cells[last]!.slice(0, -1);
      return { line: ++line, cells, fault: wrong.has(i) ? 'source:csv-quotes' : null };
    });
  };
  for await (const piece of pieces) {
    rest += skipped > 0 ? piece.slice(skipped) : piece;
    skipped = Math.max(0, skipped - piece.length);
    const parsed: Parsed = papa.parse(rest, 0, true);
    rest = rest.slice(parsed.meta.cursor);
    yield* rows(parsed);
    if (rest.length > RECORD_MAX) throw new SourceFault('csv-quote-open', { row: line + 1 });
  }
  if (rest === '') return;
  const parsed: Parsed = papa.parse(rest, 0, false);
  if (parsed.errors.some(({ code }) => code === 'MissingQuotes'))
    throw new SourceFault('csv-quote-open', { row: line + parsed.data.length });
  yield* rows(parsed);
}

/** Without `fastMode: false`, a text without quotes is cut by `split`, which gives the same rows faster. */
function parser({ delimiter, newline }: CsvForm, preview = 0): Papa.Parser {
  return new Papa.Parser({ delimiter, newline, preview });
}

function mostCommon(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) if (count > (counts.get(best) ?? 0)) best = width;
  return best;
}
