import type { Weight } from '../../../domain/board/drawing.ts';
import { letterOf } from './letters.ts';

/** A stretch of letters that the font has, or one character that it has not. */
export type Piece =
  | { readonly kind: 'letters'; readonly text: string; readonly ems: number }
  | { readonly kind: 'gap'; readonly char: string };

/** How wide the box of a lacking character is: that of an ideograph. */
export const GAP_EMS = 1;

/** Tabs, breaks of lines, blanks of any width. */
const BLANK = /^[\t\n\v\f\r\u0085\u2028\u2029\p{Zs}]$/u;
/** Characters that are never seen: joiners, marks of direction, selectors of variants, other controls. */
const UNSEEN = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;
/** Half of a pair. */
const BROKEN = /^\p{Cs}$/u;
const REPLACEMENT = '\ufffd';

/**
 * What is drawn of a text, in order: composed (NFC), a tab or a break as a blank, what is never seen left out, half a pair
 * as U+FFFD. All that is drawn or measured goes through here, so that paper, screen and ruler agree.
 */
export function piecesOf(text: string, weight: Weight): readonly Piece[] {
  const pieces: Piece[] = [];
  let letters = '';
  let ems = 0;
  const flush = () => {
    if (letters) pieces.push({ kind: 'letters', text: letters, ems });
    letters = '';
    ems = 0;
  };
  for (const raw of text.normalize('NFC')) {
    const char = asSeen(raw, weight);
    if (char === '') continue;
    const letter = letterOf(char, weight);
    if (letter) {
      letters += char;
      ems += letter.advance;
    } else {
      flush();
      pieces.push({ kind: 'gap', char });
    }
  }
  flush();
  return pieces;
}

export function emsOf(piece: Piece): number {
  return piece.kind === 'gap' ? GAP_EMS : piece.ems;
}

function asSeen(char: string, weight: Weight): string {
  if (char > ' ' && char <= '~') return char;
  if (BLANK.test(char)) return letterOf(char, weight) && char >= ' ' ? char : ' ';
  if (UNSEEN.test(char)) return '';
  return BROKEN.test(char) ? REPLACEMENT : char;
}
