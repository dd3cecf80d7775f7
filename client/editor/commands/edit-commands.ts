import { dissolve } from '../../../domain/coverage/dissolve.ts';
import { partsOf } from '../../../domain/coverage/parts.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division, Edit } from '../../../domain/edit/types.ts';
import { areaM2 } from '../../../domain/geometry/measure.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Command } from '../command.ts';
import type { CommandContext } from './context.ts';
import { editCommand } from './edit-command.ts';

/** Merge, lock, unlock, and making a grid of an exclave: what acts on the selected grids. */
export function editCommands(context: CommandContext): Command[] {
  const selected = () => [...context.state().selection];
  const division = (): Division => context.state().plan!.division;
  const lockable = (locked: boolean): Result<Edit> => {
    const gridIds = selected().filter((id) => division().tree.grids.get(id)?.locked !== locked);
    if (selected().length === 0) return refuse('select-some');
    if (gridIds.length === 0) return refuse(locked ? 'locked-already' : 'not-locked');
    return ok({ kind: 'describe', gridIds, set: { locked } });
  };
  return [
    editCommand(context, 'merge', 'm', () => {
      const gridIds = selected();
      return gridIds.length < 2
        ? refuse('select-two', { selected: gridIds.length })
        : ok({ kind: 'merge', gridIds });
    }),
    editCommand(context, 'lock', 'l', () => lockable(true)),
    editCommand(context, 'unlock', 'shift+l', () => lockable(false)),
    editCommand(context, 'detach-part', null, () => {
      const [id, more] = selected();
      if (id === undefined || more !== undefined)
        return refuse('select-one', { selected: selected().length });
      return detachPart(division(), id);
    }),
  ];
}

/** The smallest of a grid's separate parts as a grid of its own; refuses a grid that is in one piece. */
function detachPart(division: Division, id: GridId): Result<Edit> {
  const grid = division.tree.grids.get(id);
  if (!grid) return refuse('grid-gone', { id });
  if (grid.parentId === null) return refuse('level-root', { level: grid.level });
  const polygonOf = (leaf: GridId) => division.coverage.leaves.get(leaf)!.polygon;
  const parts = partsOf(division.coverage, leavesUnder(division.tree, id));
  if (parts.length < 2) return refuse('one-piece', { name: grid.name });
  const sized = parts.map((leaves) => ({ leaves, area: areaM2(leaves.map(polygonOf)) }));
  sized.sort((a, b) => a.area - b.area);
  const [polygon, ...rest] = dissolve(sized[0]!.leaves.map(polygonOf));
  if (!polygon || rest.length > 0) throw new Error(`part of ${id} is not one polygon`);
  return ok({ kind: 'carve', level: grid.level, area: polygon, into: { new: grid.parentId } });
}
