import type { Colour, Mm, TextMark, Weight } from '../../drawing.ts';
import type { LabelKind } from '../types.ts';
import type { LabelBox } from './oriented-box.ts';

/** How a label is set. */
export interface LabelStyle {
  readonly weight: Weight;
  readonly colour: Colour;
  readonly halo: Colour;
}

/** Some letters in a row: where the middle of their baseline is, and how they are turned. */
export interface Setting {
  readonly text: string;
  readonly x: Mm;
  readonly y: Mm;
  readonly turn: number;
  /** Where it is set otherwise than the rest of its label: a code beneath a name. */
  readonly own?: { readonly size: Mm; readonly weight: Weight };
}

/** A position that a label may take. */
export interface Candidate {
  readonly text: string;
  readonly size: Mm;
  readonly settings: readonly Setting[];
  readonly boxes: readonly LabelBox[];
  /** What is wrong with the position in itself: 0 is as good as can be, 1 is bad, 3 is hardly to be read. */
  readonly cost: number;
}

/** A label that should be on the map. */
export interface Wish {
  readonly kind: LabelKind;
  /** As the content has it. */
  readonly name: string;
  /** What it is worth: one of 10 gives way to one of 20. */
  readonly worth: number;
  readonly important: boolean;
  readonly style: LabelStyle;
  readonly candidates: readonly Candidate[];
  /** Labels of one group keep apart, so that a street is not named twice side by side. */
  readonly group?: string;
  readonly apart?: Mm;
  /** A street of the four sides: in full ink outside of the grid too. */
  readonly loud?: boolean;
  /** One more name of a street that has one already: nobody misses it. */
  readonly repeat?: boolean;
}

/** Of the em: the halo's width on each side. */
const HALO_EM = 0.11;

export function candidateMarks({ settings, size }: Candidate, style: LabelStyle): readonly TextMark[] {
  return settings.map(({ text, x, y, turn, own }) => ({
    kind: 'text',
    text,
    at: [x, y],
    anchor: 'middle',
    size: own?.size ?? size,
    weight: own?.weight ?? style.weight,
    colour: style.colour,
    ...(turn === 0 ? {} : { turn }),
    halo: { colour: style.halo, width: HALO_EM * (own?.size ?? size) },
  }));
}
