import { Alert, Button, MultiSelect, Rating, Select, Textarea, TextInput } from '@mantine/core';
import type { CaseDetail, PossibleStep } from '../../../../domain/contract/case.ts';
import type { CaseFlow } from '../../../../domain/deployment/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { toLocal } from '../../time/china-time.ts';
import { stepName } from '../../words/step-name.ts';
import { useDesk } from '../desk-store.ts';
import { HistoryEntry } from './card-history.tsx';
import type { Receiver } from './receivers.ts';
import { lackOf, type StepForm, stepBody } from './step-form-state.ts';
import { movedOn, useStep } from './use-case.ts';

const HOUR_MS = 3_600_000;
/** What an extension is usually given, in hours. */
const EXTENSIONS_H = [4, 24, 72] as const;

/**
 * The form of a step. Where the case has moved on since the form was opened, it says what has happened, keeps what was
 * typed, and goes on only when the officer says so.
 */
export function StepFormPart({
  form,
  possible,
  detail,
  flow,
  receivers,
  receiverName,
  at,
}: {
  readonly form: StepForm;
  /** Undefined where the step is possible no more. */
  readonly possible: PossibleStep | undefined;
  readonly detail: CaseDetail;
  readonly flow: CaseFlow;
  readonly receivers: readonly Receiver[];
  readonly receiverName: (id: string) => string;
  readonly at: number;
}) {
  const say = useSay();
  const { id, history, dueAt } = detail.case;
  const fill = useDesk((s) => s.fillForm);
  const step = useStep(id, () => fill(id, null));
  const set = (change: Partial<StepForm>) => fill(id, { ...form, ...change });
  const since = detail.entries.filter(({ n }) => n > form.base);
  const changed = history > form.base;
  const can = possible !== undefined && possible.why === undefined;
  const lack = can ? lackOf(form, possible) : null;
  const own = flow.steps.find((s) => s.id === form.step);
  const rates = own !== undefined && own.id === flow.steps.at(-1)?.id;
  const who = possible?.who ?? (['team', 'department'] as const);
  const groups = who.map((kind) => ({
    group: say.t(`card.${kind === 'team' ? 'teams' : 'departments'}`),
    items: receivers.filter((r) => r.kind === kind).map((r) => ({ value: r.id, label: r.name })),
  }));
  const name = stepName(flow, form.step, say);
  return (
    <form
      className="step-form"
      data-form={form.step}
      onSubmit={(event) => {
        event.preventDefault();
        if (can && !changed && lack === null) step.mutate(stepBody(form, possible, rates));
      }}
    >
      {changed && (
        <Alert className="moved-on" color="orange" p="xs" title={say.t('card.movedOn')}>
          <ol className="card-history">
            {since.map((entry) => (
              <HistoryEntry key={entry.n} entry={entry} flow={flow} at={at} receiverName={receiverName} />
            ))}
          </ol>
          <p>{say.t(can ? 'card.movedOnStill' : 'card.movedOnGone', { step: name })}</p>
          {can && (
            <Button size="compact-sm" variant="light" color="orange" onClick={() => set({ base: history })}>
              {say.t('card.goOn')}
            </Button>
          )}
        </Alert>
      )}
      {can && possible.to !== 'none' && (
        <MultiSelect
          size="xs"
          searchable
          hidePickedOptions
          label={say.t(possible.to === 'one' ? 'card.receiver' : 'card.receivers')}
          placeholder={form.to.length === 0 ? say.t('card.choose') : ''}
          nothingFoundMessage={say.t('search.nothing')}
          data={groups.filter(({ items }) => items.length > 0)}
          value={[...form.to]}
          {...(possible.to === 'one' ? { maxValues: 1 } : {})}
          clearButtonProps={{ 'aria-label': say.t('desk.clear') }}
          onChange={(to) => set({ to })}
        />
      )}
      {can && (possible.back?.length ?? 0) > 1 && (
        <Select
          size="xs"
          label={say.t('card.backField')}
          data={possible.back!.map((id) => ({ value: id, label: stepName(flow, id, say) }))}
          value={form.back ?? possible.back!.at(-1)!}
          allowDeselect={false}
          onChange={(back) => set({ back })}
        />
      )}
      {can && possible.needsUntil && (
        <div className="step-until">
          <TextInput
            size="xs"
            type="datetime-local"
            label={say.t('card.untilField')}
            value={form.until}
            onChange={(event) => set({ until: event.currentTarget.value })}
          />
          <div>
            {EXTENSIONS_H.map((hours) => (
              <Button
                key={hours}
                size="compact-xs"
                variant="default"
                onClick={() =>
                  set({
                    until: toLocal(Math.max(at, dueAt === null ? at : Date.parse(dueAt)) + hours * HOUR_MS),
                  })
                }
              >
                {say.t('card.plusHours', { n: hours })}
              </Button>
            ))}
          </div>
        </div>
      )}
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        label={say.t(possible?.needsNote ? 'card.noteNeeded' : 'card.noteField')}
        value={form.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {rates && (
        <div className="step-rating">
          <span>{say.t('card.satisfaction')}</span>
          <Rating
            size="sm"
            value={form.satisfaction ?? 0}
            getSymbolLabel={(n) => say.t('card.satisfied', { n })}
            onChange={(satisfaction) => set({ satisfaction })}
          />
          <span className="quiet">{say.t('card.optional')}</span>
        </div>
      )}
      {step.error && !movedOn(step.error) && <DialogError error={step.error} />}
      <div className="step-actions">
        {lack !== null && (
          <span className="quiet">{say.t(`card.lack.${lack}`, { n: possible?.atLeast ?? 1 })}</span>
        )}
        <Button size="compact-sm" variant="default" onClick={() => fill(id, null)}>
          {say.t('action.cancel')}
        </Button>
        <Button
          size="compact-sm"
          type="submit"
          loading={step.isPending}
          disabled={!can || changed || lack !== null}
        >
          {name}
        </Button>
      </div>
    </form>
  );
}
