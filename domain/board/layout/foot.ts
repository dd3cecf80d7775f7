import type { Reason } from '../../result.ts';
import type { Mark, Mm } from '../drawing.ts';
import type { Frame } from '../map/types.ts';
import type { BoardField } from '../template.ts';
import { filledLine } from './filled-line.ts';
import { fitText } from './fit-text.ts';
import { northArrow } from './north-arrow.ts';
import { baseline, type Pen, rectangle, ruleMark, textMark } from './pen.ts';
import { scaleBar } from './scale-bar.ts';

/** The em of small print: millimetres of A3, and of the em of plain text where that is large. */
const SMALL_MM = 3;
const SMALL_EMS = 0.62;
/** Read in the hand; on the smallest papers it is in proportion again. */
const LEAST_MM = 1.8;
const MOST_SMALL_MM = 3.7;
/** Heights of the foot's strips, in ems of small print. */
const ROW = 3.6;
const FOOTING = 2.6;
const DRAFT = 2.3;
/** Beyond it the arrow says how far it is from true north. */
const CONVERGENCE_DEGREES = 1;
/** Of the foot's width, for north and scale. */
const SCALE_SHARE = 0.5;

export interface Foot {
  readonly marks: readonly Mark[];
  readonly notices: readonly Reason[];
}

function smallPrint({ unit, template }: Pen): Mm {
  const small = Math.max(SMALL_MM, SMALL_EMS * template.textMm) * unit;
  return Math.max(small, Math.min(LEAST_MM, MOST_SMALL_MM * unit));
}

/** How high the foot is. */
export function footHeight(pen: Pen): Mm {
  const { content, template } = pen;
  const footing = filledLine(pen, template.footing) === '' ? 0 : FOOTING;
  return (ROW + footing + (content.plan.draft ? DRAFT : 0)) * smallPrint(pen);
}

/** Beneath the map: north, scale and zone; date, plan and office; the approval number's place; across it all that a draft is one. */
export function foot(pen: Pen, frame: Frame, scale: number | null): Foot {
  const { content, template, unit } = pen;
  const small = smallPrint(pen);
  const notices: Reason[] = [];
  const row = { ...frame, height: ROW * small };
  const left = scale === null ? 0 : SCALE_SHARE * frame.width;
  const marks: Mark[] = [];
  if (scale !== null) marks.push(...scalePart(pen, { ...row, width: left }, scale, notices));
  const apart = left === 0 ? 0 : 3 * unit;
  marks.push(...imprint(pen, { ...row, x: row.x + left + apart, width: row.width - left - apart }, notices));
  let top = row.y + row.height;
  const footing = filledLine(pen, template.footing);
  if (footing !== '') {
    const strip = { ...frame, y: top + 0.7 * small, height: (FOOTING - 0.7) * small };
    marks.push(...line(pen, footing, strip, 1.3 * small, 'start', pen.inks.ink, 'bold', 'footing', notices));
    top += FOOTING * small;
  }
  if (content.plan.draft)
    marks.push(...draftBand(pen, { ...frame, y: top + 0.3 * small, height: (DRAFT - 0.3) * small }, notices));
  return { marks: [{ kind: 'group', name: 'foot', marks }], notices };
}

function scalePart(pen: Pen, frame: Frame, scale: number, notices: Reason[]): readonly Mark[] {
  const { template, unit, content, words, inks } = pen;
  const shown = (field: BoardField) => template.fields.includes(field);
  const marks: Mark[] = [];
  let { x } = frame;
  if (shown('north')) {
    const width = 0.75 * frame.height;
    marks.push(...northArrow(pen, { x, y: frame.y, width, height: frame.height }));
    x += width + 3 * unit;
  }
  if (!shown('scale')) return marks;
  const bar = scaleBar(pen, scale, x, frame.y + 0.86 * frame.height, 0.46 * frame.width, smallPrint(pen));
  marks.push(...bar.marks);
  x += bar.width + 4 * unit;
  const width = frame.x + frame.width - x;
  const convergence = content.convergence ?? 0;
  const zone = [
    content.zone,
    ...(Math.abs(convergence) > CONVERGENCE_DEGREES ? [words.convergence(convergence)] : []),
  ]
    .filter((text) => text !== '')
    .join(content.lang === 'zh' ? '；' : '; ');
  const half = frame.height / 2;
  marks.push(
    ...line(
      pen,
      words.ratio(scale),
      { x, y: frame.y, width, height: half },
      1.55 * smallPrint(pen),
      'start',
      inks.ink,
      'bold',
      'scale',
      notices,
    ),
  );
  if (zone !== '')
    marks.push(
      ...line(
        pen,
        zone,
        { x, y: frame.y + half, width, height: half },
        0.92 * smallPrint(pen),
        'start',
        inks.faint,
        'plain',
        'zone',
        notices,
      ),
    );
  return marks;
}

/** Date, plan, office; over them the number under which the map was approved, or a line for it. */
function imprint(pen: Pen, frame: Frame, notices: Reason[]): readonly Mark[] {
  const { content, template, words, inks, unit } = pen;
  const shown = (field: BoardField) => template.fields.includes(field);
  const parts = [
    content.office,
    ...(shown('version')
      ? [`${words.plan} ${content.plan.name} ${words.revision(content.plan.revision)}`]
      : []),
    ...(shown('date') ? [`${words.date} ${content.date}`] : []),
  ].filter((part) => part.trim() !== '');
  const text = parts.join(content.lang === 'zh' ? '　' : '  |  ');
  const upper = shown('approval') ? 0.46 * frame.height : 0;
  const marks: Mark[] = [];
  if (shown('approval')) {
    const number = content.approvalNumber.trim();
    const size = smallPrint(pen);
    const blank = number === '' ? Math.min(34 * unit, 0.4 * frame.width) : 0;
    const right = frame.x + frame.width;
    const strip = { ...frame, width: frame.width - blank, height: upper };
    marks.push(
      ...line(pen, words.approval + number, strip, size, 'end', inks.ink, 'plain', 'approval', notices),
    );
    if (blank > 0) {
      const at = baseline(frame.y, upper, size) + 0.12 * size;
      marks.push(ruleMark(right - blank, at, right, at, inks.faint, 0.2 * unit));
    }
  }
  const rest = { ...frame, y: frame.y + upper, height: frame.height - upper };
  marks.push(...line(pen, text, rest, smallPrint(pen), 'end', inks.faint, 'plain', 'imprint', notices));
  return marks;
}

/** White on dark, as wide as the sheet: nobody takes it for a sheet in force. */
function draftBand(pen: Pen, frame: Frame, notices: Reason[]): readonly Mark[] {
  const { inks, words } = pen;
  const inner = { ...frame, x: frame.x + 0.01 * frame.width, width: 0.98 * frame.width };
  return [
    { kind: 'path', traces: [rectangle(frame)], fill: inks.ink },
    ...line(pen, words.draft, inner, 0.72 * frame.height, 'middle', inks.paper, 'bold', 'draft', notices),
  ];
}

/** Text in a strip, in its middle height, smaller or on more lines where it is long; said where it did not go in. */
function line(
  pen: Pen,
  text: string,
  frame: Frame,
  size: Mm,
  anchor: 'start' | 'middle' | 'end',
  colour: string,
  weight: 'plain' | 'bold',
  part: string,
  notices: Reason[],
): readonly Mark[] {
  if (text === '') return [];
  const {
    lines,
    size: fitted,
    cut,
  } = fitText(pen, text, {
    width: frame.width,
    height: frame.height,
    size: Math.min(size, frame.height / 1.15),
    least: 0.55 * size,
    weight,
    leading: 1.15,
  });
  if (cut) notices.push({ code: 'text-too-long', params: { part, text } });
  const height = 1.15 * fitted;
  const above = (frame.height - height * lines.length) / 2;
  const x =
    anchor === 'start' ? frame.x : anchor === 'middle' ? frame.x + frame.width / 2 : frame.x + frame.width;
  return lines.map((words, at) =>
    textMark(words, x, baseline(frame.y + above + at * height, height, fitted), {
      size: fitted,
      weight,
      colour,
      anchor,
    }),
  );
}
