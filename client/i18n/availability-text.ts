import type { Availability } from '../editor/command.ts';
import { reasonText } from './reason-text.ts';
import type { Say } from './use-say.ts';

/** Why a tool or command can't act now; empty when it can. */
export function availabilityText(state: Availability, say: Say): string {
  return state.available
    ? ''
    : reasonText({ code: state.reasonKey.slice('reason.'.length), params: state.params }, say);
}
