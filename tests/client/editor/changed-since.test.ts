import { expect, test } from 'vitest';
import { changedSince } from '../../../client/editor/sync/changed-since.ts';
import { IssueList } from '../../../client/editor/views/issue-list.ts';
import { listIssues } from '../../../domain/edit/issues.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { Random } from '../../arbitrary/random.ts';
import { randomDivision } from '../../arbitrary/random-division.ts';
import { randomEdit } from '../../arbitrary/random-edit.ts';
import { Browser } from '../harness/browser.ts';
import { start } from '../harness/start.ts';

/** Every grid whose record, count or ground differs, found by looking at all. */
function differing(prev: Division, next: Division) {
  const changed = new Set<string>();
  for (const [id, grid] of next.tree.grids)
    if (
      JSON.stringify(prev.tree.grids.get(id)) !== JSON.stringify(grid) ||
      JSON.stringify(prev.counts.get(id)) !== JSON.stringify(next.counts.get(id))
    )
      changed.add(id);
  const removed = [...prev.tree.grids.keys()].filter((id) => !next.tree.grids.has(id));
  return { changed, removed: removed.sort() };
}

test.each([1, 2, 3, 4])(
  'what has changed is told from diffs alone, and the problems follow (seed %i)',
  async (seed) => {
    const random = new Random(seed);
    const { browser, world, server } = await start(randomDivision(seed, { columns: 5, rows: 5 }));
    const other = new Browser(server, 'bo', world, 9);
    void other.editor.openPlan('p');
    await world.pass(10);
    const issues = new IssueList();
    let seen = browser.plan.division;
    issues.of(seen);
    for (let step = 0; step < 80; step++) {
      const who = random.chance(0.5) ? browser : other;
      const dice = random.next();
      const buildings = [...browser.plan.division.buildings.all.values()];
      if (dice < 0.1 && buildings.length > 0) {
        const { id, at } = random.pick(buildings);
        void who.editor.buildings.change(id, {
          at: [at[0] + random.whole(-9e3, 9e3), at[1]],
          households: random.whole(0, 90),
        });
      } else if (dice < 0.25) who.editor.commands.get('undo')!.run();
      else who.editor.make(randomEdit(random, who.plan.division, []));
      await world.pass(random.chance(0.3) ? 0 : 20);
      if (random.chance(0.4)) continue;
      const now = browser.plan.division;
      const told = changedSince(seen, now);
      const real = differing(seen, now);
      expect([...told.removed].sort()).toEqual(real.removed);
      const toldChanged = new Set(told.changed);
      for (const id of real.changed)
        expect(
          toldChanged.has(id),
          JSON.stringify([
            seen.tree.grids.get(id),
            now.tree.grids.get(id),
            seen.counts.get(id),
            now.counts.get(id),
          ]),
        ).toBe(true);
      expect(told.changed.every((id) => now.tree.grids.has(id))).toBe(true);
      const ids = (list: readonly { id: string }[]) => list.map((issue) => issue.id).sort();
      expect(ids(issues.of(now))).toEqual(ids(listIssues(now)));
      seen = now;
    }
  },
);
