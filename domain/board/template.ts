import type { Words } from '../deployment/types.ts';
import type { Colour, Mm, Weight } from './drawing.ts';

/** What a template can show. Data of an office: an id that is not among these is refused (`template-field-unknown`). */
export const BOARD_FIELDS = [
  'title',
  'code',
  'type',
  'risk',
  'households',
  'area',
  'four-sides',
  'team',
  'services',
  'community-phone',
  'overview',
  'legend',
  'scale',
  'north',
  'qr',
  'date',
  'version',
  'approval',
  'buildings',
  'building-names',
  'neighbours',
  'shops',
  'units',
  'cameras',
  'logo',
] as const;
export type BoardField = (typeof BOARD_FIELDS)[number];

/** What a head line or a foot line can have put in, in braces. */
export const PLACEHOLDERS = ['grid', 'code', 'community', 'office'] as const;

/**
 * A logo's bytes at most: it is in every file that has a sheet in it, ten thousand of them. What is larger was made for a printing
 * press, and is no sharper on a sheet.
 */
export const LOGO_MOST_BYTES = 500_000;
/** Pixels of a logo's longer side. */
export const LOGO_MOST_PIXELS = 4_000;

export type PaperName = 'A0' | 'A1' | 'A2' | 'A3' | 'A4' | 'A5';

/** As printed, width and height in the way it hangs. */
export interface Paper {
  readonly width: Mm;
  readonly height: Mm;
}

/** Of Noto Sans SC, the one family that every sheet has within it: it has the characters of people's names. */
export interface TemplateFonts {
  readonly heading: (typeof HEADING_WEIGHTS)[number];
  readonly text: (typeof TEXT_WEIGHTS)[number];
}
export const HEADING_WEIGHTS = ['medium', 'bold', 'black'] as const satisfies readonly Weight[];
export const TEXT_WEIGHTS = ['plain', 'medium'] as const satisfies readonly Weight[];
export const USUAL_FONTS: TemplateFonts = { heading: 'bold', text: 'plain' };

/** How an office wants its sheets; stored as data. */
export interface BoardTemplate {
  readonly id: string;
  readonly name: Words;
  /** Board for the wall, hand-out with a map, card with the people alone. */
  readonly kind: 'board' | 'hand-out' | 'contact-card';
  readonly paper: PaperName | Paper;
  readonly landscape: boolean;
  readonly fields: readonly BoardField[];
  /** The head line; what is in `PLACEHOLDERS` is put in where it stands in braces: `{grid}`. */
  readonly heading: Words;
  /** A line at the foot, e.g. whom to call at night, filled like the head line; empty: none. */
  readonly footing: Words;
  /** How heavy letters are; not said: a bold head line and plain text. */
  readonly fonts?: TemplateFonts;
  readonly colours: { readonly accent: Colour; readonly border: Colour; readonly ink: Colour };
  /** Without colour: types by letter and hatch alone, levels of grey that can be told apart. */
  readonly mono: boolean;
  /** The size of plain text on A3; other papers in proportion to the root of their area. */
  readonly textMm: Mm;
  /** 1:N to be kept; null: the largest round one in which the grid fits. */
  readonly scale: number | null;
  readonly logo: { readonly type: 'png' | 'jpeg'; readonly base64: string } | null;
}
