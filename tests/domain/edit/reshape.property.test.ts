import { describe, expect, it } from 'vitest';
import { reshape } from '../../../domain/edit/reshape.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { expectNotMorePieces } from '../../arbitrary/assert-pieces.ts';
import { expectOnlyAlong } from '../../arbitrary/assert-reshape.ts';
import { Random } from '../../arbitrary/random.ts';
import { groundOfGrid, randomDivision } from '../../arbitrary/random-division.ts';
import { LINE_STYLES, randomLine } from '../../arbitrary/random-line.ts';
import { REDRAWN_STYLES, redrawnLine } from '../../arbitrary/redrawn-line.ts';

describe('reshaping borders of random divisions along random lines', () => {
  for (const level of ['community', 'compound', 'building']) {
    it(`moves ground between grids of the level ${level}, and loses nothing`, () => {
      const outcome: Record<string, number> = {};
      for (let seed = 1; seed <= 15; seed++) {
        const random = new Random(seed);
        let division: Division = randomDivision(seed, { columns: 6, rows: 6 });
        for (let n = 0; n < 40; n++) {
          const grid = random.pick(gridsAt(division.tree, level).sort((a, b) => (a.id < b.id ? -1 : 1)));
          const ground = groundOfGrid(division, grid.id);
          const line = random.chance(0.5)
            ? randomLine(random, ground, random.pick(LINE_STYLES))
            : redrawnLine(random, ground, random.pick(REDRAWN_STYLES));
          const diff = reshape(division, { kind: 'reshape', level, line }, { editId: `e${n}` });
          const what = diff.ok ? 'reshaped' : diff.reason.code;
          outcome[what] = (outcome[what] ?? 0) + 1;
          if (!diff.ok) continue;
          const after = soundAfter(division, diff.value);
          expectOnlyAlong(division, after, level, line);
          expectNotMorePieces(division, after, level);
          expect(after.counts.get(after.tree.root)).toEqual(division.counts.get(division.tree.root));
          division = after;
        }
      }
      expect(outcome.reshaped).toBeGreaterThan(100);
    });
  }
});
