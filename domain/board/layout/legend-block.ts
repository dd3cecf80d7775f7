import type { LegendItem } from '../map/types.ts';
import { type BlockMaker, beside, type Piece, stack } from './block.ts';
import { paragraph } from './paragraph.ts';
import type { Pen } from './pen.ts';
import { sectionHead } from './section-head.ts';

/** A sample is as high as plain text and twice as wide. */
const SAMPLE_EMS = 2.2;
const COLUMN_GAP_EMS = 0.8;
const MOST_COLUMNS = 4;

/** What is on this sheet's map, and nothing else. */
export function legendBlock(pen: Pen, items: readonly LegendItem[]): BlockMaker {
  const { lang } = pen.content;
  return ({ width, em }) => {
    if (items.length === 0) return null;
    const size = 0.86 * em;
    const apart = COLUMN_GAP_EMS * em;
    const widest = Math.max(...items.map(({ name }) => pen.ruler.width(name[lang], size, 'plain')));
    const wished = Math.min(widest, 7 * em) + (SAMPLE_EMS + 0.6) * em;
    const columns = Math.max(1, Math.min(MOST_COLUMNS, Math.floor((width + apart) / (wished + apart))));
    const cell = (width - (columns - 1) * apart) / columns;
    const pieces = Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
      beside(
        items.slice(row * columns, (row + 1) * columns).map((item, column) => ({
          at: column * (cell + apart),
          piece: legendItem(pen, item, cell, em, size),
        })),
      ),
    );
    return {
      name: 'legend',
      head: sectionHead(pen, pen.words.legend, width, em),
      again: sectionHead(pen, pen.words.legend + pen.words.continued, width, em),
      pieces,
      breaks: 2,
    };
  };
}

function legendItem(pen: Pen, item: LegendItem, width: number, em: number, size: number): Piece {
  const words = stack(
    paragraph(pen, item.name[pen.content.lang], {
      size,
      width: width - (SAMPLE_EMS + 0.6) * em,
      colour: pen.inks.ink,
      leading: 1.3,
    }),
  );
  const sample = 1.1 * em;
  const height = Math.max(words.height, sample) + 0.42 * em;
  const middle = (height - 0.42 * em) / 2;
  return {
    height,
    draw: (x, y) => [
      ...item.sample({ x, y: y + middle - sample / 2, width: SAMPLE_EMS * em, height: sample }),
      ...words.draw(x + (SAMPLE_EMS + 0.6) * em, y + middle - words.height / 2),
    ],
  };
}
