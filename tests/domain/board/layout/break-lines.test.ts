import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from '../../../../domain/board/layout/break-lines.ts';

const measure = (text: string) =>
  [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! < 0x80 ? 0.5 : 1), 0);
const signs = fc.constantFrom(...'新城街道（含）、，。“”《a', ' ', 'b', '-', '1');
const texts = fc.array(signs, { maxLength: 60 }).map((all) => all.join(''));

test('nothing is lost but spaces, and no line is wider than it may be unless one sign is', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, width) => {
      const lines = breakLines(text, width, measure);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines) expect(measure(line) <= width || [...line].length === 1).toBe(true);
    }),
  );
});

test('where there is room for it no line begins with closing punctuation or ends with opening', () => {
  const sane = fc
    .array(fc.constantFrom('新', '城', '路，', '（东', '侧）', '《图》', '街。'), { maxLength: 30 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(sane, fc.integer({ min: 6, max: 20 }), (text, width) => {
      for (const line of breakLines(text, width, measure)) {
        expect(line).not.toMatch(/^[，。）》]/u);
        expect(line).not.toMatch(/[（《]$/u);
      }
    }),
  );
});

const cases: readonly (readonly [string, number, readonly string[]])[] = [
  ['东至神火大道，南至包河', 6, ['东至神火大', '道，南至包河']],
  ['Nanjing West Road', 6, ['Nanjing West', 'Road']],
  ['Sunshine', 2, ['Suns', 'hine']],
  ['第1网格（含道路）', 7, ['第1网格（含道', '路）']],
  ['一\n二', 9, ['一', '二']],
  ['👨‍👩‍👧家', 4, ['👨‍👩‍👧', '家']],
  ['', 5, []],
];
test.each(cases)('%j in %d ems', (text, width, lines) => {
  expect(breakLines(text, width, measure)).toEqual(lines);
});
