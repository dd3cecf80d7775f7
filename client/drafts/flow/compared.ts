import type { ProposalRequest } from '../../../domain/contract/proposal.ts';

/** Whether two proposals divide the same ground at the same level by the same measure: then their figures can stand side by side. */
export function sameWish(a: ProposalRequest, b: ProposalRequest): boolean {
  const scope = ({ scope: of }: ProposalRequest) => (of === 'all' ? 'all' : of.toSorted().join());
  const measure = (request: ProposalRequest) => request.measure ?? '';
  return a.level === b.level && measure(a) === measure(b) && scope(a) === scope(b);
}
