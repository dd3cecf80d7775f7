import type { TextRuler } from '../../../../domain/board/drawing.ts';

/** Half an em for ASCII, one for all else; it has no sign for 㙍. */
export const plainRuler: TextRuler = {
  width: (text, size) =>
    size * [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! < 0x80 ? 0.5 : 1), 0),
  lacks: (text) => (text.includes('㙍') ? ['㙍'] : []),
};
