import { useEffect, useRef } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useVisibleRows } from '../../ui/drawer/use-visible-rows.ts';
import type { PlaceGrid } from './place-grids.ts';

const ROW_PX = 30;
const INDENT_PX = 14;

/** Grids with how many places each has, and how many of them want a board. Arrow keys go through it. */
export function GridList({
  rows,
  selected,
  onSelect,
}: {
  readonly rows: readonly PlaceGrid[];
  readonly selected: GridId | null;
  readonly onSelect: (grid: GridId) => void;
}) {
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  const visible = useVisibleRows(list, rows.length, ROW_PX);
  const at = rows.findIndex(({ id }) => id === selected);
  useEffect(() => {
    const element = list.current;
    if (!element || at < 0) return;
    const top = at * ROW_PX;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_PX > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_PX - element.clientHeight;
  }, [at]);
  return (
    <div
      ref={list}
      className="places-grids"
      role="listbox"
      tabIndex={0}
      aria-label={say.t('boardLedger.hang.grids')}
      aria-activedescendant={at < 0 ? undefined : `places-grid-${selected}`}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
        if (step === 0 || !next) return;
        event.preventDefault();
        onSelect(next.id);
      }}
    >
      <div style={{ height: rows.length * ROW_PX, position: 'relative' }}>
        <div style={{ position: 'absolute', insetInline: 0, top: visible.from * ROW_PX }}>
          {rows.slice(visible.from, visible.to).map((row) => (
            <div
              key={row.id}
              id={`places-grid-${row.id}`}
              className="places-grid"
              role="option"
              tabIndex={-1}
              aria-selected={row.id === selected}
              data-grid={row.id}
              data-gone={row.gone || undefined}
              data-above={!row.isLeaf || undefined}
              style={{ paddingLeft: 12 + row.depth * INDENT_PX }}
              onPointerDown={() => onSelect(row.id)}
            >
              <span className="ellipsis" title={row.code ?? undefined}>
                {row.name || row.code || say.t('grid.unnamed')}
              </span>
              {row.gone && <span className="places-tag">{say.t('boardLedger.hang.gone')}</span>}
              <Wanting row={row} />
              <span className="places-count number" data-none={row.places === 0 || undefined}>
                {row.places > 0 || row.isLeaf ? say.number(row.places) : ''}
              </span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function Wanting({ row }: { readonly row: PlaceGrid }) {
  const say = useSay();
  return (['must', 'may', 'bare'] as const).map(
    (kind) =>
      row[kind] > 0 && (
        <span
          key={kind}
          className="places-wanting number"
          data-state={kind}
          title={say.t(`boardLedger.state.${kind}`)}
        >
          {say.number(row[kind])}
        </span>
      ),
  );
}
