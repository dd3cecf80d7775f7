import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFilter, IconFlame, IconPlus, IconSortDescending } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import type { WireCase } from '../../../../domain/contract/case.ts';
import { browserWorld } from '../../../api/browser-ports.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { kindName } from '../../town/kind-tree.ts';
import { useCommand, useDeskPlace, useMayChange } from '../desk-context.ts';
import { LIST_TABS, useDesk } from '../desk-store.ts';
import { TrayList } from '../tray/tray-list.tsx';
import { CaseList } from './case-list.tsx';
import type { RowWords } from './case-row.tsx';
import { casesOfTabs } from './cases-of-tab.ts';
import { filterCount } from './filter-count.ts';
import { Filters } from './filters.tsx';
import { ShiftHead } from './shift-head.tsx';
import type { ShownCases } from './use-shown-cases.ts';

/** The queue: tabs with their counts, the filters, the list of the tab. */
export function Queue({
  shown,
  onChoose,
}: {
  readonly shown: ShownCases;
  readonly onChoose: (id: string) => void;
}) {
  const say = useSay();
  const { store, town, kinds, departments } = useDeskPlace();
  const mayChange = useMayChange();
  const view = useCommand((s) => s.view);
  const shift = useCommand((s) => s.sinceShift);
  const tray = useCommand((s) => s.tray);
  const selected = useCommand((s) => s.selected);
  const filter = useCommand((s) => s.filter);
  const loading = useCommand((s) => s.loading);
  const tab = useDesk((s) => s.tab);
  const order = useDesk((s) => s.order);
  const filtering = useDesk((s) => s.filtering);
  const { showTab, orderBy, showFilters, startCase } = useDesk.getState();
  const { lists, counts } = useMemo(() => casesOfTabs(view, shift, tray), [view, shift, tray]);
  const wordsOf = useMemo(() => {
    const known = new WeakMap<WireCase, RowWords>();
    const receiver = (id: string) => {
      const department = departments.find((d) => d.id === id);
      return department ? say.words(department.name) : (town.division?.tree.grids.get(id)?.name ?? id);
    };
    return (of: WireCase): RowWords => {
      let words = known.get(of);
      if (!words) {
        const grid = of.grid === null ? undefined : town.division?.tree.grids.get(of.grid);
        words = {
          kind: kindName(kinds, of.kind, say, of.kindSaid),
          grid: of.grid === null ? say.t('desk.noGrid') : (grid?.name ?? ''),
          receivers: of.to.map(receiver).join(say.t('list.comma')),
        };
        known.set(of, words);
      }
      return words;
    };
  }, [departments, town.division, kinds, say]);
  const choose = useCallback((id: string) => onChoose(id), [onChoose]);
  const filters = filterCount(filter);
  const orderLabel = say.t(order === 'newest' ? 'desk.byUrgency' : 'desk.byAge');
  return (
    <section className="queue desk-panel" aria-label={say.t('desk.queue')}>
      <header className="queue-head">
        <h2>{say.t('desk.queue')}</h2>
        <span className="quiet number" data-shown>
          {view.total > view.cases.length
            ? say.t('desk.shownOf', { n: say.number(view.cases.length), of: say.number(view.total) })
            : say.t('desk.shownAll', { count: counts.all, n: say.number(counts.all) })}
        </span>
        <Tooltip label={orderLabel}>
          <ActionIcon
            aria-label={orderLabel}
            onClick={() => orderBy(order === 'newest' ? 'urgent' : 'newest')}
          >
            {order === 'newest' ? (
              <IconSortDescending size={16} stroke={1.6} />
            ) : (
              <IconFlame size={16} stroke={1.6} />
            )}
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${say.t('desk.filters')} (F)`}>
          <ActionIcon
            aria-label={say.t('desk.filters')}
            aria-expanded={filtering}
            variant={filters > 0 ? 'light' : 'subtle'}
            color={filters > 0 ? 'accent' : 'gray'}
            onClick={() => showFilters(!filtering)}
          >
            <IconFilter size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        {mayChange && (
          <Tooltip label={`${say.t('newCase.name')} (N)`}>
            <ActionIcon
              aria-label={say.t('newCase.name')}
              variant="filled"
              color="accent"
              onClick={() => startCase(browserWorld.newId(), store.now())}
            >
              <IconPlus size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      <div className="queue-tabs" role="tablist" aria-label={say.t('desk.tabs')}>
        {LIST_TABS.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={tab === id}
            data-tab={id}
            onClick={() => showTab(id)}
          >
            <span>{say.t(`desk.tab.${id}`)}</span>
            <strong className="number">{say.number(counts[id])}</strong>
          </button>
        ))}
      </div>
      {filtering && <Filters />}
      {!filtering && filters > 0 && (
        <p className="queue-filtered">
          {say.t('desk.filtered', { count: filters, n: filters })}
          <button type="button" className="text-button" onClick={() => store.setFilter(NO_FILTER)}>
            {say.t('desk.clearAll')}
          </button>
        </p>
      )}
      {tab === 'shift' && <ShiftHead />}
      {tab === 'tray' ? (
        <TrayList cases={lists.tray} at={view.at} onChoose={choose} />
      ) : (
        <CaseList
          cases={lists[tab]}
          oldestFirst={tab !== 'shift'}
          find={shown.find}
          urgencyOf={shown.urgencyOf}
          at={view.at}
          listKey={`${tab}|${JSON.stringify(filter)}`}
          selected={selected}
          wordsOf={wordsOf}
          onChoose={choose}
          empty={say.t(loading ? 'waiting.page' : filters > 0 ? 'desk.noneFiltered' : 'desk.none')}
        />
      )}
    </section>
  );
}

const NO_FILTER = { kinds: [], severities: [], states: [], grid: null, source: null, text: '' } as const;
