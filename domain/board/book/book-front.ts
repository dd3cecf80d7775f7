import type { Drawing, Mark, Mm, TextRuler } from '../drawing.ts';
import { ruleMark, textMark } from '../layout/pen.ts';
import type { Frame } from '../map/types.ts';
import type { Paper } from '../template.ts';
import { BOOK_WORDS, type BookWords } from './book-words.ts';
import { contentsPage, rowsAPage } from './contents-pages.ts';
import { indexMap, type NumberedSheet } from './index-map.ts';
import { type BookFacts, frontPaper } from './types.ts';

const MARGIN_MM: Mm = 14;
const HEAD_MM: Mm = 24;
const FOOT_MM: Mm = 8;
const INK = '#1C1A17';
const FAINT = '#5E5A52';

/**
 * What stands before the sheets of a book: a cover with a map on which each grid has its number, where that is too crowded a map for each
 * community that found no room, and the contents with page numbers. Sheets keep the order that they are given in.
 */
export function bookFront(facts: BookFacts, sheetPaper: Paper, ruler: TextRuler): Drawing[] {
  const paper = frontPaper(sheetPaper);
  const words = BOOK_WORDS[facts.lang];
  const sheets = facts.sheets.map((sheet, i) => ({ ...sheet, number: i + 1 }));
  const room: Frame = {
    x: MARGIN_MM,
    y: MARGIN_MM + HEAD_MM,
    width: paper.width - 2 * MARGIN_MM,
    height: paper.height - 2 * MARGIN_MM - HEAD_MM - FOOT_MM,
  };
  const whole = indexMap(sheets, facts.territoryOutline, room, ruler);
  const pages: { readonly title: string; readonly marks: readonly Mark[] }[] = [
    { title: words.title, marks: whole.marks },
    ...crowded(sheets, whole.unplaced).map(([community, within]) => ({
      title: `${words.index} · ${community || words.unnamed}`,
      marks: indexMap(within, [], room, ruler).marks,
    })),
  ];
  const each = rowsAPage(room);
  const front = pages.length + Math.ceil(sheets.length / each);
  let page = front + 1;
  const listed = sheets.map((sheet) => {
    const at = page;
    page += sheet.pages;
    return { ...sheet, page: at };
  });
  for (let from = 0; from < listed.length; from += each)
    pages.push({
      title: words.contents,
      marks: contentsPage(listed.slice(from, from + each), room, words, ruler),
    });
  return pages.map(({ title, marks }, i) => ({
    ...paper,
    title,
    lang: facts.lang,
    marks: [
      ...heading(facts, title, paper, words, i === 0, ruler),
      ...marks,
      pageFoot(paper, words, i + 1, page - 1),
    ],
  }));
}

/** The communities in which a number found no place, with all their sheets, in the order of the book. */
function crowded(
  sheets: readonly NumberedSheet[],
  unplaced: readonly NumberedSheet[],
): (readonly [string, readonly NumberedSheet[]])[] {
  const names = new Set(unplaced.map(({ community }) => community));
  return [...Map.groupBy(sheets, ({ community }) => community)].filter(([name]) => names.has(name));
}

function heading(
  facts: BookFacts,
  title: string,
  paper: Paper,
  words: BookWords,
  isCover: boolean,
  ruler: TextRuler,
): Mark[] {
  const { office, territory, plan, sheets, copies, date } = facts;
  const width = paper.width - 2 * MARGIN_MM;
  const first = isCover ? `${territory} ${title}` : title;
  const size = Math.min(8, (8 * width) / Math.max(1, ruler.width(first, 8, 'bold')));
  const said = [
    office,
    plan.draft
      ? `${words.revision(plan.name, plan.revision)} (${words.draft})`
      : words.revision(plan.name, plan.revision),
    words.sheets(sheets.length),
    facts.paper,
    ...(copies > 1 ? [words.copies(copies)] : []),
    date,
  ].join('  ·  ');
  const small = Math.min(3, (3 * width) / Math.max(1, ruler.width(said, 3, 'plain')));
  return [
    textMark(first, MARGIN_MM, MARGIN_MM + 9, { size, weight: 'bold', colour: INK }),
    textMark(said, MARGIN_MM, MARGIN_MM + 16, { size: small, colour: FAINT }),
    ruleMark(MARGIN_MM, MARGIN_MM + 19, MARGIN_MM + width, MARGIN_MM + 19, INK, 0.4),
  ];
}

function pageFoot(paper: Paper, words: BookWords, n: number, of: number): Mark {
  return textMark(words.pageOf(n, of), paper.width - MARGIN_MM, paper.height - MARGIN_MM, {
    size: 2.6,
    colour: FAINT,
    anchor: 'end',
  });
}
