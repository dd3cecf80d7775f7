import type { Weight } from '../../../domain/board/drawing.ts';
import { boardFont } from './board-font.ts';

/** A character as the font has it. */
export interface Letter {
  readonly glyph: number;
  /** How far the next one stands, in ems. */
  readonly advance: number;
}

const known: Record<Weight, Map<string, Letter | null>> = {
  plain: new Map(),
  medium: new Map(),
  bold: new Map(),
  black: new Map(),
};

/** The glyph of one character in a weight; null where the font has none. Neither kerning nor ligatures: a text is as wide as its letters. */
export function letterOf(char: string, weight: Weight): Letter | null {
  const cache = known[weight];
  let letter = cache.get(char);
  if (letter !== undefined) return letter;
  const { font } = boardFont(weight);
  const code = char.codePointAt(0)!;
  if (font.hasGlyphForCodePoint(code)) {
    const glyph = font.glyphForCodePoint(code);
    letter = { glyph: glyph.id, advance: glyph.advanceWidth / font.unitsPerEm };
  } else letter = null;
  cache.set(char, letter);
  return letter;
}
