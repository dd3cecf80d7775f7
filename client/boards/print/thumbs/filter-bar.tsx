import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconLayoutGrid, IconSquares, IconX } from '@tabler/icons-react';
import type { BoardPreflight } from '../../../../domain/contract/board.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { ALL, type Filter } from './filter.ts';
import type { CardSize } from './sheet-grid.tsx';

interface FilterBarProps {
  readonly preflight: BoardPreflight | undefined;
  readonly chosen: number;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  readonly size: CardSize;
  readonly setSize: (size: CardSize) => void;
  /** Leaves only the sheets in sight chosen; null: they are all. */
  readonly onOnlyThese: (() => void) | null;
}

/** Which of the chosen sheets are in sight: all, those that lack something, those that are ready. */
export function FilterBar({
  preflight,
  chosen,
  filter,
  setFilter,
  size,
  setSize,
  onOnlyThese,
}: FilterBarProps) {
  const say = useSay();
  const kind = (key: Filter['kind'], n: number | null) => ({
    value: key,
    label: `${say.t(`boardPrint.filter.${key}`)}${n === null ? '' : ` ${say.number(n)}`}`,
  });
  const code = filter.kind === 'lacking' ? filter.code : null;
  return (
    <div className="filter-bar">
      <SegmentedControl
        size="xs"
        className="number"
        aria-label={say.t('boardPrint.filter.name')}
        value={filter.kind}
        data={[
          kind('all', chosen),
          kind('lacking', preflight ? preflight.sheets - preflight.ready : null),
          kind('ready', preflight?.ready ?? null),
        ]}
        onChange={(value) =>
          setFilter(
            value === 'lacking'
              ? { kind: 'lacking', code: null }
              : { kind: value === 'ready' ? 'ready' : 'all' },
          )
        }
      />
      {code && (
        <span className="filter-code">
          <span className="ellipsis">{say.t(`boardPrint.kind.${code}`)}</span>
          <button
            type="button"
            aria-label={say.t('boardPrint.filter.drop')}
            onClick={() => setFilter({ kind: 'lacking', code: null })}
          >
            <IconX size={12} />
          </button>
        </span>
      )}
      {filter !== ALL && onOnlyThese && (
        <Tooltip label={say.t('boardPrint.filter.onlyTheseHint')}>
          <Button size="compact-sm" variant="default" onClick={onOnlyThese}>
            {say.t('boardPrint.filter.onlyThese')}
          </Button>
        </Tooltip>
      )}
      <Tooltip label={say.t(size === 'small' ? 'boardPrint.filter.large' : 'boardPrint.filter.small')}>
        <ActionIcon
          className="filter-size"
          aria-label={say.t(size === 'small' ? 'boardPrint.filter.large' : 'boardPrint.filter.small')}
          onClick={() => setSize(size === 'small' ? 'large' : 'small')}
        >
          {size === 'small' ? <IconSquares size={18} /> : <IconLayoutGrid size={18} />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
