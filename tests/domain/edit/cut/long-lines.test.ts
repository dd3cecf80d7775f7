import { expect, test } from 'vitest';
import { INSERTIONS_MAX } from '../../../../domain/edit/cut/ground.ts';
import { moveBorder } from '../../../../domain/edit/move-border.ts';
import { split } from '../../../../domain/edit/split.ts';
import { CORNERS_MAX, readPoints, readRings } from '../../../../domain/edit/wire-geometry.ts';
import type { Point } from '../../../../domain/geometry/point.ts';
import type { Result } from '../../../../domain/result.ts';
import { soundAfter } from '../../../arbitrary/assert-diff.ts';
import { at, box, smallDivision } from '../../../arbitrary/small-division.ts';

const CORNERS = 20_000;
/** Comparing all pairs took 20 s (zigzag) and 55 s (meridian) here; it takes about one now, on a machine at rest. */
const PATIENCE_MS = 15_000;
const SIDE = 1_000_000;

const field = smallDivision({
  grids: [
    { id: 'c', under: 'root' },
    { id: 'd', under: 'c' },
    { id: 'leaf', under: 'd', polygon: [box(0, 0, SIDE, SIDE)] },
  ],
});

const along = (i: number) => Math.round(-1000 + ((SIDE + 2000) * i) / (CORNERS - 1));
const line = (corner: (i: number) => Point) => Array.from({ length: CORNERS }, (_, i) => corner(i));
const zigzag = line((i) => at(along(i), SIDE / 2 + (i % 2 ? 5000 : -5000)));

test.each([
  ['a zigzag', zigzag],
  ['corners on one meridian', line((i) => at(SIDE / 2, along(i)))],
])('a line of many corners cuts as one of few: %s', { timeout: PATIENCE_MS }, (_, corners) => {
  const diff = split(field, { kind: 'split', gridId: 'leaf', line: corners }, { editId: 'e' });
  if (!diff.ok) throw new Error(diff.reason.code);
  expect(soundAfter(field, diff.value).coverage.leaves.size).toBe(2);
});

test('of a long line that crosses itself the place is told', { timeout: PATIENCE_MS }, () => {
  const back = [...zigzag, at(SIDE + 1000, 0), at(SIDE / 2 + 3, 0), at(SIDE / 2 + 3, SIDE)];
  const diff = split(field, { kind: 'split', gridId: 'leaf', line: back }, { editId: 'e' });
  expect(diff).toMatchObject({ ok: false, reason: { code: 'line-crosses-itself' } });
  if (!diff.ok) expect(Math.abs(diff.reason.at![0] - at(SIDE / 2 + 3, 0)[0])).toBeLessThanOrEqual(1);
});

test('a line of more corners than the server has time for is refused before any work', () => {
  const long = Array.from({ length: CORNERS_MAX + 1 }, (): [number, number] => [115.6, 34.4]);
  expect(readPoints(long)).toMatchObject({ ok: false, reason: { code: 'too-many-corners' } });
});

test('a line to and fro over a border, vertices by the ten thousand, a thousand holes: refused, each at once', () => {
  const refusal = (result: Result<unknown>) => (result.ok ? null : result.reason.code);
  const toAndFro = Array.from({ length: INSERTIONS_MAX + 2 }, (_, i) =>
    at(i % 2 ? -1000 : SIDE + 1000, Math.round((SIDE * (i + 1)) / (INSERTIONS_MAX + 4))),
  );
  expect(refusal(split(field, { kind: 'split', gridId: 'leaf', line: toAndFro }, { editId: 'e' }))).toBe(
    'too-many-crossings',
  );
  const moves = zigzag.map((from) => ({ from, to: from }));
  const level = field.tree.grids.get('leaf')!.level;
  expect(refusal(moveBorder(field, { kind: 'move-border', level, moves }, { editId: 'e' }))).toBe(
    'too-many-corners',
  );
  expect(refusal(readRings(Array.from({ length: 1001 }, () => [])))).toBe('too-many-rings');
});
