import { Menu } from '@mantine/core';
import { IconKey, IconSettings } from '@tabler/icons-react';
import { SignedInMenu } from '../../../accounts/signed-in-menu.tsx';
import { useSay } from '../../../i18n/use-say.ts';
import { useDeskPlace, useMayChange } from '../desk-context.ts';
import { useDesk } from '../desk-store.ts';

/** Who is signed in at the desk; the office's settings and the feeds' keys for whoever may see them; the way out. */
export function DeskAccount() {
  const say = useSay();
  const { account, store } = useDeskPlace();
  const mayChange = useMayChange();
  const open = useDesk((s) => s.openDialog);
  return (
    <SignedInMenu account={account} onLeave={() => store.stop()}>
      {mayChange && (
        <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => open('settings')}>
          {say.t('office.title')}
        </Menu.Item>
      )}
      {account.role === 'admin' && (
        <Menu.Item leftSection={<IconKey size={16} />} onClick={() => open('accounts')}>
          {say.t('keys.title')}
        </Menu.Item>
      )}
    </SignedInMenu>
  );
}
