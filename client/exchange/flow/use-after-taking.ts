import type { ImportReport } from '../../../domain/contract/exchange.ts';
import { useEditor } from '../../ui/shell/editor-context.ts';
import { useScreen } from '../../ui/shell/screen-store.ts';
import { useImportSession } from './import-session.ts';

/** What follows once a file has been taken: its plan opens, and where that was asked for the file is read as teams. */
export function useAfterTaking(): (report: ImportReport) => Promise<void> {
  const editor = useEditor();
  const close = useScreen((s) => s.close);
  return async ({ plan: made, columns }) => {
    const { files, form, thenTeams, end, choose, start, answer } = useImportSession.getState();
    const opened = made ?? editor.store.getState().plan?.id;
    end();
    if (thenTeams && form) {
      choose(files);
      start({ ...form, as: 'teams', how: 'new' });
      // By what the grids were read as, their teams find them again.
      const grid =
        columns.find(({ field }) => field === 'code') ?? columns.find(({ field }) => field === 'name');
      if (grid) answer({ columns: { grid: grid.name } });
    } else close();
    if (opened) await editor.openPlan(opened);
  };
}
