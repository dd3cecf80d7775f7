import { useCallback } from 'react';
import { api } from '../../ui/data/api.ts';
import { useImportSession } from './import-session.ts';
import { useImportView } from './import-view.ts';

/** Takes files in hand; what was read of others is left for good. */
export function useChooseFiles(): (files: readonly File[]) => void {
  return useCallback((files) => {
    const { sent, choose } = useImportSession.getState();
    if (sent) void api.cancelJob(sent.job);
    useImportView.getState().clear();
    choose(files);
  }, []);
}
