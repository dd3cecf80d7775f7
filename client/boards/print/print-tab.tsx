import { useEffect, useMemo, useState } from 'react';
import { byCode } from '../../../domain/board/book/by-code.ts';
import { SHEETS_MAX } from '../../../domain/board/book/sheets-max.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { browserWorld } from '../../api/browser-ports.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { reasonOf } from '../../ui/data/api.ts';
import { useBoards } from '../boards-context.ts';
import { SheetView } from '../sheet/sheet-view.tsx';
import { Batches } from './batches/batches.tsx';
import { Chooser } from './choose/chooser.tsx';
import { useChoice } from './choose/use-choice.ts';
import { MakeButton } from './order/make-button.tsx';
import { OrderForm } from './order/order-form.tsx';
import { Remarks } from './order/remarks.tsx';
import { usePrint } from './print-store.ts';
import { useSheetLook } from './sheet-look.ts';
import { ALL, filtered, lacksByGrid } from './thumbs/filter.ts';
import { FilterBar } from './thumbs/filter-bar.tsx';
import { type CardSize, SheetGrid } from './thumbs/sheet-grid.tsx';
import { ThumbQueue } from './thumbs/thumb-queue.ts';
import { useNewBoards, usePreflight } from './use-preflight.ts';
import './print.css';

/** Sheets are chosen, looked through for what they lack, and made. */
export function PrintTab() {
  const say = useSay();
  const { plan, address, go } = useBoards();
  const { choice, set } = useChoice();
  const order = usePrint((s) => s.order);
  const filter = usePrint((s) => s.filter);
  const setFilter = usePrint((s) => s.setFilter);
  const [size, setSize] = useState<CardSize>('small');
  const look = useSheetLook(order);
  const queue = useThumbQueue();
  const preflight = usePreflight(choice, look.query);
  const body = useNewBoards(choice, look.query);

  const ordered = useMemo(() => inOrder(plan.division, choice.grids), [plan.division, choice.grids]);
  const checked = preflight.isOld || preflight.error ? undefined : preflight.data;
  const lacks = useMemo(() => lacksByGrid(preflight.data), [preflight.data]);
  const shown = useMemo(() => filtered(ordered, lacks, filter), [ordered, lacks, filter]);
  const tooMany = choice.grids.size > SHEETS_MAX;
  const refused =
    look.paper === null
      ? null
      : tooMany
        ? { code: 'too-many-sheets', params: { count: choice.grids.size, most: SHEETS_MAX } }
        : preflight.error
          ? reasonOf(preflight.error)
          : null;
  const open = (grid: GridId | null) => go({ grid });
  return (
    <div className="print-tab">
      <Chooser choice={choice} set={set} />
      <section className="sheets" aria-label={say.t('boardPrint.sheets')}>
        <FilterBar
          preflight={checked}
          chosen={ordered.length}
          filter={filter}
          setFilter={setFilter}
          size={size}
          setSize={setSize}
          onOnlyThese={
            shown.length > 0 && shown.length < ordered.length
              ? () => {
                  set({ level: choice.level, grids: new Set(shown) });
                  setFilter(ALL);
                }
              : null
          }
        />
        {refused && (
          <p className="sheets-refused" role="alert">
            {reasonText(refused, say)}
          </p>
        )}
        {ordered.length === 0 ? (
          <p className="empty">{say.t('boardPrint.nothingChosen')}</p>
        ) : shown.length === 0 ? (
          <p className="empty">{say.t(checked ? 'boardPrint.noneSuch' : 'boardPrint.checking')}</p>
        ) : look.paper === null ? (
          <p className="empty">{say.t('boardPrint.noPaper')}</p>
        ) : (
          <SheetGrid
            // Another filter begins at its top.
            key={JSON.stringify(filter)}
            grids={shown}
            look={look}
            paper={look.paper}
            size={size}
            queue={queue}
            lacks={checked ? lacks : null}
            onOpen={open}
          />
        )}
      </section>
      <section className="order" aria-label={say.t('boardPrint.order.title')}>
        <div className="scroll order-top">
          <OrderForm look={look} />
          {preflight.data && !preflight.error && ordered.length > 0 && (
            <Remarks old={preflight.isOld} preflight={preflight.data} filter={filter} setFilter={setFilter} />
          )}
        </div>
        <MakeButton count={ordered.length} body={body} possible={look.paper !== null} />
        <Batches />
      </section>
      {address.grid !== null && (
        <SheetView
          key={address.grid}
          grid={address.grid}
          among={shown}
          look={look}
          queue={queue}
          lacks={checked ? (lacks.get(address.grid) ?? []) : null}
          onGo={open}
        />
      )}
    </div>
  );
}

function inOrder({ tree }: Division, ids: ReadonlySet<GridId>): GridId[] {
  return [...ids]
    .flatMap((id) => tree.grids.get(id) ?? [])
    .sort(byCode)
    .map(({ id }) => id);
}

function useThumbQueue(): ThumbQueue {
  const [queue] = useState(
    () =>
      new ThumbQueue({
        after: browserWorld.after,
        urlOf: (file) => URL.createObjectURL(file),
        dropUrl: (url) => URL.revokeObjectURL(url),
      }),
  );
  useEffect(() => () => queue.close(), [queue]);
  return queue;
}
