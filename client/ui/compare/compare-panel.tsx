import { CloseButton } from '@mantine/core';
import type { ComparedGrid } from '../../../domain/contract/compare.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { reasonOf } from '../data/api.ts';
import { usePlans } from '../data/use-plans.ts';
import { useEditorState } from '../shell/editor-context.ts';
import { useScreen } from '../shell/screen-store.ts';
import { ComparedGrids } from './compared-grids.tsx';
import { useComparison } from './use-comparison.ts';
import './compare.css';

const LISTED = 100;

/** What differs from the other plan in numbers and names; the borders themselves are on the map. */
export function ComparePanel() {
  const say = useSay();
  const other = useScreen((s) => s.compareWith);
  const compare = useScreen((s) => s.compare);
  const plan = useEditorState((s) => s.plan?.id ?? null);
  const level = useEditorState((s) => s.level);
  const plans = usePlans().data;
  const comparison = useComparison();
  if (other === null || plan === null || plan === other) return null;
  const { data, error } = comparison;
  const moved = data?.households.moved.filter((m) => m.level === level) ?? [];
  const households = moved.reduce((sum, m) => sum + m.households, 0);
  const buildings = moved.reduce((sum, m) => sum + m.buildings, 0);
  const nameOf = (grid: ComparedGrid | null) => grid?.name || grid?.code || say.t('compare.nowhere');
  return (
    <section className="compare-panel" aria-label={say.t('compare.start')}>
      <h2>
        {say.t('compare.title', { name: plans?.find((p) => p.id === other)?.name ?? '' })}
        <CloseButton size="sm" aria-label={say.t('compare.leave')} onClick={() => compare(null)} />
      </h2>
      {error && <p className="compare-error">{reasonText(reasonOf(error), say)}</p>}
      {data && (
        <div className="compare-body">
          <p className="number">
            {buildings === 0
              ? say.t('compare.nothingMoved')
              : say.t('compare.movedTotal', {
                  households: say.number(households),
                  buildings: say.number(buildings),
                })}
          </p>
          {moved.length > 0 && (
            <ul>
              {moved.slice(0, LISTED).map((m) => (
                <li key={`${m.from?.id}>${m.to?.id}`}>
                  <span className="ellipsis">
                    {nameOf(m.from)} → {nameOf(m.to)}
                  </span>
                  <span className="number">{say.householdsShort(m.households)}</span>
                </li>
              ))}
            </ul>
          )}
          <ComparedGrids title={say.t('compare.added')} grids={data.grids.added} />
          <ComparedGrids title={say.t('compare.removed')} grids={data.grids.removed} />
          <ComparedGrids title={say.t('compare.changed')} grids={data.grids.changed.map((c) => c.grid)} />
          <ComparedGrids title={say.t('compare.born')} grids={data.codes.born} coded />
          <ComparedGrids title={say.t('compare.retired')} grids={data.codes.retired} coded />
        </div>
      )}
    </section>
  );
}
