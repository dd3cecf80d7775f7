/** Millimetres on the paper from its upper left corner, to the right and down. */
export type Mm = number;

/** `#RRGGBB`. */
export type Colour = string;

/** A line or a ring: x and y in turn. A closed one does not repeat its first point. */
export interface Trace {
  readonly points: Float64Array;
  readonly closed: boolean;
}

/** Lines and areas; areas are filled even-odd, so that a ring within a ring is a hole. */
export interface PathMark {
  readonly kind: 'path';
  readonly traces: readonly Trace[];
  readonly fill?: Colour;
  /** 0 to 1; not said: 1. */
  readonly fillOpacity?: number;
  readonly stroke?: Colour;
  readonly strokeWidth?: Mm;
  /** 0 to 1; not said: 1. */
  readonly strokeOpacity?: number;
  readonly dash?: readonly Mm[];
  /** Ends of lines reach half their width further, round (streets that meet); not said: cut off. Corners are round. */
  readonly roundEnds?: boolean;
}

/** From light to heavy; `plain` and `bold` are all that most sheets have. */
export const WEIGHTS = ['plain', 'medium', 'bold', 'black'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** One line of text; what breaks lines is whoever lays it out. */
export interface TextMark {
  readonly kind: 'text';
  readonly text: string;
  /** Where its baseline begins, has its middle, or ends. */
  readonly at: readonly [x: Mm, y: Mm];
  readonly anchor: 'start' | 'middle' | 'end';
  /** The em. */
  readonly size: Mm;
  readonly weight: Weight;
  readonly colour: Colour;
  /** Degrees clockwise around `at`; not said: 0. */
  readonly turn?: number;
  /** Drawn beneath the letters, that wide on each side. */
  readonly halo?: { readonly colour: Colour; readonly width: Mm };
}

/** A picture of an office (a logo), already checked: PNG or JPEG bytes. */
export interface ImageMark {
  readonly kind: 'image';
  readonly at: readonly [x: Mm, y: Mm];
  readonly width: Mm;
  readonly height: Mm;
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
}

/** Marks that belong together, seen only within `clip` where it is said (even-odd). */
export interface GroupMark {
  readonly kind: 'group';
  /** For whoever reads a drawing: `map`, `legend`, `team` … */
  readonly name: string;
  readonly clip?: readonly Trace[];
  readonly marks: readonly Mark[];
}

export type Mark = PathMark | TextMark | ImageMark | GroupMark;

/** One side of paper: what PDF, SVG and PNG are made from, each in the order of the marks. */
export interface Drawing {
  readonly width: Mm;
  readonly height: Mm;
  readonly title: string;
  readonly lang: 'zh' | 'en';
  readonly marks: readonly Mark[];
}

/** How wide text is in the font that it will be drawn in, and what that font has no sign for. */
export interface TextRuler {
  width(text: string, size: Mm, weight: Weight): Mm;
  /** The characters without a glyph, each once. */
  lacks(text: string): readonly string[];
}
