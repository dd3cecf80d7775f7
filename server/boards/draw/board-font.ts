import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import type { Weight } from '../../../domain/board/drawing.ts';
import { NOTO_SANS_SC } from '../../fonts/noto-sans-sc.ts';

export interface BoardFont {
  readonly bytes: Buffer;
  readonly font: Font;
}

const read = new Map<Weight, BoardFont>();

/** Noto Sans SC in a weight, read at the first question and kept: 10 MB each. */
export function boardFont(weight: Weight): BoardFont {
  let known = read.get(weight);
  if (!known) {
    const bytes = readFileSync(NOTO_SANS_SC[weight]);
    known = { bytes, font: create(bytes) as Font };
    read.set(weight, known);
  }
  return known;
}
