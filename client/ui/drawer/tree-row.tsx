import { IconChevronRight, IconLock } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { gridName } from '../shell/grid-name.ts';
import type { TreeRowData } from './tree-rows.ts';

const INDENT_PX = 14;

export function TreeRow({
  row,
  selected,
  onTwist,
  onChoose,
  onShow,
}: {
  readonly row: TreeRowData;
  readonly selected: boolean;
  readonly onTwist: () => void;
  readonly onChoose: (add: boolean) => void;
  readonly onShow: () => void;
}) {
  const say = useSay();
  const { grid, step } = row;
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'ArrowRight' && !row.open) || (event.key === 'ArrowLeft' && row.open)) {
      if (row.children > 0) onTwist();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = event.key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling';
      (event.currentTarget[next] as HTMLElement | null)?.focus();
    } else if (event.key === 'Enter') {
      onChoose(event.shiftKey);
      onShow();
    } else return;
    event.preventDefault();
  };
  return (
    <div
      className="tree-row"
      role="treeitem"
      tabIndex={0}
      aria-level={row.depth + 1}
      aria-selected={selected}
      aria-expanded={row.children > 0 ? row.open : undefined}
      style={{ paddingLeft: 4 + row.depth * INDENT_PX }}
      onClick={(event) => onChoose(event.shiftKey || event.ctrlKey || event.metaKey)}
      onDoubleClick={onShow}
      onKeyDown={onKeyDown}
    >
      <span
        className="tree-twist"
        data-open={row.open}
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          if (row.children > 0) onTwist();
        }}
      >
        {row.children > 0 && <IconChevronRight size={14} />}
      </span>
      <span
        className="tree-off"
        title={step ? say.t(`balance.${step}`) : undefined}
        style={{
          background: step ? `var(--balance-${step})` : 'transparent',
          ...(step ? {} : { boxShadow: 'none' }),
        }}
      />
      <span className="ellipsis">
        {grid.locked && <IconLock size={12} className="lock-sign" aria-label={say.t('inspector.locked')} />}
        {gridName(grid, say)}
      </span>
      <span className="tree-count">{row.households === null ? '' : say.number(row.households)}</span>
    </div>
  );
}
