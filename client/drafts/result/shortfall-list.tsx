import type { WireProposalVariant } from '../../../domain/contract/proposal.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useProfile } from '../../ui/shell/editor-context.ts';
import { leftOutOfBand } from '../flow/left-out-of-band.ts';
import { shortfallsByLevel } from '../flow/shortfalls-by-level.ts';
import { Fold } from './fold.tsx';
import { ShortfallRows } from './shortfall-rows.tsx';

/**
 * What could not be met, where and why; that of the levels beneath can be seen to later, and is folded. What is out of the band and nobody
 * asked to change is told by its number.
 */
export function ShortfallList({
  variant,
  level,
  measure,
  tolerance,
}: {
  readonly variant: WireProposalVariant;
  readonly level: string;
  readonly measure: 'households' | 'persons';
  readonly tolerance: number;
}) {
  const say = useSay();
  const profile = useProfile();
  const groups = shortfallsByLevel(variant, level, profile.levels);
  const left = leftOutOfBand(variant, level, { measure, tolerance }, profile.levels);
  const nameOf = (id: string) => say.words(profile.levels.find((one) => one.id === id)!.name);
  return (
    <>
      {groups.length === 0 && (left.length === 0 || variant.effort > 0) && (
        <p className="draft-all-met">
          {say.t(left.length === 0 ? 'draft.shortfallsNone' : 'draft.shortfallsNoneAsked')}
        </p>
      )}
      {groups.map(({ level: of, shortfalls }) => {
        const below = profile.levels.find(({ id }) => id === of && id !== level);
        return below ? (
          <div key={of} className="draft-shortfalls" data-level={of}>
            <Fold
              part="shortfalls-below"
              title={say.t('draft.shortfallsBelow', { level: nameOf(of) })}
              count={shortfalls.length}
            >
              <ShortfallRows shortfalls={shortfalls} measure={below.measure} />
            </Fold>
          </div>
        ) : (
          <section key={of} className="draft-part draft-shortfalls" data-level={of}>
            <h3>
              {say.t('draft.shortfalls')}
              <span className="draft-count number">{say.number(shortfalls.length)}</span>
            </h3>
            <ShortfallRows shortfalls={shortfalls} measure={measure} />
          </section>
        );
      })}
      {left.map(({ level: of, count }) => (
        <p key={of} className="draft-left-out" data-level={of}>
          {say.t('draft.leftOut', { level: nameOf(of), count, n: say.number(count) })}
        </p>
      ))}
    </>
  );
}
