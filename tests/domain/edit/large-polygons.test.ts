import { describe, expect, it } from 'vitest';
import { split } from '../../../domain/edit/split.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { at, smallDivision } from '../../arbitrary/small-division.ts';

const CORNERS = 5_000;

/** A round of many corners on the lattice, its radius swinging in and out `waves` times by `swing`. */
function round(radius: number, swing: number, waves: number): Point[] {
  return Array.from({ length: CORNERS }, (_, i) => {
    const turn = (2 * Math.PI * i) / CORNERS;
    const r = radius + swing * Math.sin(waves * turn);
    return at(Math.round(r * Math.cos(turn)), Math.round(r * Math.sin(turn)));
  });
}

describe('a grid of several thousand corners around another', () => {
  const inner = round(60_000, 9_000, 90);
  const division = smallDivision({
    grids: [
      { id: 'c', under: 'root' },
      { id: 'k', under: 'c' },
      { id: 'ring', under: 'k', polygon: [round(100_000, 10_000, 120), inner.toReversed()] },
      { id: 'island', under: 'k', polygon: [inner] },
    ],
  });

  it('is cut through its island and many of its bays', () => {
    const line = [at(-120_000, -31), at(120_000, 17)];
    const edit = { kind: 'split', gridId: 'k', line } as const;
    const diff = split(division, edit, { editId: 'e' });
    if (!diff.ok) throw new Error(diff.reason.code);
    const after = soundAfter(division, diff.value);
    expect(after.coverage.leaves.size).toBe(4);
  });

  it('is cut along a line that weaves over its edge at every wave', () => {
    const line = Array.from({ length: 400 }, (_, i): Point => {
      const turn = Math.PI * (0.1 + (1.8 * i) / 400);
      return at(Math.round(100_000 * Math.cos(turn)), Math.round(100_000 * Math.sin(turn)));
    });
    const diff = split(division, { kind: 'split', gridId: 'ring', line }, { editId: 'e' });
    if (!diff.ok) throw new Error(diff.reason.code);
    const after = soundAfter(division, diff.value);
    expect(after.coverage.leaves.size).toBeGreaterThan(50);
  });
});
