import { IconLock } from '@tabler/icons-react';
import { useMemo } from 'react';
import { NOTHING } from '../../../domain/balance/count.ts';
import { deviation } from '../../../domain/balance/target.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { areaM2 } from '../../../domain/geometry/measure.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import { editRefusal } from '../../editor/permission.ts';
import { areaText } from '../../i18n/area-text.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState, useProfile } from '../shell/editor-context.ts';
import { gridName } from '../shell/grid-name.ts';
import { BoardWay } from './board-way.tsx';
import { CodeHistory } from './code-history.tsx';
import { FourSidesText } from './four-sides-text.tsx';
import { GridFields } from './grid-fields.tsx';
import { HouseholdBar } from './household-bar.tsx';
import { TeamEditor } from './team-editor.tsx';

/** One grid: what it holds against its target, what it is, who looks after it, where it came from. */
export function GridInspector({ id }: { readonly id: GridId }) {
  const editor = useEditor();
  const profile = useProfile();
  const say = useSay();
  const division = useEditorState((s) => s.plan!.division);
  useEditorState((s) => s.plan!.status);
  const grid = division.tree.grids.get(id);
  const polygons = useMemo(
    () =>
      grid?.shape ??
      leavesUnder(division.tree, id)
        .map((leaf) => division.coverage.leaves.get(leaf)?.polygon)
        .filter((polygon) => polygon !== undefined),
    [division, grid, id],
  );
  const area = useMemo(() => areaM2(polygons), [polygons]);
  if (!grid) return null;
  const level = division.levels.find((l) => l.id === grid.level)!;
  const count = division.counts.get(id) ?? NOTHING;
  const off = deviation(count, grid, level);
  const parent = grid.parentId === null ? undefined : division.tree.grids.get(grid.parentId);
  const levelName = profile.levels.find((l) => l.id === grid.level)!.name;
  const closed = editRefusal(editor.store.getState(), { kind: 'describe', set: { name: '' } });
  // A grid of a level that does not tile is in no sum.
  const counted = grid.shape === null;
  const children = division.tree.children.get(id)?.length ?? 0;
  return (
    <>
      <p className="inspector-path ellipsis">
        {[say.words(levelName), parent && gridName(parent, say)].filter(Boolean).join(' · ')}
      </p>
      <h2 className="inspector-title">
        {grid.locked && <IconLock size={18} className="lock-sign" aria-label={say.t('inspector.locked')} />}
        {gridName(grid, say)}
      </h2>
      <div className="inspector-households">
        {counted && <strong className="number">{say.households(count.households)}</strong>}
        {off && (
          <span className="quiet number">
            {say.t('inspector.target', { n: say.number(off.band.target) })}
          </span>
        )}
        {off && (
          <span className="inspector-off number" data-side={off.side}>
            {off.side === 'in'
              ? say.t('deviation.in')
              : say.t(`deviation.${off.side}By`, {
                  n: say.number(
                    Math.abs(Math.round(off.value - (off.side === 'over' ? off.band.high : off.band.low))),
                  ),
                })}
          </span>
        )}
      </div>
      {off && <HouseholdBar off={off} />}
      {count.estimated && <p className="read-only">{say.t('inspector.estimated')}</p>}
      <dl className="facts number">
        <dt>{say.t('inspector.code')}</dt>
        <dd>{grid.code ?? say.t('inspector.noCode')}</dd>
        <dt>{say.t('inspector.area')}</dt>
        <dd>{areaText(area, say)}</dd>
        {counted && (
          <>
            <dt>{say.t('inspector.persons')}</dt>
            <dd>{say.number(count.persons)}</dd>
            <dt>{say.t('inspector.buildings')}</dt>
            <dd>{say.number(count.buildings)}</dd>
          </>
        )}
        {children > 0 && (
          <>
            <dt>{say.t('inspector.children')}</dt>
            <dd>{say.number(children)}</dd>
          </>
        )}
      </dl>
      {!grid.unassigned && <BoardWay ids={[id]} />}
      {!grid.unassigned && <FourSidesText id={id} readOnly={closed !== null} />}
      {closed ? (
        <p className="read-only">{reasonText(closed, say)}</p>
      ) : (
        !grid.unassigned && <GridFields grid={grid} />
      )}
      {!grid.unassigned && <TeamEditor grid={grid} level={level} readOnly={closed !== null} />}
      <CodeHistory grid={grid} />
    </>
  );
}
