import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Drawing, Mark, Trace } from '../../../../domain/board/drawing.ts';
import { decodePng, type Pixels } from '../../../../server/boards/draw/decode-png.ts';
import { drawingToPng } from '../../../../server/boards/draw/drawing-to-png.ts';
import { GOLDEN_SHEETS } from './golden-sheets.ts';
import { inColoursOf, shrunk, smallPng } from './small-png.ts';
import { worstCell } from './worst-cell.ts';

/*
 * Sheets as they looked when somebody last looked at them. After a change that is meant, look at the new ones:
 *   GOLDEN=renew npx vitest run --project files tests/server/boards/golden
 */
const RENEW = process.env.GOLDEN === 'renew';
const FOLDER = new URL('./', import.meta.url);
/** Kept pictures are about so wide, pixels. */
const WIDTH = 840;
const LEAST_DPI = 72;
const MM_PER_INCH = 25.4;
/** Cells in which pictures are compared, pixels of the kept picture: about 3 mm of A3. */
const CELL = 6;

/** Of 255: above what softer or harder edges make, below what a label of 2 mm that is missing makes. */
const TOLERANCE = 9;

/** In how many dots to the inch a sheet is drawn, and of how many of them a kept pixel is the mean. */
function sizeOf({ width }: Drawing, finer = 0): { readonly dpi: number; readonly by: number } {
  const kept = Math.round((WIDTH * MM_PER_INCH) / width);
  const by = finer + Math.max(2, Math.ceil(LEAST_DPI / kept));
  return { dpi: by * kept, by };
}

async function pictureOf(drawing: Drawing, finer = 0): Promise<Pixels> {
  const { dpi, by } = sizeOf(drawing, finer);
  const made = await drawingToPng(drawing, dpi);
  if (!made.ok) throw new Error(made.reason.code);
  return shrunk(decodePng(made.value)!, by);
}

const fileOf = (name: string) => new URL(`${name}.png`, FOLDER);

async function differenceOf(name: string, drawing: Drawing, finer = 0): Promise<number> {
  const was = decodePng(readFileSync(fileOf(name)))!;
  return worstCell(inColoursOf(await pictureOf(drawing, finer), was), was, CELL);
}

test.each(GOLDEN_SHEETS)('looks as it did: $name', async ({ name, drawing }) => {
  const sheet = drawing();
  if (RENEW) writeFileSync(fileOf(name), smallPng(await pictureOf(sheet)));
  expect(await differenceOf(name, sheet)).toBeLessThan(TOLERANCE);
});

describe('the comparison', () => {
  const { name, drawing } = GOLDEN_SHEETS[0]!;
  const sheet = drawing();

  test('lets pass what is drawn with other edges', async () => {
    expect(await differenceOf(name, sheet, 1)).toBeLessThan(TOLERANCE);
  });

  test.each(['平川小区2格', '8号楼', '银', '仁丰路', '100 户', '0370-0000504', '网格员', '北'])(
    'misses %s',
    async (text) => {
      const without = changed(sheet, (mark) => (mark.kind === 'text' && mark.text === text ? [] : [mark]));
      expect(await differenceOf(name, without)).toBeGreaterThan(TOLERANCE);
    },
  );

  test.each(['legend', 'four-sides', 'overview', 'heading'])(
    'sees that %s has moved by 2 mm',
    async (group) => {
      const moved = changed(sheet, (mark) =>
        mark.kind === 'group' && mark.name === group ? [lower(mark, 2)] : [mark],
      );
      expect(await differenceOf(name, moved)).toBeGreaterThan(TOLERANCE);
    },
  );
});

/** Each mark of a drawing made anew, those around others first. */
function changed(drawing: Drawing, make: (mark: Mark) => readonly Mark[]): Drawing {
  const all = (marks: readonly Mark[]): Mark[] =>
    marks.flatMap((mark) =>
      make(mark).map((made) => (made.kind === 'group' ? { ...made, marks: all(made.marks) } : made)),
    );
  return { ...drawing, marks: all(drawing.marks) };
}

function lower(mark: Mark, by: number): Mark {
  const down = ({ points, closed }: Trace): Trace => ({
    points: points.map((value, i) => (i % 2 === 0 ? value : value + by)),
    closed,
  });
  if (mark.kind === 'path') return { ...mark, traces: mark.traces.map(down) };
  if (mark.kind !== 'group') return { ...mark, at: [mark.at[0], mark.at[1] + by] };
  return {
    ...mark,
    ...(mark.clip === undefined ? {} : { clip: mark.clip.map(down) }),
    marks: mark.marks.map((inner) => lower(inner, by)),
  };
}
