import type { ProposalRequest } from '../../domain/contract/proposal.ts';
import type { Say } from '../i18n/use-say.ts';

/** What a proposal was asked for, in a few words. */
export function wishText({ method = 'draft', target, parts }: ProposalRequest, say: Say): string {
  const size =
    parts !== undefined
      ? say.t('draft.summary.parts', { n: say.number(parts) })
      : target !== undefined
        ? say.t('draft.summary.target', { n: say.number(target) })
        : '';
  return [say.t(`draftMethod.${method}`), size].filter((part) => part !== '').join(' · ');
}
