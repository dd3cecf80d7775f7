import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useJob } from '../../exchange/use-job.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered, api } from '../data/api.ts';
import { DialogError } from '../dialogs/dialog-error.tsx';

/** An invented town to look at, for whoever has no files at hand; the plan that comes of it opens by itself. */
export function Demonstration() {
  const say = useSay();
  const queries = useQueryClient();
  const [job, setJob] = useState<string | null>(null);
  const state = useJob(job, 'read', () => void queries.invalidateQueries());
  const make = useMutation({
    mutationFn: () => answered(api.startDemonstration()),
    onSuccess: (started) => setJob(started.job),
  });
  const failed = state.data?.reason;
  const busy = make.isPending || (job !== null && !failed && !state.error);
  return (
    <div className="start-demonstration">
      <p className="quiet">{say.t(busy ? 'start.demonstrationRuns' : 'start.demonstration')}</p>
      <Button size="compact-sm" variant="default" loading={busy} onClick={() => make.mutate()}>
        {say.t('start.demonstrationStart')}
      </Button>
      {failed && (
        <p className="sign-in-error" role="alert">
          {reasonText(failed, say)}
        </p>
      )}
      <DialogError error={make.error ?? state.error} />
    </div>
  );
}
