import { useEffect, useMemo, useRef } from 'react';
import type { Urgency } from '../../../../domain/case/types.ts';
import type { WireCase } from '../../../../domain/contract/case.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { useVisibleRows } from '../../../ui/drawer/use-visible-rows.ts';
import { useDesk } from '../desk-store.ts';
import { CaseRow, type RowWords } from './case-row.tsx';
import { orderCases } from './order-cases.ts';
import { useHeldRows } from './use-held-rows.ts';

const ROW_PX = 62;
/** Ages move on this often: each row says whole minutes. */
const AGE_STEP_MS = 15_000;

/** The cases of a tab, as many as there are: only what is in sight is drawn, and nothing moves under the pointer. */
export function CaseList({
  cases,
  oldestFirst,
  find,
  urgencyOf,
  at,
  listKey,
  selected,
  wordsOf,
  onChoose,
  empty,
}: {
  readonly cases: readonly WireCase[];
  /** The cases are in the order of a window. */
  readonly oldestFirst: boolean;
  /** Of every case that is known, for rows that stand still while their case leaves the tab. */
  readonly find: (id: string) => WireCase | undefined;
  readonly urgencyOf: (of: WireCase) => Urgency;
  readonly at: number;
  /** What the list is a list of; another key starts at the top. */
  readonly listKey: string;
  readonly selected: string | null;
  readonly wordsOf: (of: WireCase) => RowWords;
  readonly onChoose: (id: string) => void;
  readonly empty: string;
}) {
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  const order = useDesk((s) => s.order);
  const key = `${listKey}|${order}`;
  const ordered = useMemo(
    () => (oldestFirst && order === 'newest' ? cases.toReversed() : orderCases(cases, order)),
    [cases, oldestFirst, order],
  );
  const { rows, fresh, release } = useHeldRows(list, ordered, find, key);
  const visible = useVisibleRows(list, rows.length, ROW_PX);
  const clock = Math.floor(at / AGE_STEP_MS) * AGE_STEP_MS;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useEffect(() => {
    if (list.current) list.current.scrollTop = 0;
  }, [key]);

  // A case that is chosen on the map is brought into sight; one that is in sight stays where it is.
  const rowsNow = useRef(rows);
  rowsNow.current = rows;
  useEffect(() => {
    const element = list.current;
    const index = selected === null ? -1 : rowsNow.current.findIndex(({ id }) => id === selected);
    if (!element || index < 0) return;
    const top = index * ROW_PX;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_PX > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_PX - element.clientHeight;
  }, [selected]);

  const step = (by: 1 | -1) => {
    const index = rows.findIndex(({ id }) => id === selected);
    const next = rows[index < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next) onChoose(next.id);
  };
  return (
    <div className="case-list-box">
      {fresh > 0 && (
        <button type="button" className="case-fresh" aria-live="polite" onClick={release}>
          {say.t('desk.fresh', { count: fresh, n: say.number(fresh) })}
        </button>
      )}
      <div
        ref={list}
        className="case-list"
        role="listbox"
        aria-label={say.t('desk.list')}
        tabIndex={0}
        aria-activedescendant={selected === null ? undefined : `case-${selected}`}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          step(event.key === 'ArrowDown' ? 1 : -1);
        }}
      >
        <div className="case-list-all" style={{ height: rows.length * ROW_PX }}>
          {rows.slice(visible.from, visible.to).map((of, i) => (
            <CaseRow
              key={of.id}
              of={of}
              words={wordsOf(of)}
              urgency={urgencyOf(of)}
              at={clock}
              selected={of.id === selected}
              top={(visible.from + i) * ROW_PX}
              onChoose={onChoose}
            />
          ))}
        </div>
        {rows.length === 0 && <p className="case-list-empty">{empty}</p>}
      </div>
    </div>
  );
}
