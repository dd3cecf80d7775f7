import { AccountsDialog } from '../../accounts/accounts-dialog.tsx';
import { useDeskPlace } from './desk-context.ts';
import { useDesk } from './desk-store.ts';
import { OfficeDialog } from './settings/office-dialog.tsx';

/** The dialog that is open on the desk. */
export function DeskDialogs() {
  const { account } = useDeskPlace();
  const dialog = useDesk((s) => s.dialog);
  const close = () => useDesk.getState().openDialog(null);
  if (dialog === 'settings') return <OfficeDialog close={close} />;
  if (dialog === 'accounts') return <AccountsDialog own={account.name} close={close} />;
  return null;
}
