import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boardPrint } from '../../../../client/i18n/zh/board-print.ts';

const ROOT = new URL('../../../../', import.meta.url).pathname;

/** Codes of what a layout leaves out or changes, as `domain/board/layout` writes them. */
function layoutCodes(): Set<string> {
  const folder = join(ROOT, 'domain/board/layout');
  const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Set(text.join('\n').match(/(?<=code: ')[a-z]+(?:-[a-z]+)+(?=')/g));
}

/** Codes of what a preflight finds lacking. */
function lackCodes(): Set<string> {
  const text = readFileSync(join(ROOT, 'server/boards/batch/preflight.ts'), 'utf8');
  return new Set(text.match(/(?<=lacks\(\s*')[a-z-]+/g));
}

test('every notice and every lack has a name where it is counted, and a word on what to do', () => {
  const codes = new Set([...layoutCodes(), ...lackCodes()]);
  expect(codes.size).toBeGreaterThan(12);
  expect([...codes].filter((code) => !(code in boardPrint.kind))).toEqual([]);
  expect([...codes].filter((code) => !(code in boardPrint.todo))).toEqual([]);
});
