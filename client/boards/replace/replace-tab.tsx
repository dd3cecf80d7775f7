import { Button, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import { leafLevel } from '../../../domain/plan/tree.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { reasonOf } from '../../ui/data/api.ts';
import { Waiting } from '../../ui/shell/waiting.tsx';
import { boardsApi } from '../boards-api.ts';
import { useBoards, useMayPrint } from '../boards-context.ts';
import { GroundMap } from '../ground-map/ground-map.tsx';
import { BarePlaces } from './bare-places.tsx';
import { NothingWrong } from './nothing-wrong.tsx';
import { ReplaceActions } from './replace-actions.tsx';
import { RoundBatches } from './round-batches.tsx';
import { useChoice } from './use-choice.ts';
import { useWrongBoards } from './use-wrong-boards.ts';
import { WrongGroup } from './wrong-group.tsx';
import { rowsWith, WRONG_KINDS } from './wrong-rows.ts';
import './replace.css';

/** The boards on the walls that are not what the plan in force says: why, where, and one click to print just those. */
export function ReplaceTab() {
  const say = useSay();
  const { lang } = useBoards();
  const mayChange = useMayPrint();
  const { asked, inForce, division, rows } = useWrongBoards();
  const { chosen, set } = useChoice(rows);
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<GridId | null>(null);
  const seen = useMemo(() => rowsWith(rows, text), [rows, text]);
  const filled = useMemo(
    () =>
      WRONG_KINDS.toReversed().map((kind) => ({
        mark: kind,
        grids: rows.filter((row) => row.kind === kind).map(({ item }) => item.grid),
      })),
    [rows],
  );
  if (asked.error)
    return <Waiting text={reasonText(reasonOf(asked.error), say)} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Waiting text={say.t('boardLedger.looking')} />;
  if (inForce === null) return <NothingWrong inForce={null} mayChange={mayChange} />;
  const nameOf = (id: GridId) => {
    const grid = division?.tree.grids.get(id);
    return [grid?.name, grid?.code].filter(Boolean).join(' · ') || say.t('grid.unnamed');
  };
  // A click beside what is listed finds it again without the filter.
  const select = (id: GridId) => {
    setSelected(id);
    if (!seen.some(({ item }) => item.grid === id)) setText('');
  };
  return (
    <section className="boards-replace">
      <div className="replace-list">
        {rows.length > 0 && (
          <header className="replace-head">
            {mayChange && (
              <ReplaceActions inForce={inForce} chosen={rows.filter(({ item }) => chosen.has(item.grid))} />
            )}
            <span className="replace-tools">
              <TextInput
                size="xs"
                w={200}
                leftSection={<IconSearch size={14} />}
                placeholder={say.t('boardLedger.filter')}
                aria-label={say.t('boardLedger.filter')}
                value={text}
                onChange={({ currentTarget }) => setText(currentTarget.value)}
              />
              <Button
                component="a"
                size="xs"
                variant="default"
                leftSection={<IconDownload size={14} />}
                href={boardsApi.placesCsvUrl(inForce, lang, true)}
                title={say.t('boardLedger.roundHint')}
                download
              >
                {say.t('boardLedger.round')}
              </Button>
            </span>
          </header>
        )}
        {!mayChange && rows.length > 0 && <p className="ledger-viewer">{say.t('boardLedger.viewer')}</p>}
        <BarePlaces inForce={inForce} />
        <RoundBatches inForce={inForce} rows={rows} mayChange={mayChange} />
        {rows.length === 0 ? (
          <NothingWrong inForce={inForce} mayChange={mayChange} />
        ) : (
          <div className="replace-scroll">
            {seen.length === 0 && (
              <p className="replace-none quiet">{say.t('boardLedger.filtered', { text: text.trim() })}</p>
            )}
            {WRONG_KINDS.map((kind) => (
              <WrongGroup
                key={kind}
                kind={kind}
                rows={seen.filter((row) => row.kind === kind)}
                chosen={chosen}
                selected={selected}
                mayChange={mayChange}
                onChoose={set}
                onSelect={select}
              />
            ))}
          </div>
        )}
      </div>
      {division && (
        <aside className="replace-map">
          <GroundMap
            division={division}
            label={say.t('boardLedger.map.label')}
            filled={filled}
            selected={selected}
            level={leafLevel(division.levels).id}
            nameOf={nameOf}
            onSelect={select}
          />
          <Legend />
        </aside>
      )}
    </section>
  );
}

function Legend() {
  const say = useSay();
  return (
    <p className="replace-legend">
      {WRONG_KINDS.map((kind) => (
        <span key={kind} data-kind={kind}>
          <span className="wrong-sign" aria-hidden />
          {say.t(`boardLedger.${kind}.title`)}
        </span>
      ))}
      <span className="quiet">{say.t('boardLedger.map.hint')}</span>
    </p>
  );
}
