import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Account } from '../editor/store.ts';
import { useSay } from '../i18n/use-say.ts';
import { answered, api } from '../ui/data/api.ts';

interface SignedInMenuProps {
  readonly account: Account;
  /** What is still at work and would ask in vain; before the way out. */
  readonly onLeave?: () => void;
  /** What a screen offers whoever is signed in, as `Menu.Item`s. */
  readonly children: ReactNode;
}

/** Who is signed in, what a screen offers them, and the way out: the same on every screen. */
export function SignedInMenu({ account, onLeave, children }: SignedInMenuProps) {
  const say = useSay();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const leave = async () => {
    onLeave?.();
    await queries.cancelQueries();
    await answered(api.signOut());
    // A new page takes all that is in memory away. Anything closed before it would be drawn anew, and ask in vain.
    location.assign('/');
  };
  const who = `${account.name} · ${say.t(`role.${account.role}`)}`;
  return (
    <Menu position="bottom-end" width={220} shadow="md" opened={opened} onChange={setOpened}>
      <Menu.Target>
        {/* The open menu says it itself. */}
        <Tooltip label={who} disabled={opened}>
          <ActionIcon size={32} aria-label={say.t('account.menu')}>
            <IconUser size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{who}</Menu.Label>
        {children}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {say.t('account.leave')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
