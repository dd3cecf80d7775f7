import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../domain/coverage/parts.ts';
import { split } from '../../../domain/edit/split.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { gridsAt, leavesUnder } from '../../../domain/plan/tree.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { Random } from '../../arbitrary/random.ts';
import { groundOfGrid, randomDivision } from '../../arbitrary/random-division.ts';
import { LINE_STYLES, randomLine } from '../../arbitrary/random-line.ts';

describe('splitting grids of random divisions along random lines', () => {
  for (const level of ['community', 'compound', 'building']) {
    it(`parts a ${level} and all beneath it, and loses nothing`, () => {
      const outcome: Record<string, number> = {};
      for (let seed = 1; seed <= 12; seed++) {
        const random = new Random(seed);
        let division: Division = randomDivision(seed, { columns: 6, rows: 6 });
        for (let n = 0; n < 20; n++) {
          const grid = random.pick(gridsAt(division.tree, level).sort((a, b) => (a.id < b.id ? -1 : 1)));
          const line = randomLine(random, groundOfGrid(division, grid.id), random.pick(LINE_STYLES));
          const diff = split(division, { kind: 'split', gridId: grid.id, line }, { editId: `e${n}` });
          const what = diff.ok ? 'split' : diff.reason.code;
          outcome[what] = (outcome[what] ?? 0) + 1;
          if (!diff.ok) continue;
          const after = soundAfter(division, diff.value);
          const made = diff.value.added.filter((g) => g.level === level);
          expect(made.length).toBeGreaterThan(0);
          for (const g of made) expect([g.from, g.code, g.team.members]).toEqual([[grid.id], null, []]);
          expect(after.counts.get(after.tree.root)).toEqual(division.counts.get(division.tree.root));
          for (const g of made)
            expect(partsOf(after.coverage, leavesUnder(after.tree, g.id))).toHaveLength(1);
          division = after;
        }
      }
      expect(outcome.split).toBeGreaterThan(60);
    });
  }
});
