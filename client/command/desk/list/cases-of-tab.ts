import { URGENCIES } from '../../../../domain/case/types.ts';
import type { WireCase } from '../../../../domain/contract/case.ts';
import type { CaseView } from '../../store/types.ts';
import type { ListTab } from '../desk-store.ts';

/** The cases behind each tab: those of the window by how urgent they are; of the shift and of the tray whatever the window is. */
export interface TabLists {
  /** Those of the window oldest first, as it has them. */
  readonly lists: Readonly<Record<ListTab, readonly WireCase[]>>;
  /** Cases told again of others stand in the lists and are counted nowhere. */
  readonly counts: Readonly<Record<ListTab, number>>;
}

const [SOON, OVERDUE, CLOSED] = (['soon', 'overdue', 'closed'] as const).map((name) =>
  URGENCIES.indexOf(name),
);

export function casesOfTabs(
  { cases, urgency }: Pick<CaseView, 'cases' | 'urgency'>,
  sinceShift: readonly WireCase[],
  tray: readonly WireCase[],
): TabLists {
  const which = (wanted: (urgency: number) => boolean) => cases.filter((_, i) => wanted(urgency[i]!));
  const lists = {
    all: cases,
    open: which((one) => one !== CLOSED),
    soon: which((one) => one === SOON),
    overdue: which((one) => one === OVERDUE),
    shift: sinceShift,
    tray,
  };
  const count = (list: readonly WireCase[]) =>
    list.reduce((sum, { repeatOf }) => sum + (repeatOf === null ? 1 : 0), 0);
  return {
    lists,
    counts: {
      all: count(lists.all),
      open: count(lists.open),
      soon: count(lists.soon),
      overdue: count(lists.overdue),
      shift: count(lists.shift),
      tray: count(lists.tray),
    },
  };
}
