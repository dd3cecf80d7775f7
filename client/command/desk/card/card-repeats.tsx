import { Button } from '@mantine/core';
import type { CaseDetail, WireCase } from '../../../../domain/contract/case.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { timeText } from '../../words/time-text.ts';
import { CardSection } from './card-section.tsx';
import { useChange } from './use-case.ts';

/**
 * Cases told again: which one this is told again of, or may be (to be said by a person), and those that are told again
 * of this one.
 */
export function CardRepeats({
  detail,
  known,
  at,
  mayChange,
  onShow,
}: {
  readonly detail: CaseDetail;
  /** A case that is on the screen, by its id. */
  readonly known: (id: string) => WireCase | undefined;
  readonly at: number;
  readonly mayChange: boolean;
  readonly onShow: (id: string) => void;
}) {
  const say = useSay();
  const change = useChange();
  const { id, repeatOf, likelyOf, history } = detail.case;
  const proposed = repeatOf === null ? likelyOf : null;
  const linked = detail.repeats.filter((other) => other.repeatOf === id);
  const likely = detail.repeats.filter((other) => other.repeatOf === null && other.likelyOf === id);
  if (repeatOf === null && proposed === null && linked.length + likely.length === 0) return null;
  const set = (of: string, to: string | null, base?: number) =>
    change.mutate({ id: of, body: { repeatOf: to, ...(base === undefined ? {} : { base }) } });
  const named = (other: string) => detail.repeats.find((r) => r.id === other) ?? known(other);
  return (
    <CardSection name="repeats" title={say.t('card.repeats')}>
      {repeatOf !== null && (
        <div className="card-repeat">
          <p>{say.t('card.repeatOf')}</p>
          <Other id={repeatOf} of={named(repeatOf)} at={at} onShow={onShow} />
          {mayChange && (
            <Button size="compact-xs" variant="default" onClick={() => set(id, null, history)}>
              {say.t('card.unlink')}
            </Button>
          )}
        </div>
      )}
      {proposed !== null && (
        <div className="card-repeat" data-proposed>
          <p>{say.t('card.likelyOf')}</p>
          <Other id={proposed} of={named(proposed)} at={at} onShow={onShow} />
          {mayChange && (
            <span className="card-repeat-do">
              <Button size="compact-xs" onClick={() => set(id, proposed, history)}>
                {say.t('card.same')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => set(id, null, history)}>
                {say.t('card.notSame')}
              </Button>
            </span>
          )}
        </div>
      )}
      {[...linked, ...likely].map((other) => (
        <div key={other.id} className="card-repeat" data-proposed={other.repeatOf === null || undefined}>
          <p className="quiet">{say.t(other.repeatOf === id ? 'card.toldAgain' : 'card.maybeToldAgain')}</p>
          <Other id={other.id} of={other} at={at} onShow={onShow} />
          {mayChange && (
            <span className="card-repeat-do">
              {other.repeatOf === null && (
                <Button size="compact-xs" onClick={() => set(other.id, id, other.history)}>
                  {say.t('card.same')}
                </Button>
              )}
              <Button size="compact-xs" variant="default" onClick={() => set(other.id, null, other.history)}>
                {say.t(other.repeatOf === id ? 'card.unlink' : 'card.notSame')}
              </Button>
            </span>
          )}
        </div>
      ))}
      <DialogError error={change.error} />
    </CardSection>
  );
}

function Other({
  id,
  of,
  at,
  onShow,
}: {
  readonly id: string;
  readonly of: WireCase | undefined;
  readonly at: number;
  readonly onShow: (id: string) => void;
}) {
  const say = useSay();
  return (
    <button type="button" className="card-other" onClick={() => onShow(id)}>
      <span className="ellipsis">{of?.title || say.t('card.otherCase')}</span>
      {of && <span className="number quiet">{timeText(of.occurredAt, at, say)}</span>}
    </button>
  );
}
