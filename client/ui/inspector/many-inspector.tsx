import { Button, Select } from '@mantine/core';
import { useMemo } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import { availabilityText } from '../../i18n/availability-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState, useProfile } from '../shell/editor-context.ts';
import { gridName } from '../shell/grid-name.ts';
import { BoardWay } from './board-way.tsx';

const LISTED = 40;

/** Several grids: what they hold together, what can be set on all, and merging them. */
export function ManyInspector({ ids }: { readonly ids: ReadonlySet<GridId> }) {
  const editor = useEditor();
  const profile = useProfile();
  const say = useSay();
  const division = useEditorState((s) => s.plan!.division);
  const grids = useMemo(
    () => [...ids].map((id) => division.tree.grids.get(id)).filter((grid) => grid !== undefined),
    [ids, division],
  );
  const households = grids.reduce((sum, grid) => sum + (division.counts.get(grid.id)?.households ?? 0), 0);
  const common = (of: (grid: (typeof grids)[number]) => string | null) => {
    const values = new Set(grids.map(of));
    return values.size === 1 ? ([...values][0] ?? null) : null;
  };
  const merge = editor.commands.get('merge')!;
  const state = merge.state();
  return (
    <>
      <p className="inspector-path">{say.t('inspector.selected')}</p>
      <h2 className="inspector-title">{say.t('inspector.many', { n: say.number(grids.length) })}</h2>
      <div className="inspector-households">
        <strong className="number">{say.households(households)}</strong>
        <span className="quiet number">
          {say.t('inspector.mean', { n: say.number(Math.round(households / Math.max(1, grids.length))) })}
        </span>
      </div>
      <div className="inspector-fields">
        <Select
          size="xs"
          label={say.t('inspector.type')}
          placeholder={say.t('inspector.mixed')}
          data={profile.types.map((type) => ({
            value: type.id,
            label: `${type.letter} ${say.words(type.name)}`,
          }))}
          value={common((grid) => grid.type)}
          onChange={(type) => editor.describe({ type })}
        />
        <Select
          size="xs"
          label={say.t('inspector.risk')}
          placeholder={say.t('inspector.mixed')}
          data={profile.risks.map((risk) => ({ value: risk.id, label: say.words(risk.name) }))}
          value={common((grid) => grid.risk)}
          onChange={(risk) => editor.describe({ risk })}
        />
      </div>
      <div className="inspector-actions">
        <BoardWay ids={grids.filter(({ unassigned }) => !unassigned).map(({ id }) => id)} />
        <Button size="compact-sm" disabled={!state.available} onClick={() => merge.run()}>
          {say.t('command.merge.label')}
        </Button>
      </div>
      {!state.available && <p className="read-only">{availabilityText(state, say)}</p>}
      <ul className="lineage inspector-part">
        {grids.slice(0, LISTED).map((grid) => (
          <li key={grid.id}>
            <span className="ellipsis">{gridName(grid, say)}</span>
            <span className="quiet number">
              {say.households(division.counts.get(grid.id)?.households ?? 0)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
