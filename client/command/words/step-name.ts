import type { CaseFlow } from '../../../domain/deployment/types.ts';
import type { Say } from '../../i18n/use-say.ts';

/** What can be done beside the profile's own steps. */
const BESIDE = new Set(['extended', 'returned', 'suspended', 'resumed', 'approve', 'refuse']);

/** A step in the profile's own words, an exception in ours. */
export function stepName(flow: CaseFlow, step: string, say: Say): string {
  const own = flow.steps.find((s) => s.id === step);
  if (own) return say.words(own.name);
  return BESIDE.has(step) ? say.t(`caseDo.${step}`) : say.t(`caseState.${step}`);
}
