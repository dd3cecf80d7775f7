import type { Ms } from '../../../domain/case/types.ts';
import { CANONICAL_STEPS, type CaseFlow } from '../../../domain/deployment/types.ts';
import { NOT_REACHED } from './columns.ts';

const SECOND_MS = 1000;

/**
 * Seconds from the report of a case until each canonical state after `reported` was reached, by the steps it has taken, oldest
 * first. A step reaches all that it covers; taken again, the last time counts. What lies beyond the state that the case is in
 * (an index) is not reached: it was sent back. `taken` has the report itself without a step; where it has not, the
 * case counts from when it occurred.
 */
export function reachedSeconds(
  flow: CaseFlow,
  occurred: Ms,
  state: number,
  taken: readonly (readonly [step: string | null, at: Ms])[],
): number[] {
  const from = taken.find(([step]) => step === null)?.[1] ?? occurred;
  const seconds = CANONICAL_STEPS.slice(1).map(() => NOT_REACHED);
  for (const [id, at] of taken) {
    const covers = flow.steps.find((step) => step.id === id)?.covers ?? [];
    for (const name of covers) {
      const reached = CANONICAL_STEPS.indexOf(name);
      if (reached > 0 && reached <= state)
        seconds[reached - 1] = Math.max(0, Math.round((at - from) / SECOND_MS));
    }
  }
  return seconds;
}
