import { Checkbox } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useSay } from '../../../i18n/use-say.ts';
import type { TreeRowData } from '../../../ui/drawer/tree-rows.ts';
import { gridName } from '../../../ui/shell/grid-name.ts';
import type { Tally } from './choice.ts';

const INDENT_PX = 14;

interface ChooserRowProps {
  readonly row: TreeRowData;
  readonly tally: Tally;
  /** Of the level that is chosen of: nothing beneath it is shown. */
  readonly leaf: boolean;
  readonly searching: boolean;
  readonly onTwist: () => void;
  readonly onToggle: () => void;
  readonly onOnly: () => void;
}

/** A grid with its box; a press anywhere ticks it, and with it all beneath. */
export function ChooserRow({ row, tally, leaf, searching, onTwist, onToggle, onOnly }: ChooserRowProps) {
  const say = useSay();
  const { grid } = row;
  const { chosen, of } = tally;
  const mixed = chosen > 0 && chosen < of;
  const open = searching || row.open;
  const name = gridName(grid, say);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === ' ') onToggle();
    else if (event.key === 'Enter') onOnly();
    else if (!leaf && !searching && event.key === (row.open ? 'ArrowLeft' : 'ArrowRight')) onTwist();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = event.key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling';
      (event.currentTarget[next] as HTMLElement | null)?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div
      className="chooser-row"
      role="treeitem"
      tabIndex={0}
      data-grid={grid.id}
      aria-level={row.depth + 1}
      aria-checked={mixed ? 'mixed' : chosen > 0}
      aria-selected={chosen > 0}
      aria-disabled={of === 0}
      aria-expanded={leaf ? undefined : open}
      title={grid.code ? `${name} · ${grid.code}` : name}
      style={{ paddingLeft: 4 + row.depth * INDENT_PX }}
      onClick={onToggle}
      onKeyDown={onKeyDown}
    >
      <span
        className="tree-twist"
        data-open={open}
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          if (!leaf && !searching) onTwist();
        }}
      >
        {!leaf && <IconChevronRight size={14} />}
      </span>
      <Checkbox.Indicator size="xs" checked={chosen > 0 && !mixed} indeterminate={mixed} aria-hidden />
      <span className="ellipsis">{name}</span>
      <button
        type="button"
        className="chooser-only"
        tabIndex={-1}
        onClick={(event) => {
          event.stopPropagation();
          onOnly();
        }}
      >
        {say.t('boardPrint.choose.only')}
      </button>
      <span className="tree-count">
        {leaf ? '' : mixed ? `${say.number(chosen)}/${say.number(of)}` : say.number(of)}
      </span>
    </div>
  );
}
