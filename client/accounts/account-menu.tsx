import { Menu } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useSay } from '../i18n/use-say.ts';
import { useEditorState } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';
import { SignedInMenu } from './signed-in-menu.tsx';

/** Who is signed in at planning; the accounts for whoever may see them; the way out. */
export function AccountMenu() {
  const say = useSay();
  const account = useEditorState((s) => s.account);
  const open = useScreen((s) => s.open);
  if (!account) return null;
  return (
    <SignedInMenu account={account}>
      {account.role === 'admin' && (
        <Menu.Item leftSection={<IconUsers size={16} />} onClick={() => open('accounts')}>
          {say.t('account.all')}
        </Menu.Item>
      )}
    </SignedInMenu>
  );
}
