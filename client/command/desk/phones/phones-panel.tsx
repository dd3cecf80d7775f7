import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { CaseDetail, CaseGrid } from '../../../../domain/contract/case.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { CardPeople } from '../card/card-people.tsx';
import { useDeskPlace } from '../desk-context.ts';
import { useDesk } from '../desk-store.ts';

const GRIDS_MOST = 60;

/** Who is on duty: the phones of the selected case's grids, or of any grid by its name, and those of every department. */
export function PhonesPanel({ detail }: { readonly detail: CaseDetail | undefined }) {
  const say = useSay();
  const { profile, town, departments } = useDeskPlace();
  const [grid, setGrid] = useState<string | null>(null);
  const options = useMemo(() => {
    const names = new Map(profile.levels.map((level) => [level.id, say.words(level.name)]));
    return [...(town.division?.tree.grids.values() ?? [])]
      .filter(({ unassigned }) => !unassigned)
      .map(({ id, name, level, code }) => ({
        value: id,
        label: [name || names.get(level), names.get(level), code].filter(Boolean).join(' · '),
      }));
  }, [town.division, profile, say]);
  const grids = useMemo<readonly CaseGrid[]>(() => {
    if (grid === null) return detail?.grids ?? [];
    const found: CaseGrid[] = [];
    const tree = town.division?.tree;
    for (
      let at = tree?.grids.get(grid);
      at;
      at = at.parentId === null ? undefined : tree?.grids.get(at.parentId)
    )
      found.push({
        id: at.id,
        level: at.level,
        code: at.code,
        name: at.name,
        type: at.type,
        risk: at.risk,
        team: { members: [...at.team.members], services: [...at.team.services] },
      });
    return found;
  }, [grid, detail, town.division]);
  return (
    <section className="desk-panel side-box" aria-label={say.t('phones.title')} data-panel="phones">
      <header className="side-box-head">
        <h2>{say.t('phones.title')}</h2>
        <Tooltip label={say.t('action.close')}>
          <ActionIcon aria-label={say.t('action.close')} onClick={() => useDesk.getState().openPanel(null)}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      <Select
        size="xs"
        searchable
        clearable
        limit={GRIDS_MOST}
        data={options}
        value={grid}
        placeholder={say.t(detail ? 'phones.ofCase' : 'phones.search')}
        aria-label={say.t('phones.search')}
        nothingFoundMessage={say.t('search.nothing')}
        clearButtonProps={{ 'aria-label': say.t('desk.clear') }}
        onChange={setGrid}
      />
      <CardPeople grids={grids} departments={departments} profile={profile} />
    </section>
  );
}
