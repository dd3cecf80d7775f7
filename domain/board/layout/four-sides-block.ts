import { type BlockMaker, beside, type Piece, stack } from './block.ts';
import { paragraph } from './paragraph.ts';
import type { Pen } from './pen.ts';
import { sectionHead } from './section-head.ts';

/** Where a side begins: at the start or behind a mark of punctuation, perhaps after a word that another part of the grid begins. */
const SIDE =
  /(?:^|[，,；;。.\n]\s*)(另一块：|another part:\s*)?([东南西北](?:至|到|临|邻|接)|(?:east|south|west|north)\s+to\b)\s*/giu;
/** What lies within and is not part of it is no side. */
const WITHOUT = /[，,；;]\s*(不含其中的.+|without .+ within it)$/u;

/** The four sides in words: each on a line of its own where the sentence is made of four, else as it is written. */
export function fourSidesBlock(pen: Pen): BlockMaker {
  const { fourSides } = pen.content.grid;
  const text = fourSides[pen.content.lang].trim();
  return ({ width, em }) => {
    if (text === '') return null;
    const sides = sidesOf(text);
    const pieces = sides === null ? plain(pen, text, width, em) : listed(pen, sides, width, em);
    return {
      name: 'four-sides',
      head: sectionHead(pen, pen.words.fourSides, width, em),
      again: sectionHead(pen, pen.words.fourSides + pen.words.continued, width, em),
      pieces,
      breaks: 3,
    };
  };
}

interface Side {
  /** Before the first side of a further part of the grid; mostly empty. */
  readonly part: string;
  readonly side: string;
  readonly along: string;
  /** What is said of the whole part after its last side: 不含其中的…; mostly empty. */
  readonly after: string;
}

/** The sides one by one with all that is said of each; null where the text does not begin with one or names fewer than four. */
export function sidesOf(sentence: string): readonly Side[] | null {
  const text = sentence.replace(/[。.]\s*$/u, '');
  const found = [...text.matchAll(SIDE)];
  if (found.length < 4 || found[0]!.index !== 0) return null;
  return found.map((match, at) => {
    const all = text.slice(match.index + match[0].length, found[at + 1]?.index ?? text.length).trim();
    const without = WITHOUT.exec(all);
    return {
      part: match[1]?.trim() ?? '',
      side: upper(match[2]!),
      along: all.slice(0, without?.index ?? all.length),
      after: upper(without?.[1] ?? ''),
    };
  });
}

const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

function plain(pen: Pen, text: string, width: number, em: number): readonly Piece[] {
  return paragraph(pen, text, { size: em, width, colour: pen.inks.ink });
}

function listed(pen: Pen, sides: readonly Side[], width: number, em: number): readonly Piece[] {
  const widest = Math.max(...sides.map(({ side }) => pen.ruler.width(side, em, 'bold')));
  const label = Math.min(widest + 0.6 * em, 0.4 * width);
  return sides.map(({ part, side, along, after }) =>
    stack([
      ...paragraph(pen, part, { size: 0.92 * em, width, colour: pen.inks.faint, leading: 1.6 }),
      beside([
        {
          at: 0,
          piece: stack(
            paragraph(pen, side, { size: em, width: label, colour: pen.inks.faint, weight: 'bold' }),
          ),
        },
        {
          at: label,
          piece: stack(paragraph(pen, along, { size: em, width: width - label, colour: pen.inks.ink })),
        },
      ]),
      ...paragraph(pen, after, { size: em, width, colour: pen.inks.ink }),
    ]),
  );
}
