import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconLogout, IconUser, IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useSay } from '../i18n/use-say.ts';
import { answered, api } from '../ui/data/api.ts';
import { useEditorState } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';

/** Who is signed in; the accounts for whoever may see them; the way out. */
export function AccountMenu() {
  const say = useSay();
  const queries = useQueryClient();
  const account = useEditorState((s) => s.account);
  const open = useScreen((s) => s.open);
  if (!account) return null;
  const leave = async () => {
    await queries.cancelQueries();
    await answered(api.signOut());
    // A new page takes all that is in memory away. Anything closed before it would be drawn anew, and ask in vain.
    location.assign('/');
  };
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <Tooltip label={`${account.name} · ${say.t(`role.${account.role}`)}`}>
          <ActionIcon size={32} aria-label={say.t('account.menu')}>
            <IconUser size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {account.name} · {say.t(`role.${account.role}`)}
        </Menu.Label>
        {account.role === 'admin' && (
          <Menu.Item leftSection={<IconUsers size={16} />} onClick={() => open('accounts')}>
            {say.t('account.all')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {say.t('account.leave')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
