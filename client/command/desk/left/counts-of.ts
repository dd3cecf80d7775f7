import { URGENCIES, type Urgency } from '../../../../domain/case/types.ts';
import type { CaseView } from '../../store/types.ts';

export interface Counts extends Readonly<Record<Urgency, number>> {
  readonly cases: number;
}

/** Cases of a view by how urgent they are; `open` are those that are neither soon due nor overdue. Cases told again count nowhere. */
export function countsOf({ cases, urgency }: Pick<CaseView, 'cases' | 'urgency'>): Counts {
  const counts = { cases: 0, open: 0, soon: 0, overdue: 0, closed: 0 };
  for (let i = 0; i < cases.length; i++) {
    if (cases[i]!.repeatOf !== null) continue;
    counts.cases++;
    counts[URGENCIES[urgency[i]!]!]++;
  }
  return counts;
}
