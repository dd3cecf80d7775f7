import type { Reason } from '../../result.ts';
import type { Mark, Mm } from '../drawing.ts';
import type { Frame } from '../map/types.ts';
import { USUAL_FONTS } from '../template.ts';
import { filledLine } from './filled-line.ts';
import { fitText } from './fit-text.ts';
import { readLogo } from './logo.ts';
import { baseline, type Pen, ruleMark, textMark } from './pen.ts';

/** In ems of the title. */
const HEIGHT = 2.02;
const TITLE_ROOM = 1.3;
const SUBTITLE = 0.36;
const CODE_MOST = 0.3;

export interface Heading {
  readonly marks: readonly Mark[];
  readonly notices: readonly Reason[];
}

/** The title's em on a sheet whose plain text has the em `em`. */
export function titleSize(unit: Mm, em: Mm): Mm {
  return Math.max(10.5 * unit, 2.1 * em);
}

export function headingHeight(title: Mm): Mm {
  return HEIGHT * title;
}

/** The head line as the template words it, with the grid's, community's and office's name put in. */
export function headLine(pen: Pen): string {
  return filledLine(pen, pen.template.heading);
}

/** Across the top: logo, title over the way down to the grid, and the code at the right; a strong line beneath. */
export function heading(pen: Pen, frame: Frame, title: Mm, after: string): Heading {
  const { template, inks, unit, content } = pen;
  const shown = (field: (typeof template.fields)[number]) => template.fields.includes(field);
  const notices: Reason[] = [];
  const marks: Mark[] = [];
  const bottom = frame.y + frame.height;
  const room = frame.height - 0.32 * title;
  let { x } = frame;
  const logo = shown('logo') && template.logo !== null ? readLogo(template.logo) : null;
  if (logo !== null) {
    const width = Math.min(logo.shape * room, 0.22 * frame.width);
    const height = width / logo.shape;
    marks.push({
      kind: 'image',
      at: [x, frame.y + (room - height) / 2],
      width,
      height,
      type: logo.type,
      bytes: logo.bytes,
    });
    x += width + 0.5 * title;
  }
  const code =
    shown('code') && content.grid.code !== null ? codeMarks(pen, frame, title, content.grid.code) : null;
  marks.push(...(code?.marks ?? []));
  notices.push(...(code?.notices ?? []));
  const width = frame.x + frame.width - x - (code === null ? 0 : code.width + 0.6 * title);
  const { heading: weight } = template.fonts ?? USUAL_FONTS;
  const tight = shown('title') ? headLine(pen) + after : '';
  const wayText = way(pen);
  const titleRoom = wayText === '' ? room : TITLE_ROOM * title;
  const fitted = fitText(pen, tight, {
    width,
    height: titleRoom,
    size: title,
    least: 0.36 * title,
    weight,
    leading: 1.25,
  });
  if (fitted.cut) notices.push({ code: 'text-too-long', params: { part: 'heading', text: tight } });
  const line = 1.25 * fitted.size;
  const above = (titleRoom - line * fitted.lines.length) / 2;
  fitted.lines.forEach((text, at) => {
    marks.push(
      textMark(text, x, baseline(frame.y + above + at * line, line, fitted.size), {
        size: fitted.size,
        weight,
        colour: inks.ink,
      }),
    );
  });
  if (wayText !== '') {
    const size = SUBTITLE * title;
    const sub = fitText(pen, wayText, {
      width,
      height: 1.25 * size,
      size,
      least: 0.62 * size,
      weight: 'plain',
      leading: 1.25,
    });
    if (sub.cut) notices.push({ code: 'text-too-long', params: { part: 'way', text: wayText } });
    marks.push(
      textMark(sub.lines[0]!, x, baseline(frame.y + titleRoom, 1.25 * size, sub.size), {
        size: sub.size,
        colour: inks.faint,
      }),
    );
  }
  marks.push(
    ruleMark(
      frame.x,
      bottom - 0.45 * unit,
      frame.x + frame.width,
      bottom - 0.45 * unit,
      inks.accent,
      0.9 * unit,
    ),
  );
  return { marks: [{ kind: 'group', name: 'heading', marks }], notices };
}

/** From the root down to the grid's own community: where in the town one is. */
function way({ content }: Pen): string {
  const names = content.ancestors.map(({ name }) => name).filter((name) => name !== '');
  if (content.territory !== '' && !names.includes(content.territory)) names.push(content.territory);
  return names.reverse().join(' › ');
}

/** The code under its word, at the right edge. */
function codeMarks(pen: Pen, frame: Frame, title: Mm, code: string): Heading & { readonly width: Mm } {
  const { inks, words, ruler } = pen;
  const most = CODE_MOST * frame.width;
  const label = 0.3 * title;
  const fitted = fitText(pen, code, {
    width: most,
    height: 0.75 * title,
    size: 0.58 * title,
    least: 0.24 * title,
    weight: 'bold',
    leading: 1.2,
  });
  const right = frame.x + frame.width;
  const top = frame.y + 0.22 * title;
  const line = 1.2 * fitted.size;
  const widest = Math.max(
    ruler.width(words.code, label, 'plain'),
    ...fitted.lines.map((text) => ruler.width(text, fitted.size, 'bold')),
  );
  return {
    width: Math.min(most, widest),
    notices: fitted.cut ? [{ code: 'text-too-long', params: { part: 'code', text: code } }] : [],
    marks: [
      textMark(words.code, right, baseline(top, 1.3 * label, label), {
        size: label,
        colour: inks.faint,
        anchor: 'end',
      }),
      ...fitted.lines.map((text, at) =>
        textMark(text, right, baseline(top + 1.5 * label + at * line, line, fitted.size), {
          size: fitted.size,
          weight: 'bold',
          colour: inks.ink,
          anchor: 'end',
        }),
      ),
    ],
  };
}
