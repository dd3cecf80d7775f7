import { dissolve } from '../../domain/coverage/dissolve.ts';
import type { Division, Edit } from '../../domain/edit/types.ts';
import { gridsAt } from '../../domain/plan/tree.ts';
import type { Grid } from '../../domain/plan/types.ts';
import type { Random } from './random.ts';
import { groundOfGrid } from './random-division.ts';
import { randomEdit } from './random-edit.ts';

/**
 * `randomEdit`, and in between what it does not know: locks that come and go, declared households, ground that no grid
 * has given to one, teams, and grids replaced by new ones on the same ground.
 */
export function stormEdit(random: Random, division: Division, made: readonly string[]): Edit {
  if (random.chance(0.85)) return randomEdit(random, division, made);
  const level = random.pick(['community', 'compound', 'building']);
  const grid = random.pick(gridsAt(division.tree, level));
  const dice = random.next();
  if (dice < 0.3) {
    // More are unlocked than locked, or soon nothing could be done any more.
    const locked = !grid.locked && random.chance(0.2);
    return { kind: 'describe', gridIds: [grid.id], set: { locked } };
  }
  if (dice < 0.45) {
    const declared = {
      households: random.whole(0, 300),
      persons: random.chance(0.5) ? random.whole(0, 900) : null,
      estimated: false,
    };
    return { kind: 'describe', gridIds: [grid.id], set: { declared: random.chance(0.8) ? declared : null } };
  }
  if (dice < 0.75) return claim(random, division, grid);
  if (dice < 0.85) {
    const members = [{ role: 'head', name: `office ${random.whole(1, 99)}`, phone: '1' }];
    return { kind: 'team', gridId: grid.id, team: { members, services: [] } };
  }
  return {
    kind: 'replace',
    removed: [grid.id],
    added: dissolve(groundOfGrid(division, grid.id)).map((rings) => ({
      parentId: grid.parentId!,
      level,
      rings,
    })),
  };
}

/** A whole piece of unassigned ground, where there is one, for a grid or a new one. */
function claim(random: Random, division: Division, grid: Grid): Edit {
  const open = gridsAt(division.tree, 'building').filter(({ unassigned }) => unassigned);
  const area = (open.length > 0 ? random.pick(open) : random.pick(gridsAt(division.tree, 'building')))
    .polygon!;
  const into = random.chance(0.5) ? grid.id : { new: grid.parentId! };
  return { kind: 'carve', level: grid.level, area, into };
}
