import { Checkbox } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import type { BoardPrint } from '../../../domain/contract/board.ts';
import { useSay } from '../../i18n/use-say.ts';
import { boardsPath } from '../boards-address.ts';
import { useBoards } from '../boards-context.ts';
import { WhyText } from './why-text.tsx';
import type { WrongRow } from './wrong-rows.ts';

interface WrongLineProps {
  readonly row: WrongRow;
  readonly isChosen: boolean;
  readonly isSelected: boolean;
  readonly mayChange: boolean;
  readonly printText: (print: BoardPrint) => string;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onSelect: () => void;
}

/** One grid whose boards are wrong: which, why, what hangs there and where, and what is to be done next. */
export const WrongLine = memo(
  function WrongLine({
    row,
    isChosen,
    isSelected,
    mayChange,
    printText,
    onChoose,
    onSelect,
  }: WrongLineProps) {
    const say = useSay();
    const { go, plan } = useBoards();
    const line = useRef<HTMLLIElement>(null);
    const { item, kind, next, community } = row;
    const name = item.name || item.code || say.t('grid.unnamed');
    useEffect(() => {
      if (isSelected) line.current?.scrollIntoView({ block: 'nearest' });
    }, [isSelected]);
    return (
      <li ref={line} className="wrong-line" data-grid={item.grid} data-selected={isSelected || undefined}>
        {mayChange && (
          <Checkbox
            size="xs"
            aria-label={name}
            checked={isChosen}
            onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
          />
        )}
        <button type="button" className="wrong-grid" aria-pressed={isSelected} onClick={onSelect}>
          <strong>{name}</strong>
          <span className="quiet">
            {item.code && item.name ? <span className="number">{item.code}</span> : null}
            {community}
          </span>
        </button>
        <ul className="wrong-why">
          {[...item.must, ...(kind === 'may' || item.gone ? item.may : [])].map((reason) => (
            <li key={`${reason.code} ${JSON.stringify(reason.params)}`}>
              <WhyText reason={reason} />
            </li>
          ))}
          {kind === 'must' &&
            !item.gone &&
            item.may.map((reason) => (
              <li key={`${reason.code} ${JSON.stringify(reason.params)}`} className="quiet">
                <WhyText reason={reason} />
              </li>
            ))}
        </ul>
        <span className="wrong-print">
          <span className="quiet">{printText(item.print)}</span>
          {next === 'hang' && item.ready && (
            <span className="wrong-next" data-next="hang" title={printText(item.ready)}>
              {say.t('boardLedger.next.hang')}
            </span>
          )}
          {next === 'down' && (
            <span className="wrong-next" data-next="down">
              {say.t('boardLedger.next.down')}
            </span>
          )}
        </span>
        <a
          className="wrong-places number"
          href={boardsPath({ tab: 'places', plan: plan.id, grid: item.grid })}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            go({ tab: 'places', grid: item.grid });
          }}
        >
          {item.places > 0
            ? say.t('boardLedger.places', { count: item.places, n: say.number(item.places) })
            : say.t('boardLedger.placesUnknown')}
        </a>
      </li>
    );
  },
  (a, b) =>
    a.row === b.row &&
    a.isChosen === b.isChosen &&
    a.isSelected === b.isSelected &&
    a.mayChange === b.mayChange &&
    a.printText === b.printText,
);
