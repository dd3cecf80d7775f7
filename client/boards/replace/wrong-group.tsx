import { Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useGrowing } from './use-growing.ts';
import { usePrintText } from './use-print-text.ts';
import { WrongLine } from './wrong-line.tsx';
import { boardsIn, type WrongKind, type WrongRow } from './wrong-rows.ts';

interface WrongGroupProps {
  readonly kind: WrongKind;
  readonly rows: readonly WrongRow[];
  readonly chosen: ReadonlySet<GridId>;
  readonly selected: GridId | null;
  readonly mayChange: boolean;
  readonly onChoose: (grids: readonly GridId[], isChosen: boolean) => void;
  readonly onSelect: (grid: GridId) => void;
}

/** The boards of one group, with all of them to be chosen at once. */
export function WrongGroup({ kind, rows, chosen, selected, mayChange, onChoose, onSelect }: WrongGroupProps) {
  const say = useSay();
  const printText = usePrintText();
  const grids = useMemo(() => rows.map(({ item }) => item.grid), [rows]);
  const growing = useGrowing(
    rows.length,
    rows.findIndex(({ item }) => item.grid === selected),
  );
  if (rows.length === 0) return null;
  const count = grids.filter((id) => chosen.has(id)).length;
  const boards = boardsIn(rows);
  return (
    <section className="wrong-group" data-kind={kind} aria-label={say.t(`boardLedger.${kind}.title`)}>
      <h2>
        {mayChange && (
          <Checkbox
            size="xs"
            aria-label={say.t('boardLedger.chooseAll', { name: say.t(`boardLedger.${kind}.title`) })}
            checked={count === grids.length}
            indeterminate={count > 0 && count < grids.length}
            onChange={({ currentTarget }) => onChoose(grids, currentTarget.checked)}
          />
        )}
        <span className="wrong-sign" aria-hidden />
        {say.t(`boardLedger.${kind}.title`)}
        <span className="number">
          {say.t('boardLedger.boards', { count: boards, n: say.number(boards) })}
          {say.t('boardLedger.ofGrids', { count: grids.length, n: say.number(grids.length) })}
        </span>
        <span className="wrong-group-hint">{say.t(`boardLedger.${kind}.hint`)}</span>
      </h2>
      <ul>
        {rows.slice(0, growing.shown).map((row) => (
          <WrongLine
            key={row.item.grid}
            row={row}
            isChosen={chosen.has(row.item.grid)}
            isSelected={row.item.grid === selected}
            mayChange={mayChange}
            printText={printText}
            onChoose={(isChosen) => onChoose([row.item.grid], isChosen)}
            onSelect={() => onSelect(row.item.grid)}
          />
        ))}
      </ul>
      <div ref={growing.end} />
    </section>
  );
}
