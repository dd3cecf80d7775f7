import { SegmentedControl, Select } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import { boxOfGrid } from '../../editor/tools/ground.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState, useMapPort, useProfile } from '../shell/editor-context.ts';
import { TreeRow } from './tree-row.tsx';
import { treeRows } from './tree-rows.ts';
import { useVisibleRows } from './use-visible-rows.ts';

const ROW_PX = 28;

/** The levels as a tree with their counts, and the level that is being worked on. */
export function TreePanel() {
  const editor = useEditor();
  const map = useMapPort();
  const profile = useProfile();
  const say = useSay();
  const division = useEditorState((s) => s.plan?.division ?? null);
  const selection = useEditorState((s) => s.selection);
  const level = useEditorState((s) => s.level);
  const [open, setOpen] = useState<ReadonlySet<GridId>>(new Set());
  const list = useRef<HTMLDivElement>(null);

  const root = division?.tree.root;
  useEffect(() => {
    if (root) setOpen(new Set([root]));
  }, [root]);
  const rows = useMemo(() => (division ? treeRows(division, open) : []), [division, open]);
  const visible = useVisibleRows(list, rows.length, ROW_PX);

  const twist = (id: GridId) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  if (!division) return <p className="empty">{say.t('plan.none')}</p>;
  const levels = profile.levels.map((l) => ({ value: l.id, label: say.words(l.name) }));
  return (
    <>
      <div className="level-switch">
        {levels.length <= 3 ? (
          <SegmentedControl
            fullWidth
            size="xs"
            data={levels}
            value={level ?? ''}
            aria-label={say.t('level.inHand')}
            onChange={(id) => editor.setLevel(id)}
          />
        ) : (
          <Select
            size="xs"
            data={levels}
            value={level}
            allowDeselect={false}
            aria-label={say.t('level.inHand')}
            leftSectionWidth={68}
            leftSection={<span className="quiet">{say.t('level.short')}</span>}
            onChange={(id) => id && editor.setLevel(id)}
          />
        )}
      </div>
      <div className="scroll" ref={list} role="tree" aria-label={say.t('drawer.tree')} aria-multiselectable>
        <div style={{ height: rows.length * ROW_PX, position: 'relative' }}>
          <div style={{ position: 'absolute', insetInline: 0, top: visible.from * ROW_PX }}>
            {rows.slice(visible.from, visible.to).map((row) => (
              <TreeRow
                key={row.grid.id}
                row={row}
                selected={selection.has(row.grid.id)}
                onTwist={() => twist(row.grid.id)}
                onChoose={(add) => {
                  editor.setLevel(row.grid.level);
                  editor.select(add ? [...selection, row.grid.id] : [row.grid.id]);
                }}
                onShow={() => {
                  const box = boxOfGrid(division, row.grid.id);
                  if (box) map.current.zoomTo(box);
                }}
              />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}
