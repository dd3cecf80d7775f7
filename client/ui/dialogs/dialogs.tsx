import { AccountsDialog } from '../../accounts/accounts-dialog.tsx';
import { ExportDialog } from '../../exchange/export-dialog.tsx';
import { useEditorState } from '../shell/editor-context.ts';
import { useScreen } from '../shell/screen-store.ts';
import { ConflictsDialog } from './conflicts-dialog.tsx';
import { NewPlanDialog } from './new-plan-dialog.tsx';
import { StatusDialog } from './status-dialog.tsx';

/** The dialog that is open; a file that comes in has its panel beside the map instead. */
export function Dialogs() {
  const dialog = useScreen((s) => s.dialog);
  const close = useScreen((s) => s.close);
  const own = useEditorState((s) => s.account?.name ?? '');
  switch (dialog) {
    case 'new-plan':
      return <NewPlanDialog />;
    case 'status':
      return <StatusDialog />;
    case 'conflicts':
      return <ConflictsDialog />;
    case 'accounts':
      return <AccountsDialog own={own} close={close} />;
    case 'export':
      return <ExportDialog />;
    default:
      return null;
  }
}
