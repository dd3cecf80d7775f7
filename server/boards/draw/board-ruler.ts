import type { TextRuler, Weight } from '../../../domain/board/drawing.ts';
import { emsOf, piecesOf } from './text-pieces.ts';

/** Measures text as the writers of this folder draw it: a character without a glyph as its box, what is never seen as nothing. */
export function boardRuler(): TextRuler {
  return ruler;
}

/** All weights have the same letters: two are read anyway. */
const READ: readonly Weight[] = ['plain', 'bold'];

const ruler: TextRuler = {
  width: (text, size, weight) => piecesOf(text, weight).reduce((sum, piece) => sum + emsOf(piece), 0) * size,
  lacks: (text) => [
    ...new Set(
      READ.flatMap((weight) =>
        piecesOf(text, weight).flatMap((piece) => (piece.kind === 'gap' ? [piece.char] : [])),
      ),
    ),
  ],
};
