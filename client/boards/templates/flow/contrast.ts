import type { Colour } from '../../../../domain/board/drawing.ts';

/** Paper is white. */
const PAPER: Colour = '#FFFFFF';

/** Of a colour `#RRGGBB` with white paper: 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastWithPaper(colour: Colour): number {
  return (lightness(PAPER) + 0.05) / (lightness(colour) + 0.05);
}

/** Relative luminance (WCAG 2.2): 0 to 1. */
function lightness(colour: Colour): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
