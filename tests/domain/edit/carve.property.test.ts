import { describe, expect, it } from 'vitest';
import { carve } from '../../../domain/edit/carve.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { expectNotMorePieces } from '../../arbitrary/assert-pieces.ts';
import { Random } from '../../arbitrary/random.ts';
import { groundOfGrid, randomDivision } from '../../arbitrary/random-division.ts';
import { randomLine } from '../../arbitrary/random-line.ts';

/** An open ring: a loop somewhere, or one through vertices of a grid and its neighbours, exactly or a unit or two beside. */
function randomArea(random: Random, division: Division, id: string): Point[] {
  const loop = randomLine(random, groundOfGrid(division, id), 'closed').slice(0, -1);
  if (random.chance(0.6)) return loop;
  const by = random.whole(0, 2);
  const corners = [...division.coverage.leaves.values()].flatMap(({ polygon }) => polygon.flat());
  return loop.map(([x, y]) => {
    const near = corners.reduce((a, b) =>
      Math.hypot(b[0] - x, b[1] - y) < Math.hypot(a[0] - x, a[1] - y) ? b : a,
    );
    return [near[0] + random.whole(-by, by), near[1] + random.whole(-by, by)];
  });
}

describe('carving random areas out of random divisions', () => {
  for (const level of ['community', 'compound', 'building']) {
    it(`gives ground to a ${level}, or makes one of it, and loses nothing`, () => {
      const outcome: Record<string, number> = {};
      for (let seed = 1; seed <= 15; seed++) {
        const random = new Random(seed);
        let division: Division = randomDivision(seed, { columns: 6, rows: 6 });
        for (let n = 0; n < 30; n++) {
          const grid = random.pick(gridsAt(division.tree, level).sort((a, b) => (a.id < b.id ? -1 : 1)));
          const area = [randomArea(random, division, grid.id)];
          const into = random.chance(0.5) ? grid.id : { new: grid.parentId! };
          const diff = carve(division, { kind: 'carve', level, area, into }, { editId: `e${n}` });
          const what = diff.ok ? 'carved' : diff.reason.code;
          outcome[what] = (outcome[what] ?? 0) + 1;
          if (!diff.ok) continue;
          const after = soundAfter(division, diff.value);
          expectNotMorePieces(division, after, level);
          const count = gridsAt(division.tree, level).length + (typeof into === 'string' ? 0 : 1);
          expect(gridsAt(after.tree, level)).toHaveLength(count);
          expect(after.counts.get(after.tree.root)).toEqual(division.counts.get(division.tree.root));
          division = after;
        }
      }
      expect(outcome.carved).toBeGreaterThan(60);
    });
  }
});
