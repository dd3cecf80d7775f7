import type { Mm } from '../drawing.ts';
import type { Frame } from '../map/types.ts';
import type { BoardTemplate, Paper } from '../template.ts';

/** In millimetres of A3 (units of `paperUnit`). */
const MARGIN = 7.5;
const APART = 3.4;
const COLUMN_APART = 6;
/** A column of words is about this many ems of plain text wide. */
const COLUMN_EMS = 23;
const MOST_COLUMNS = 4;
/** Of the whole sheet: a board's map is what it is hung up for; a hand-out is half words. */
const MAP_SHARE: Readonly<Record<BoardTemplate['kind'], number>> = {
  board: 0.605,
  'hand-out': 0.48,
  'contact-card': 0,
};

export interface Composition {
  readonly heading: Frame;
  /** Null on a card. */
  readonly map: Frame | null;
  /** For the words. */
  readonly panel: Frame;
  readonly foot: Frame;
}

/** Where the parts of a sheet lie: heading, map and words beside it (or beneath it on an upright sheet), foot. `em` is plain text's. */
export function composeSheet(
  kind: BoardTemplate['kind'],
  paper: Paper,
  unit: Mm,
  em: Mm,
  heights: { readonly heading: Mm; readonly foot: Mm },
): Composition {
  const margin = MARGIN * unit;
  const inner = { x: margin, y: margin, width: paper.width - 2 * margin, height: paper.height - 2 * margin };
  const heading = { ...inner, height: heights.heading };
  const foot = { ...inner, y: inner.y + inner.height - heights.foot, height: heights.foot };
  const top = heading.y + heading.height + APART * unit;
  const body = { ...inner, y: top, height: foot.y - APART * unit - top };
  const share = MAP_SHARE[kind] * paper.width * paper.height;
  if (share === 0) return { heading, map: null, panel: body, foot };
  const apart = 4.5 * unit;
  const most = MOST_COLUMNS * (COLUMN_EMS * em + COLUMN_APART * unit);
  if (paper.width >= paper.height) {
    const width = Math.max(share / body.height, body.width - apart - most);
    const map = { ...body, width };
    const panel = { ...body, x: body.x + width + apart, width: body.width - width - apart };
    return { heading, map, panel, foot };
  }
  const height = Math.max(share / body.width, body.height - apart - most);
  const map = { ...body, height };
  const panel = { ...body, y: body.y + height + apart, height: body.height - height - apart };
  return { heading, map, panel, foot };
}

/** How many columns of words go well into a width. */
export function columnCount(width: Mm, unit: Mm, em: Mm): number {
  const apart = COLUMN_APART * unit;
  return Math.max(1, Math.min(MOST_COLUMNS, Math.round((width + apart) / (COLUMN_EMS * em + apart))));
}

/** A rectangle in columns. */
export function columnsOf(panel: Frame, count: number, unit: Mm): readonly Frame[] {
  const apart = COLUMN_APART * unit;
  const width = (panel.width - (count - 1) * apart) / count;
  return Array.from({ length: count }, (_, at) => ({ ...panel, x: panel.x + at * (width + apart), width }));
}
