import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inksOf } from '../../../../domain/board/layout/inks.ts';
import type { Pen } from '../../../../domain/board/layout/pen.ts';
import { scaleBar } from '../../../../domain/board/layout/scale-bar.ts';
import { SHEET_WORDS } from '../../../../domain/board/sheet-words.ts';
import { BUILT_IN_TEMPLATES } from '../../../../domain/board/templates.ts';
import { plainRuler } from './plain-ruler.ts';

const [template] = BUILT_IN_TEMPLATES;
const pen = {
  template,
  ruler: plainRuler,
  words: SHEET_WORDS.zh,
  inks: inksOf(template!),
  unit: 1,
} as Pen;

test('the bar is as long as it says at the scale, of a round length, and goes where there is room', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(100, 250, 800, 1250, 2000, 7500, 10_000, 100_000, 1_000_000),
      fc.double({ min: 30, max: 400, noNaN: true }),
      (scale, most) => {
        const bar = scaleBar(pen, scale, 10, 50, most, 3);
        expect(bar.width).toBeLessThanOrEqual(most);
        expect([1, 2, 5]).toContain(Number(bar.length.toPrecision(6).replace(/[.0]/g, '').slice(0, 1)));
        const outline = bar.marks.flatMap((mark) => (mark.kind === 'path' && mark.stroke ? mark.traces : []));
        const xs = outline.flatMap(({ points }) => [...points].filter((_, at) => at % 2 === 0));
        const drawn = Math.max(...xs) - Math.min(...xs);
        expect(Math.abs((drawn / 1000) * scale - bar.length)).toBeLessThan(1e-9 * scale);
        // The next round length would not have gone in.
        expect(bar.width).toBeGreaterThan(most * 0.25);
      },
    ),
  );
});

test.each([
  [100, '10 米'],
  [2000, '200 米'],
  [50_000, '5 千米'],
])('at 1:%d it says %s', (scale, words) => {
  const texts = scaleBar(pen, scale, 0, 50, 120, 3).marks.flatMap((mark) =>
    mark.kind === 'text' ? [mark.text] : [],
  );
  expect(texts[0]).toBe('0');
  expect(texts.at(-1)).toBe(words);
});
