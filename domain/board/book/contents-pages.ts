import type { Mark, Mm, TextRuler } from '../drawing.ts';
import { ruleMark, textMark } from '../layout/pen.ts';
import type { Frame } from '../map/types.ts';
import type { BookWords } from './book-words.ts';
import type { NumberedSheet } from './index-map.ts';

const ROW_MM: Mm = 4.6;
const TEXT_MM: Mm = 2.7;
const GAP_MM: Mm = 6;
/** A column of the list is about so wide. */
const COLUMN_MM: Mm = 88;
const INK = '#1C1A17';
const FAINT = '#5E5A52';
const RULE = '#CFC9BD';

/** Where each part of a row begins or ends, as shares of a column. */
const [NUMBER_END, CODE_START, NAME_START, PAGE_END] = [0.09, 0.12, 0.42, 1];

/** How many rows go on a page of the contents. */
export function rowsAPage({ width, height }: Frame): number {
  return columnsOf(width) * Math.max(1, Math.floor(height / ROW_MM) - 1);
}

/** A page of the contents: number, code, name and page of each sheet; a name that is too long for its column is cut with dots. */
export function contentsPage(
  sheets: readonly (NumberedSheet & { readonly page: number })[],
  room: Frame,
  words: BookWords,
  ruler: TextRuler,
): Mark[] {
  const columns = columnsOf(room.width);
  const width = (room.width - GAP_MM * (columns - 1)) / columns;
  const rows = Math.max(1, Math.floor(room.height / ROW_MM) - 1);
  const marks: Mark[] = [];
  for (let column = 0; column * rows < sheets.length; column++) {
    const x = room.x + column * (width + GAP_MM);
    marks.push(...row(x, room.y, width, [words.number, words.code, words.name, words.page], FAINT, ruler));
    marks.push(ruleMark(x, room.y + ROW_MM, x + width, room.y + ROW_MM, RULE, 0.25));
    for (const [i, sheet] of sheets.slice(column * rows, (column + 1) * rows).entries())
      marks.push(
        ...row(
          x,
          room.y + (i + 1) * ROW_MM,
          width,
          [
            String(sheet.number),
            sheet.code ?? words.uncoded,
            sheet.name || words.unnamed,
            String(sheet.page),
          ],
          INK,
          ruler,
        ),
      );
  }
  return marks;
}

function columnsOf(width: Mm): number {
  return Math.max(1, Math.round((width + GAP_MM) / (COLUMN_MM + GAP_MM)));
}

function row(
  x: Mm,
  y: Mm,
  width: Mm,
  [number, code, name, page]: readonly [string, string, string, string],
  colour: string,
  ruler: TextRuler,
): Mark[] {
  const base = y + ROW_MM * 0.68;
  const style = { size: TEXT_MM, colour };
  const room = (PAGE_END - NAME_START) * width - ruler.width(page, TEXT_MM, 'plain') - TEXT_MM;
  return [
    textMark(number, x + NUMBER_END * width, base, { ...style, anchor: 'end' }),
    textMark(
      cut(code, (NAME_START - CODE_START) * width - TEXT_MM, ruler),
      x + CODE_START * width,
      base,
      style,
    ),
    textMark(cut(name, room, ruler), x + NAME_START * width, base, style),
    textMark(page, x + PAGE_END * width, base, { ...style, anchor: 'end' }),
  ];
}

function cut(text: string, width: Mm, ruler: TextRuler): string {
  if (ruler.width(text, TEXT_MM, 'plain') <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && ruler.width(`${signs.join('')}…`, TEXT_MM, 'plain') > width) signs.pop();
  return `${signs.join('')}…`;
}
