import type { Words } from '../../deployment/types.ts';
import type { BoardContent, GroundPoint } from '../content.ts';
import type { Mark, Mm, TextRuler } from '../drawing.ts';
import type { BoardTemplate } from '../template.ts';

/** A rectangle on the paper: its upper left corner and its size. */
export interface Frame {
  readonly x: Mm;
  readonly y: Mm;
  readonly width: Mm;
  readonly height: Mm;
}

/** What a map is drawn from. */
export interface MapRequest {
  readonly content: BoardContent;
  readonly template: BoardTemplate;
  /** Where on the paper; nothing is drawn outside of it. */
  readonly frame: Frame;
  /** 1:N. */
  readonly scale: number;
  /** The ground in the middle of the frame. */
  readonly centre: GroundPoint;
  readonly ruler: TextRuler;
  /** The em of plain text on this paper. */
  readonly textMm: Mm;
}

/** A kind of thing that is drawn on this map, and how it looks. */
export interface LegendItem {
  /** `road-main`, `water`, `place-shop-餐饮` …: each once. */
  readonly id: string;
  readonly name: Words;
  /** A sample of it in a box of the caller's, about twice as wide as high. */
  sample(box: Frame): readonly Mark[];
}

/** A rectangle that may be turned: its middle, half its length and half its height, and where its length points. */
export interface OrientedBox {
  readonly x: Mm;
  readonly y: Mm;
  readonly halfLength: Mm;
  readonly halfHeight: Mm;
  /** Degrees clockwise from the right. */
  readonly turn: number;
}

export type LabelKind =
  | 'street'
  | 'water'
  | 'rail'
  | 'neighbour'
  | 'inside'
  | 'landmark'
  | 'compound'
  | 'building'
  | 'unit'
  | 'shop'
  | 'camera';

/** A label on the map: one box for a line of it, or for each letter where it is set letter by letter. */
export interface PlacedLabel {
  readonly kind: LabelKind;
  /** As the content has it. */
  readonly name: string;
  /** As it is drawn: a building's may be shortened to its number. */
  readonly text: string;
  readonly size: Mm;
  readonly boxes: readonly OrientedBox[];
}

/**
 * `no-room`: every position meets another label or the frame; `too-small`: at this scale it is much smaller than its name; `no-glyph`: drawn, but with signs that the font has not.
 */
export type WhyLeftOut = 'no-room' | 'too-small' | 'no-glyph';

export interface LeftOut {
  readonly text: string;
  readonly kind: LabelKind;
  readonly why: WhyLeftOut;
  /** A street of the four sides, or a landmark: a sheet should not go out without it. */
  readonly important: boolean;
}

export interface MapDrawing {
  /** One group, clipped to the frame. */
  readonly marks: readonly Mark[];
  /** What is on it, in the order of a legend. */
  readonly legend: readonly LegendItem[];
  readonly placed: readonly PlacedLabel[];
  readonly leftOut: readonly LeftOut[];
  /** Signs in names of what is on it that the font has not: a box stands for each. */
  readonly lacking: readonly string[];
}
