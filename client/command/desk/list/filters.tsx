import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { severitiesOf } from '../../../../domain/case/severity.ts';
import { URGENCIES } from '../../../../domain/case/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { kindPath } from '../../town/kind-tree.ts';
import { useCommand, useDeskPlace } from '../desk-context.ts';
import { filterCount } from './filter-count.ts';

/** Typing is done when nothing has been typed for so long. */
const TYPED_MS = 300;
const GRIDS_MOST = 60;

/** By which cases are looked at: all of it is kept in the address, and the map, the list and the counters follow. */
export function Filters() {
  const say = useSay();
  const { store, profile, kinds, town } = useDeskPlace();
  const filter = useCommand((s) => s.filter);
  const cases = useCommand((s) => s.view.cases);
  const [text, setText] = useState(filter.text);
  useEffect(() => setText(filter.text), [filter.text]);
  useEffect(() => {
    if (text === filter.text) return;
    const timer = setTimeout(() => store.setFilter({ text }), TYPED_MS);
    return () => clearTimeout(timer);
  }, [text, filter.text, store]);

  const kindData = useMemo(
    () =>
      [...kinds.byId.keys()].map((id) => ({
        value: id,
        label: kindPath(kinds, id)
          .map(({ name }) => say.words(name))
          .join(' › '),
      })),
    [kinds, say],
  );
  const gridData = useMemo(() => {
    const grids = [...(town.division?.tree.grids.values() ?? [])].filter(
      (grid) => !grid.unassigned && grid.parentId !== null,
    );
    const names = new Map(profile.levels.map((level) => [level.id, say.words(level.name)]));
    return grids.map(({ id, name, level, code }) => ({
      value: id,
      label: [name, names.get(level) ?? level, code].filter(Boolean).join(' · '),
    }));
  }, [town.division, profile, say]);
  const sources = useMemo(() => {
    const all = new Set(cases.map(({ source }) => source));
    if (filter.source) all.add(filter.source);
    return [...all].sort().map((source) => ({
      value: source,
      label: source === 'desk' ? say.t('desk.sourceDesk') : source,
    }));
  }, [cases, filter.source, say]);
  const count = filterCount(filter);
  const clearButtonProps = { 'aria-label': say.t('desk.clear') };
  return (
    <search className="filters" aria-label={say.t('desk.filters')}>
      <TextInput
        size="xs"
        value={text}
        placeholder={say.t('desk.searchText')}
        aria-label={say.t('desk.searchText')}
        leftSection={<IconSearch size={14} aria-hidden />}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <MultiSelect
        size="xs"
        searchable
        clearable
        limit={GRIDS_MOST}
        data={kindData}
        value={[...filter.kinds].filter((id) => kinds.byId.has(id))}
        placeholder={filter.kinds.length === 0 ? say.t('desk.everyKind') : ''}
        aria-label={say.t('card.kind')}
        nothingFoundMessage={say.t('search.nothing')}
        clearButtonProps={clearButtonProps}
        onChange={(ids) => store.setFilter({ kinds: ids })}
      />
      <div className="filters-row">
        <MultiSelect
          size="xs"
          clearable
          data={severitiesOf(profile.cases).map(({ id, name }) => ({ value: id, label: say.words(name) }))}
          value={[...filter.severities]}
          placeholder={filter.severities.length === 0 ? say.t('desk.everySeverity') : ''}
          aria-label={say.t('card.severity')}
          clearButtonProps={clearButtonProps}
          onChange={(severities) => store.setFilter({ severities })}
        />
        <MultiSelect
          size="xs"
          clearable
          data={URGENCIES.map((id) => ({ value: id, label: say.t(`urgency.${id}`) }))}
          value={[...filter.states].filter((state) => state !== 'tray')}
          placeholder={filter.states.length === 0 ? say.t('desk.everyState') : ''}
          aria-label={say.t('desk.state')}
          clearButtonProps={clearButtonProps}
          onChange={(states) => store.setFilter({ states })}
        />
      </div>
      <div className="filters-row">
        <Select
          size="xs"
          searchable
          clearable
          limit={GRIDS_MOST}
          data={gridData}
          value={filter.grid}
          placeholder={say.t('desk.everyGrid')}
          aria-label={say.t('card.grid')}
          nothingFoundMessage={say.t('search.nothing')}
          clearButtonProps={clearButtonProps}
          onChange={(grid) => store.setFilter({ grid })}
        />
        <Select
          size="xs"
          clearable
          data={sources}
          value={filter.source}
          placeholder={say.t('desk.everySource')}
          aria-label={say.t('card.source')}
          clearButtonProps={clearButtonProps}
          onChange={(source) => store.setFilter({ source })}
        />
      </div>
      <div className="filters-end">
        <span className="quiet">{count === 0 ? '' : say.t('desk.filtered', { count, n: count })}</span>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={count === 0}
          onClick={() =>
            store.setFilter({ kinds: [], severities: [], states: [], grid: null, source: null, text: '' })
          }
        >
          {say.t('desk.clearAll')}
        </Button>
      </div>
    </search>
  );
}
