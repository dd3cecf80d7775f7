import { PLANS_KEY } from '../ui/data/use-plans.ts';
import { BATCHES_KEY, BOARDS_KEY, SETTINGS_KEY, SHEETS_KEY, TEMPLATES_KEY } from './query-keys.ts';
import { BOARD_PLAN_KEY } from './use-board-plan.ts';

type Key = readonly string[];

/** What each kind of event but an edit makes old. */
const OLD_AFTER: Readonly<Record<string, readonly Key[]>> = {
  job: [BATCHES_KEY],
  boards: [BOARDS_KEY, SHEETS_KEY, TEMPLATES_KEY, SETTINGS_KEY],
  building: [BOARDS_KEY, SHEETS_KEY],
  place: [BOARDS_KEY, SHEETS_KEY],
  plan: [PLANS_KEY, BOARD_PLAN_KEY, BOARDS_KEY, SHEETS_KEY],
};
export const TOPICS = [...Object.keys(OLD_AFTER), 'edit'].join(',');
/** All that any event makes old. */
export const EVERYTHING: readonly Key[] = [...new Set(Object.values(OLD_AFTER).flat())];

/**
 * What an event makes old. An edit tells on the plan itself, and on sheets and walls where that plan is the one on the screen or in force: other
 * drafts are nothing to them. Sheets of another revision are others anyway.
 */
export function oldAfter(
  { event, data }: { readonly event: string; readonly data: string },
  shown: { readonly plan: string; readonly inForce: readonly string[] },
): readonly Key[] {
  if (event !== 'edit') return OLD_AFTER[event] ?? [];
  const { plan } = JSON.parse(data) as { readonly plan: string };
  const itself = [...BOARD_PLAN_KEY, plan];
  return plan === shown.plan || shown.inForce.includes(plan) ? [itself, BOARDS_KEY] : [itself];
}
