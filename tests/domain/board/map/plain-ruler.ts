import type { TextRuler } from '../../../../domain/board/drawing.ts';

/** A font in which an ideograph is as wide as the em and any other letter a little more than half of it; it has no 㙍 and no 🍜. */
export const plainRuler: TextRuler = {
  width: (text, size, weight) =>
    [...text].reduce((sum, letter) => sum + (letter > '⺀' ? 1 : 0.56), 0) *
    size *
    (weight === 'bold' ? 1.04 : 1),
  lacks: (text) => [...new Set([...text].filter((letter) => '㙍🍜'.includes(letter)))],
};
