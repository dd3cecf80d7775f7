import { Button, Tooltip } from '@mantine/core';
import type { CaseDetail, PossibleStep } from '../../../../domain/contract/case.ts';
import type { CaseFlow } from '../../../../domain/deployment/types.ts';
import { reasonText } from '../../../i18n/reason-text.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { stepName } from '../../words/step-name.ts';
import { useDesk } from '../desk-store.ts';
import { CardSection } from './card-section.tsx';
import type { Receiver } from './receivers.ts';
import { StepFormPart } from './step-form.tsx';
import { openForm } from './step-form-state.ts';

/** What can be done with the case now, each with its form; what can not, and why. */
export function CardSteps({
  detail,
  flow,
  receivers,
  receiverName,
  at,
}: {
  readonly detail: CaseDetail;
  readonly flow: CaseFlow;
  readonly receivers: readonly Receiver[];
  readonly receiverName: (id: string) => string;
  readonly at: number;
}) {
  const say = useSay();
  const { id, history } = detail.case;
  const form = useDesk((s) => s.forms[id]);
  const fill = useDesk((s) => s.fillForm);
  const open = detail.possible.filter(({ why }) => why === undefined);
  const barred = detail.possible.filter(({ why }) => why !== undefined);
  const toggle = (step: PossibleStep) =>
    fill(id, form?.step === step.step ? null : openForm(step.step, history, form));
  const isOwn = (step: string) => flow.steps.some((s) => s.id === step);
  return (
    <CardSection name="steps" title={say.t('card.steps')}>
      <div className="card-step-buttons">
        {open.map((step) => (
          <Button
            key={step.step}
            size="compact-sm"
            variant={form?.step === step.step ? 'filled' : isOwn(step.step) ? 'light' : 'default'}
            aria-pressed={form?.step === step.step}
            data-step={step.step}
            onClick={() => toggle(step)}
          >
            {stepName(flow, step.step, say)}
          </Button>
        ))}
        {barred.map((step) => {
          const why = reasonText({ code: step.why!, params: {} }, say);
          return (
            <Tooltip key={step.step} label={why} multiline maw={280}>
              <Button
                size="compact-sm"
                variant="default"
                data-step={step.step}
                data-disabled
                aria-disabled
                aria-label={`${stepName(flow, step.step, say)}: ${why}`}
                onClick={(event) => event.preventDefault()}
              >
                {stepName(flow, step.step, say)}
              </Button>
            </Tooltip>
          );
        })}
        {detail.possible.length === 0 && <p className="quiet card-none">{say.t('card.noStep')}</p>}
      </div>
      {open.length === 0 && barred.length > 0 && (
        <p className="quiet card-why">{reasonText({ code: barred[0]!.why!, params: {} }, say)}</p>
      )}
      {form && (
        <StepFormPart
          key={form.step}
          form={form}
          possible={detail.possible.find((step) => step.step === form.step)}
          detail={detail}
          flow={flow}
          receivers={receivers}
          receiverName={receiverName}
          at={at}
        />
      )}
    </CardSection>
  );
}
