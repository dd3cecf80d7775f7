import { useStore } from 'zustand';
import type { GridId } from '../../../../domain/coverage/types.ts';
import type { LoadedPlan } from '../../../editor/ports.ts';
import { useSay } from '../../../i18n/use-say.ts';
import type { Picture } from '../picture.ts';
import { signed } from '../pointer/pointer-words.tsx';

const MOST = 60;

/** What a draft's borders make of every grid's load: beside what it is in force, those that change most first. */
export function DraftLoads({
  picture,
  inForce,
  draft,
  onPoint,
}: {
  readonly picture: Picture;
  readonly inForce: LoadedPlan | null;
  readonly draft: LoadedPlan;
  readonly onPoint: (grid: GridId) => void;
}) {
  const say = useSay();
  const changes = useStore(picture.facts, (facts) => facts.changes);
  const outside = useStore(picture.facts, (facts) => facts.loads?.outside ?? 0);
  const nameOf = (id: GridId) => {
    const grid = draft.division.tree.grids.get(id) ?? inForce?.division.tree.grids.get(id);
    return grid?.name || grid?.code || id;
  };
  const moved = changes?.filter(
    ({ change, inForce: was, other }) => change !== 0 || was === null || other === null,
  );
  return (
    <section className="draft-loads" aria-label={say.t('caseMap.draftTitle', { name: draft.name })}>
      <h2>{say.t('caseMap.draftTitle', { name: draft.name })}</h2>
      {moved && moved.length === 0 && <p className="case-legend-note">{say.t('caseMap.draftSame')}</p>}
      {moved && moved.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{say.t('caseMap.grid')}</th>
              <th>{say.t('caseMap.inForceShort')}</th>
              <th>{say.t('caseMap.draftShort')}</th>
              <th>{say.t('caseMap.changeShort')}</th>
            </tr>
          </thead>
          <tbody>
            {moved.slice(0, MOST).map(({ grid, inForce: was, other, change }) => (
              <tr key={grid} data-grid={grid}>
                <td>
                  <button
                    type="button"
                    className="draft-loads-name"
                    disabled={other === null}
                    onClick={() => onPoint(grid)}
                  >
                    {nameOf(grid)}
                  </button>
                </td>
                <td className="number">{was === null ? '–' : say.number(was)}</td>
                <td className="number">{other === null ? '–' : say.number(other)}</td>
                <td className="number">{signed(change, say)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {moved && moved.length > MOST && (
        <p className="case-legend-note">{say.t('caseMap.more', { n: say.number(moved.length - MOST) })}</p>
      )}
      {outside > 0 && (
        <p className="case-legend-note">
          {say.t('caseMap.outside', { count: outside, n: say.number(outside) })}
        </p>
      )}
    </section>
  );
}
