import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useImportSession } from './import-session.ts';
import { useImportView } from './import-view.ts';
import { leaveJob } from './leave-job.ts';

/** Takes files in hand; what was read of others is left for good. */
export function useChooseFiles(): (files: readonly File[]) => void {
  const queries = useQueryClient();
  return useCallback(
    (files) => {
      const { sent, choose } = useImportSession.getState();
      if (sent) leaveJob(queries, sent.job);
      useImportView.getState().clear();
      choose(files);
    },
    [queries],
  );
}
