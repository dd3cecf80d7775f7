import { joinBoxes } from '../../../domain/geometry/box.ts';
import type { Box } from '../../../domain/geometry/point.ts';
import { childrenOf, gridsAt } from '../../../domain/plan/tree.ts';
import type { Reason } from '../../../domain/result.ts';
import { AVAILABLE, type Command, type CommandId, unavailable } from '../command.ts';
import { buildingRefusal, draftRefusal, routeRefusal } from '../permission.ts';
import { boxOfGrid } from '../tools/ground.ts';
import type { CommandContext } from './context.ts';

/** What changes only what one sees and has in hand; and taking away the chosen building. */
export function viewCommands(context: CommandContext): Command[] {
  const plan = () => context.state().plan;
  const selection = () => context.state().selection;
  const command = (
    id: CommandId,
    key: string | null,
    refusal: () => Reason | null,
    run: () => void,
  ): Command => ({
    id,
    key,
    labelKey: `command.${id}.label`,
    hintKey: `command.${id}.hint`,
    state: () => {
      const reason = refusal();
      return reason ? unavailable(reason) : AVAILABLE;
    },
    run: () => {
      if (!refusal()) run();
    },
  });
  const noPlan = (): Reason | null => (plan() ? null : { code: 'no-plan', params: {} });
  const noSelection = (): Reason | null =>
    noPlan() ?? (selection().size > 0 ? null : { code: 'select-some', params: {} });
  const levelBeside = (step: -1 | 1) => {
    const levels = plan()?.division.levels ?? [];
    const at = levels.findIndex((level) => level.id === context.state().level);
    const level = levels[at + step];
    return level?.tiles ? level.id : null;
  };
  const levelCommand = (id: CommandId, key: string, step: -1 | 1) =>
    command(
      id,
      key,
      () => noPlan() ?? (levelBeside(step) === null ? { code: 'level-none', params: {} } : null),
      () => context.setLevel(levelBeside(step)!),
    );
  return [
    command('select-all', 'mod+a', noPlan, () =>
      context.select(gridsAt(plan()!.division.tree, context.state().level!).map((grid) => grid.id)),
    ),
    command('select-siblings', 'shift+a', noSelection, () => {
      const { tree } = plan()!.division;
      const parents = new Set([...selection()].map((id) => tree.grids.get(id)?.parentId ?? null));
      context.select([...parents].flatMap((id) => (id === null ? [] : childrenOf(tree, id))));
    }),
    command('select-none', 'mod+shift+a', noSelection, () => context.select([])),
    // With nothing selected it shows the whole plan: the root's ground.
    command('zoom-to-selection', 'z', noPlan, () => {
      const { root } = plan()!.division.tree;
      const boxes = (selection().size > 0 ? [...selection()] : [root])
        .map((id) => boxOfGrid(plan()!.division, id))
        .filter((box): box is Box => box !== null);
      if (boxes.length > 0) context.map().zoomTo(boxes.reduce(joinBoxes));
    }),
    command('toggle-snap', 'n', () => null, context.toggleSnapping),
    command('toggle-route', 'f', () => routeRefusal(context.state()), context.toggleRouting),
    command('draft', 'p', () => draftRefusal(context.state()), context.startDrafting),
    levelCommand('level-up', '[', -1),
    levelCommand('level-down', ']', 1),
    command(
      'remove-building',
      null,
      () =>
        buildingRefusal(context.state()) ??
        (context.state().building === null ? { code: 'select-building', params: {} } : null),
      () => context.removeBuilding(context.state().building!),
    ),
  ];
}
