import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../../../client/i18n/en.ts';
import { zh } from '../../../client/i18n/zh.ts';

/** The codes that `Shortfall` lists, as its source says. */
function shortfallCodes(): string[] {
  const text = readFileSync(new URL('../../../domain/draft/types.ts', import.meta.url), 'utf8');
  const [, union] = /interface Shortfall \{\s*readonly code:([\s\S]*?);\s*readonly params/.exec(text)!;
  return [...union!.matchAll(/\| '([a-z-]+)'/g)].map(([, code]) => code!).sort();
}

test('everything that a draft can fall short of is said, and what can be done about it', () => {
  const codes = shortfallCodes();
  expect(codes.length).toBeGreaterThan(7);
  for (const words of [zh, en]) {
    expect(Object.keys(words.shortfall).sort()).toEqual(codes);
    expect(Object.keys(words.shortfallNext).sort()).toEqual(codes);
  }
});
