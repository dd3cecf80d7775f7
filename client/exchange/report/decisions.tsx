import type { LngLat } from '../../../domain/contract/geometry.ts';
import { useSay } from '../../i18n/use-say.ts';
import type { Decision } from '../flow/decisions.ts';
import type { Answering } from './answering.ts';
import { ShowPlace } from './show-place.tsx';

/** What has been decided and read: each can be taken back. */
export function Decisions({
  decisions,
  nameOf,
  onUndo,
}: {
  readonly decisions: readonly Decision[];
  readonly nameOf: Answering['nameOf'];
  readonly onUndo: (at: LngLat) => void;
}) {
  const say = useSay();
  if (decisions.length === 0) return null;
  return (
    <>
      <h4>{say.t('import.problem.decisions')}</h4>
      <ul className="import-list">
        {decisions.map(({ at, to }) => (
          <li key={`${at}`} data-decision>
            <p className="report-reason">
              <span>
                {to === null
                  ? say.t('import.problem.leave')
                  : say.t('import.problem.giveTo', { name: nameOf(to) })}
              </span>
              <span className="import-actions">
                <ShowPlace at={at} />
                <button type="button" className="import-link" onClick={() => onUndo(at)}>
                  {say.t('import.problem.undo')}
                </button>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
