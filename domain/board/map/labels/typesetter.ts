import type { Mm, TextRuler, Weight } from '../../drawing.ts';
import type { Setting } from './candidate.ts';
import { type LabelBox, labelBox } from './oriented-box.ts';

/** What Chinese is written with: ideographs, their punctuation, kana, full-width forms. */
const IDEOGRAPH = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const DIGIT_OR_CAPITAL = /^[0-9A-Z#.\s]*$/;
/** Joiners, selectors of variants, marks of direction: part of a sign, or nothing that is seen. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
/** Between a label and its neighbour, on each side, in ems: the halo. */
const GAP_EM = 0.14;

/** Text as it can be set: what it says, which of its signs the font has not (whoever draws it draws a box for each). */
export interface Cleaned {
  readonly text: string;
  readonly lacking: readonly string[];
}

/** Measures and sets labels; remembers widths, since the same names come again in several sizes and places. */
export class Typesetter {
  readonly #ruler: TextRuler;
  readonly #widths = new Map<string, number>();
  readonly #cleaned = new Map<string, Cleaned>();

  constructor(ruler: TextRuler) {
    this.#ruler = ruler;
  }

  width(text: string, size: Mm, weight: Weight): Mm {
    const key = `${weight}${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = this.#ruler.width(text, 1, weight);
      if (!Number.isFinite(width) || width < 0) width = [...text].length;
      this.#widths.set(key, width);
    }
    return width * size;
  }

  /** Without controls, doubled spaces and what is never seen. */
  clean(raw: string): Cleaned {
    const known = this.#cleaned.get(raw);
    if (known !== undefined) return known;
    const text = raw
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2066-\u2069]/gu, ' ')
      .replace(UNSEEN, '')
      .replace(/\s+/g, ' ')
      .trim();
    const cleaned = { text, lacking: text === '' ? [] : this.#ruler.lacks(text) };
    this.#cleaned.set(raw, cleaned);
    return cleaned;
  }

  /** One row of letters with the middle of what is seen of it at a place. */
  row(
    text: string,
    x: Mm,
    y: Mm,
    turn: number,
    size: Mm,
    weight: Weight,
  ): { readonly setting: Setting; readonly box: LabelBox } {
    const [above, below] = reach(text);
    const gap = GAP_EM * size;
    const box = labelBox(
      x,
      y,
      this.width(text, size, weight) / 2 + gap,
      ((above + below) * size) / 2 + gap,
      turn,
    );
    const down = ((above - below) * size) / 2;
    return { setting: { text, x: x - box.sin * down, y: y + box.cos * down, turn }, box };
  }
}

/** Whether it may be set as a column of upright letters: ideographs alone. */
export function isAllChinese(text: string): boolean {
  return [...text].every((letter) => IDEOGRAPH.test(letter));
}

/** How far letters reach above and below their baseline, in ems (Noto Sans SC). */
function reach(text: string): readonly [above: number, below: number] {
  if (IDEOGRAPH.test(text)) return [0.86, 0.1];
  if (DIGIT_OR_CAPITAL.test(text)) return [0.74, 0.02];
  return /^[\u0020-\u024f]*$/.test(text) ? [0.78, 0.22] : [1, 0.32];
}

/** A text in two lines of about the same length, at a space or, in Chinese, anywhere; null where it is too short for that. */
export function inTwo(text: string): readonly [string, string] | null {
  const letters = [...text];
  if (letters.length < 6) return null;
  const middle = letters.length / 2;
  let best = -1;
  for (let i = 2; i <= letters.length - 2; i++) {
    const space = letters[i] === ' ';
    const chinese = IDEOGRAPH.test(letters[i - 1]!) && IDEOGRAPH.test(letters[i]!);
    if (!space && !chinese) continue;
    if (best < 0 || Math.abs(i - middle) < Math.abs(best - middle)) best = i;
  }
  if (best < 0) return null;
  return [letters.slice(0, best).join('').trim(), letters.slice(best).join('').trim()];
}
