import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSay } from '../../i18n/use-say.ts';
import { answered, api } from '../../ui/data/api.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';

const STEPS = new Set(['waiting', 'reading', 'lines', 'parts', 'dividing', 'assembling', 'storing']);

/** How far a draft is, in words and as a bar; it can be stopped at any moment. */
export function DraftProgress({
  job,
  progress,
  step,
}: {
  readonly job: string;
  readonly progress: number;
  readonly step: string;
}) {
  const say = useSay();
  const cancel = useMutation({ mutationFn: () => answered(api.cancelJob(job)) });
  const text = say.t(`draftStep.${STEPS.has(step) ? step : 'working'}`);
  return (
    <div className="draft-progress">
      <DialogError error={cancel.error} />
      <div className="draft-progress-text">
        <span aria-live="polite">{text}</span>
        <span className="number">{say.number(Math.round(progress * 100))}%</span>
      </div>
      <Progress value={progress * 100} animated aria-label={text} />
      <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {say.t('draft.cancel')}
      </Button>
    </div>
  );
}
