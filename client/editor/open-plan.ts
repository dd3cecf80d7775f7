import { startLevel } from './level.ts';
import { NO_PREVIEW } from './preview.ts';
import type { EditorState, OpenPlan, SaveState } from './store.ts';

/** The state of an editor without a plan: what is chosen, drawn or opened goes with the plan that is left. */
export const NO_PLAN = {
  plan: null,
  opening: null,
  selection: new Set<string>(),
  building: null,
  hover: null,
  placing: null,
  drafting: false,
  parent: null,
  level: null,
  preview: NO_PREVIEW,
  live: 'closed',
  save: 'saved',
} satisfies Partial<EditorState>;

/** What changes when the open plan is another or has changed: what is chosen stays chosen as far as it is still there. */
export function planShown(state: EditorState, plan: OpenPlan, save: SaveState): Partial<EditorState> {
  const { tree, buildings } = plan.division;
  const level = state.level ?? startLevel(plan.division);
  if (state.plan?.division === plan.division) return { plan, save, level };
  const still = (id: string | null) => (id !== null && tree.grids.has(id) ? id : null);
  const selection = new Set([...state.selection].filter((id) => tree.grids.has(id)));
  return {
    plan,
    save,
    level,
    selection: selection.size === state.selection.size ? state.selection : selection,
    hover: still(state.hover),
    building: state.building !== null && buildings.all.has(state.building) ? state.building : null,
    parent: still(state.parent),
  };
}
