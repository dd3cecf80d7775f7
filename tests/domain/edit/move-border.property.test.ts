import { describe, expect, it } from 'vitest';
import { moveBorder } from '../../../domain/edit/move-border.ts';
import type { Division, Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { expectNotMorePieces } from '../../arbitrary/assert-pieces.ts';
import { Random } from '../../arbitrary/random.ts';
import { groundOfGrid, randomDivision } from '../../arbitrary/random-division.ts';

/** Pulls at one to three vertices of a ring that follow one another, at inserted ones, or takes one out. */
function randomMove(
  random: Random,
  division: Division,
  id: string,
  level: string,
): Extract<Edit, { kind: 'move-border' }> {
  const ring = random.pick(random.pick(groundOfGrid(division, id)));
  const start = random.whole(0, ring.length - 1);
  const run = Array.from({ length: random.whole(1, 3) }, (_, i) => ring[(start + i) % ring.length]!);
  const reach = random.pick([2, 200, 3000, 9000]);
  const [dx, dy] = [random.whole(-reach, reach), random.whole(-reach, reach)];
  const pull = (p: Point) => ({ from: p, to: [p[0] + dx, p[1] + dy] as const });
  const [a, b] = [ring[start]!, ring[(start + 1) % ring.length]!];
  const middle: Point = [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)];
  switch (random.whole(0, 4)) {
    case 0:
      return { kind: 'move-border', level, moves: [], remove: [a] };
    case 1:
      return {
        kind: 'move-border',
        level,
        insert: [middle],
        moves: random.chance(0.5) ? [pull(middle)] : [],
      };
    default:
      return { kind: 'move-border', level, moves: run.map(pull) };
  }
}

describe('pulling at the borders of random divisions', () => {
  for (const level of ['community', 'compound', 'building']) {
    it(`moves, inserts and removes vertices at the level ${level}, and loses nothing`, () => {
      const outcome: Record<string, number> = {};
      for (let seed = 1; seed <= 15; seed++) {
        const random = new Random(seed);
        let division: Division = randomDivision(seed, { columns: 6, rows: 6 });
        for (let n = 0; n < 40; n++) {
          const grid = random.pick(gridsAt(division.tree, level).sort((a, b) => (a.id < b.id ? -1 : 1)));
          const edit = randomMove(random, division, grid.id, level);
          const diff = moveBorder(division, edit, { editId: `e${n}` });
          const cuts = diff.ok && diff.value.added.length > 0;
          const what = diff.ok ? (cuts ? 'moved, leaves cut' : 'moved') : diff.reason.code;
          outcome[what] = (outcome[what] ?? 0) + 1;
          if (!diff.ok) {
            expect(diff.reason.at).toBeDefined();
            continue;
          }
          const after = soundAfter(division, diff.value);
          expectNotMorePieces(division, after, level);
          if (level === 'building') expect([diff.value.added, diff.value.removed]).toEqual([[], []]);
          expect(after.counts.get(after.tree.root)).toEqual(division.counts.get(division.tree.root));
          division = after;
        }
      }
      expect(outcome.moved).toBeGreaterThan(30);
    });
  }
});
