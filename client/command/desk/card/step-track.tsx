import { Tooltip } from '@mantine/core';
import type { CaseDetail } from '../../../../domain/contract/case.ts';
import type { CaseFlow } from '../../../../domain/deployment/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { timeText } from '../../words/time-text.ts';

/** The profile's own steps in its own order, those that are taken, and when. Where they are ways to end, the one that was. */
export function StepTrack({
  flow,
  detail,
  at,
}: {
  readonly flow: CaseFlow;
  readonly detail: CaseDetail;
  readonly at: number;
}) {
  const say = useSay();
  const taken = new Map<string, string>();
  for (const entry of detail.entries)
    if (entry.step !== undefined && entry.kind === 'step') taken.set(entry.step, entry.at);
  const last = flow.steps.findIndex(({ id }) => id === detail.case.step);
  return (
    <ol className="step-track" data-flow={flow.flow} aria-label={say.t('card.track')}>
      {flow.steps.map((step, i) => {
        const reported = flow.flow === 'sequence' && i === 0 && step.covers.includes('reported');
        const done =
          flow.flow === 'alternatives' ? step.id === detail.case.step : reported || (last >= 0 && i <= last);
        const when = taken.get(step.id) ?? (reported ? detail.case.reportedAt : undefined);
        const now = done && (i === last || (last < 0 && reported));
        return (
          <Tooltip
            key={step.id}
            label={
              done
                ? `${say.words(step.name)}${when ? ` · ${timeText(when, at, say)}` : ''}`
                : say.t('card.notYet', { step: say.words(step.name) })
            }
          >
            <li data-done={done} data-now={now} aria-current={now ? 'step' : undefined}>
              <i aria-hidden />
              <span>{say.words(step.name)}</span>
            </li>
          </Tooltip>
        );
      })}
    </ol>
  );
}
