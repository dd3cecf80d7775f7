import { expect, test } from 'vitest';
import type { GroundRing } from '../../../../domain/board/content.ts';
import { BorderLines } from '../../../../domain/board/map/border-lines.ts';
import { PaperGround } from '../../../../domain/board/map/paper-ground.ts';
import { lineOf } from '../../../../domain/board/map/traces.ts';
import { box } from './map-content.ts';

const ground = () => new PaperGround({ x: 0, y: 0, width: 200, height: 200 }, 1000, [0, 0]);

function lengthOf(traces: ReturnType<BorderLines['take']>): number {
  let length = 0;
  for (const xy of traces.map(lineOf))
    for (let i = 2; i < xy.length; i += 2) length += Math.hypot(xy[i]! - xy[i - 2]!, xy[i + 1]! - xy[i - 1]!);
  return length;
}

/** The same ring begun at another corner. */
const begunAt = (ring: GroundRing, at: number): GroundRing => [...ring.slice(at), ...ring.slice(0, at)];

test.each([0, 1, 2, 3])('a grid in two parts has no border between them (begun at corner %i)', (at) => {
  const parts = [[begunAt(box(-40, -20, 40, 40), at)], [begunAt(box(0, -20, 40, 40), at)]];
  expect(lengthOf(new BorderLines(ground()).take(parts))).toBeCloseTo(240, 9);
});

test('what two grids share is drawn for the first alone, a hole with its grid', () => {
  const lines = new BorderLines(ground());
  expect(lines.take([[box(-20, -20, 40, 40), box(-5, -5, 10, 10)]])).toHaveLength(2);
  const neighbour = lines.take([[box(20, -20, 40, 40)]]);
  expect(neighbour).toHaveLength(1);
  expect(lengthOf(neighbour)).toBeCloseTo(120, 9);
  expect(lines.take([[box(-5, -5, 10, 10)]])).toEqual([]);
});

test('what lies within a grid that was drawn in parts is still a border of the grids there', () => {
  const lines = new BorderLines(ground());
  const [west, east] = [[box(-40, -20, 40, 40)], [box(0, -20, 40, 40)]];
  lines.take([west, east]);
  expect(lengthOf(lines.take([west]))).toBeCloseTo(40, 9);
  expect(lines.take([east])).toEqual([]);
});
