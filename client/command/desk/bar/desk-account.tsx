import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconKey, IconLogout, IconSettings, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useSay } from '../../../i18n/use-say.ts';
import { answered, api } from '../../../ui/data/api.ts';
import { useDeskPlace, useMayChange } from '../desk-context.ts';
import { useDesk } from '../desk-store.ts';

/** Who is signed in; the office's settings and the feeds' keys for whoever may see them; the way out. */
export function DeskAccount() {
  const say = useSay();
  const queries = useQueryClient();
  const { account, store } = useDeskPlace();
  const mayChange = useMayChange();
  const open = useDesk((s) => s.openDialog);
  const leave = async () => {
    store.stop();
    await queries.cancelQueries();
    await answered(api.signOut());
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
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {say.t('account.leave')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
