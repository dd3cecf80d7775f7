import type { Reason } from '../../result.ts';
import type { Mark, Mm } from '../drawing.ts';
import type { Paper } from '../template.ts';
import type { Block } from './block.ts';
import { composeSheet } from './compose.ts';
import { continuedPages } from './continued.ts';
import type { Flowed } from './flow.ts';
import { foot, footHeight } from './foot.ts';
import { heading, headingHeight } from './heading.ts';
import type { Pen } from './pen.ts';
import { scaledBlock } from './scaled.ts';

interface FurtherPages {
  readonly pages: readonly (readonly Mark[])[];
  /** What goes on there, and what is higher than a whole page. */
  readonly notices: readonly Reason[];
}

/** Pages of the same paper, set in the template's size of text: what was too much for the first is not small print on the next. */
export function furtherPages(pen: Pen, paper: Paper, flowed: Flowed, title: Mm, plain: Mm): FurtherPages {
  if (flowed.left.length === 0) return { pages: [], notices: [] };
  const small = 0.7 * title;
  const frames = composeSheet('contact-card', paper, pen.unit, plain, {
    heading: headingHeight(small),
    foot: footHeight(pen),
  });
  const by = Math.min(Math.max(1, plain / flowed.em), frames.panel.width / flowed.width);
  const width = by * flowed.width;
  const apart = 2 * plain;
  const count = Math.max(1, Math.floor((frames.panel.width + apart) / (width + apart) + 1e-6));
  const columns = Array.from({ length: count }, (_, at) => ({
    ...frames.panel,
    x: frames.panel.x + at * (width + apart),
    width,
  }));
  const blocks = flowed.left.map((block) => scaledBlock(block, by));
  const { pages, lost } = continuedPages(blocks, columns, 1.2 * plain);
  const head = heading(pen, frames.heading, small, pen.words.continued);
  const bottom = foot(pen, frames.foot, null);
  return {
    pages: pages.map((marks) => [...head.marks, ...marks, ...bottom.marks]),
    notices: [
      ...continuedNotices(flowed.left),
      ...lost.map(({ name, text }) => ({ code: 'text-too-long', params: { part: name, text } })),
    ],
  };
}

function continuedNotices(left: readonly Block[]): readonly Reason[] {
  return left.map(({ name, pieces }) =>
    name === 'team'
      ? { code: 'team-continued', params: { rows: pieces.length } }
      : { code: 'part-continued', params: { part: name, rows: pieces.length } },
  );
}
