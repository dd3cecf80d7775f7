import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconCheck, IconDots } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { BoardPrint, HangingPlace } from '../../../domain/contract/board.ts';
import { useSay } from '../../i18n/use-say.ts';
import { dayText } from '../town-day.ts';

/** What hangs at a place: nothing of ours, what must or may be replaced, what is right. */
export type PlaceState = 'bare' | 'must' | 'may' | 'right';

interface PlaceLineProps {
  readonly place: HangingPlace;
  readonly number: number;
  readonly state: PlaceState;
  /** What hangs there; null: nothing, or too long ago to be among the prints at hand. */
  readonly print: BoardPrint | null;
  readonly printText: (print: BoardPrint) => string;
  readonly isFound: boolean;
  readonly mayChange: boolean;
  /** Null: there is nothing newer to hang. */
  readonly onTick: (() => void) | null;
  readonly onEdit: () => void;
  readonly onPlace: () => void;
  readonly onWithdraw: () => void;
  readonly onDrop: () => void;
}

/** One place: where it is, what hangs there since when, and what can be done about it. */
export function PlaceLine(props: PlaceLineProps) {
  const { place, number, state, print, printText, isFound, mayChange, onTick } = props;
  const say = useSay();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isFound) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isFound]);
  return (
    <li
      ref={line}
      className="place-line"
      data-place={place.id}
      data-state={state}
      data-found={isFound || undefined}
    >
      <span className="place-number number" data-on-map={place.at !== null || undefined}>
        {say.number(number)}
      </span>
      <span className="place-what">
        <strong>{place.name}</strong>
        {place.note && <span className="quiet">{place.note}</span>}
      </span>
      <span className="place-hangs">
        <span className="place-state">{say.t(`boardLedger.state.${state}`)}</span>
        <span className="quiet">
          {place.hungAt !== null &&
            say.t('boardLedger.hang.since', { day: dayText(place.hungAt, say.language) })}
          {print && <span>{printText(print)}</span>}
        </span>
      </span>
      {mayChange && (
        <span className="place-acts">
          {onTick && (
            <Tooltip label={say.t('boardLedger.hang.tickHint')}>
              <Button
                size="compact-sm"
                variant="light"
                color="green"
                leftSection={<IconCheck size={14} />}
                onClick={onTick}
              >
                {say.t('boardLedger.hang.tick')}
              </Button>
            </Tooltip>
          )}
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon size={26} aria-label={say.t('boardLedger.hang.more', { name: place.name })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={props.onEdit}>{say.t('boardLedger.hang.edit')}</Menu.Item>
              <Menu.Item onClick={props.onPlace}>{say.t('boardLedger.hang.onMap')}</Menu.Item>
              {place.print !== null && (
                <Menu.Item onClick={props.onWithdraw}>{say.t('boardLedger.hang.withdraw')}</Menu.Item>
              )}
              <Menu.Divider />
              <Menu.Item color="red" onClick={props.onDrop}>
                {say.t('boardLedger.hang.drop')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      )}
    </li>
  );
}
