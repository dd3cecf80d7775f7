import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { GridId } from '../../../../domain/coverage/types.ts';
import { gridsAt } from '../../../../domain/plan/tree.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { useVisibleRows } from '../../../ui/drawer/use-visible-rows.ts';
import { useBoards } from '../../boards-context.ts';
import { atLevel, boardsAt, type Choice, gridsBeneath, tallies, toggled } from './choice.ts';
import { ChooserRow } from './chooser-row.tsx';
import { chooserRows } from './chooser-rows.ts';
import './chooser.css';

const ROW_PX = 28;
const NONE = { chosen: 0, of: 0 };

/** Which grids' sheets: the plan's tree with boxes down to one level, searched by name or code. */
export function Chooser({
  choice,
  set,
}: {
  readonly choice: Choice;
  readonly set: (choice: Choice) => void;
}) {
  const say = useSay();
  const { plan, deployment } = useBoards();
  const { division } = plan;
  const { tree } = division;
  const { level, grids } = choice;
  const [open, setOpen] = useState<ReadonlySet<GridId>>(() => firstOpen(choice, division));
  const [search, setSearch] = useState('');
  const list = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => chooserRows(division, { open, level, search }), [division, open, level, search]);
  const counts = useMemo(() => tallies(tree, choice), [tree, choice]);
  const visible = useVisibleRows(list, rows.length, ROW_PX);
  const levels = useMemo(
    () => deployment.levels.filter(({ id }) => gridsAt(tree, id).length > 0),
    [deployment, tree],
  );
  const rank = (id: string) => division.levels.findIndex((one) => one.id === id);
  const all = counts.get(tree.root) ?? NONE;
  const others = grids.size - all.chosen;
  const only = (id: GridId) => set({ level, grids: new Set(gridsBeneath(tree, id, level)) });
  const twist = (id: GridId) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const searching = search.trim() !== '';
  return (
    <section className="chooser" aria-label={say.t('boardPrint.choose.title')}>
      <div className="chooser-head">
        <NativeSelect
          size="xs"
          label={say.t('boardPrint.choose.level')}
          value={level}
          data={levels.map(({ id, name }) => ({ value: id, label: say.words(name) }))}
          onChange={({ target }) => set(atLevel(tree, choice, target.value))}
        />
        <TextInput
          size="xs"
          value={search}
          placeholder={say.t('boardPrint.choose.search')}
          aria-label={say.t('boardPrint.choose.search')}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={
            searching && (
              <button
                type="button"
                className="chooser-clear"
                aria-label={say.t('boardPrint.choose.endSearch')}
                onClick={() => setSearch('')}
              >
                <IconX size={14} />
              </button>
            )
          }
          onChange={({ target }) => setSearch(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setSearch('');
          }}
        />
        <div className="chooser-count">
          <strong className="number" role="status">
            {say.t('boardPrint.choose.count', { n: say.number(all.chosen), of: say.number(all.of) })}
          </strong>
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={all.chosen === all.of}
            onClick={() => set({ level, grids: new Set([...grids, ...boardsAt(tree, level)]) })}
          >
            {say.t('boardPrint.choose.all')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={grids.size === 0}
            onClick={() => set({ level, grids: new Set() })}
          >
            {say.t('boardPrint.choose.none')}
          </Button>
        </div>
        {others > 0 && (
          <p className="chooser-others">
            <span className="number">
              {say.t('boardPrint.choose.others', { count: others, n: say.number(others) })}
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() =>
                set({ level, grids: new Set([...grids].filter((id) => tree.grids.get(id)?.level === level)) })
              }
            >
              {say.t('boardPrint.choose.leaveOthers')}
            </Button>
          </p>
        )}
      </div>
      <div
        className="scroll chooser-tree"
        ref={list}
        role="tree"
        aria-label={say.t('boardPrint.choose.title')}
        aria-multiselectable
      >
        {rows.length === 0 && (
          <p className="empty">
            {say.t(searching ? 'boardPrint.choose.notFound' : 'boardPrint.choose.noGrids')}
          </p>
        )}
        <div style={{ height: rows.length * ROW_PX, position: 'relative' }}>
          <div style={{ position: 'absolute', insetInline: 0, top: visible.from * ROW_PX }}>
            {rows.slice(visible.from, visible.to).map((row) => (
              <ChooserRow
                key={row.grid.id}
                row={row}
                tally={counts.get(row.grid.id) ?? NONE}
                leaf={rank(row.grid.level) >= rank(level)}
                searching={searching}
                onTwist={() => twist(row.grid.id)}
                onToggle={() => set(toggled(tree, choice, row.grid.id))}
                onOnly={() => only(row.grid.id)}
              />
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}

/** The root; and where few are chosen, what they lie in. */
function firstOpen(
  { grids }: Choice,
  { tree }: { readonly tree: Parameters<typeof boardsAt>[0] },
): Set<GridId> {
  const open = new Set([tree.root]);
  if (grids.size > 40) return open;
  for (const id of grids)
    for (
      let at = tree.grids.get(id)?.parentId ?? null;
      at !== null;
      at = tree.grids.get(at)?.parentId ?? null
    )
      open.add(at);
  return open;
}
