import type { Colour } from '../drawing.ts';
import type { BoardTemplate } from '../template.ts';

/** The colours of a sheet's own parts; the map has its own. */
export interface Inks {
  readonly ink: Colour;
  /** Labels and small print: still dark enough to be read from a metre. */
  readonly faint: Colour;
  readonly accent: Colour;
  readonly border: Colour;
  readonly rule: Colour;
  /** Behind what is to be seen first. */
  readonly pale: Colour;
  /** A grid of the overview that is not the sheet's own, and its outline. */
  readonly other: Colour;
  readonly otherLine: Colour;
  readonly paper: Colour;
}

const PAPER = '#FFFFFF';

/** Without colour: greys that can be told apart on an office printer. */
const MONO: Inks = {
  ink: '#000000',
  faint: '#4A4A4A',
  accent: '#000000',
  border: '#000000',
  rule: '#9A9A9A',
  pale: '#EBEBEB',
  other: '#F2F2F2',
  otherLine: '#8C8C8C',
  paper: PAPER,
};

export function inksOf({ mono, colours }: BoardTemplate): Inks {
  if (mono) return MONO;
  return {
    ink: colours.ink,
    faint: '#5E5A52',
    accent: colours.accent,
    border: colours.border,
    rule: '#CFC9BD',
    pale: mixed(colours.accent, PAPER, 0.09),
    other: '#F1EEE7',
    otherLine: '#A79F90',
    paper: PAPER,
  };
}

/** `share` of the first colour, the rest of the second. */
export function mixed(colour: Colour, other: Colour, share: number): Colour {
  const part = (of: Colour, at: number) => Number.parseInt(of.slice(at, at + 2), 16);
  const hex = [1, 3, 5].map((at) =>
    Math.round(share * part(colour, at) + (1 - share) * part(other, at))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('').toUpperCase()}`;
}

/** Of equal lightness, without hue (Rec. 709 weights). */
export function greyOf(colour: Colour): Colour {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const grey = Math.round(0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5))
    .toString(16)
    .padStart(2, '0');
  return `#${grey}${grey}${grey}`.toUpperCase();
}
