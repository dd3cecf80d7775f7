import { Button, Modal, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountChange, Role } from '../../domain/contract/account.ts';
import { useSay } from '../i18n/use-say.ts';
import { answered, api } from '../ui/data/api.ts';
import { DialogError } from '../ui/dialogs/dialog-error.tsx';
import { FeedKey } from './feed-key.tsx';
import '../ui/dialogs/dialogs.css';

const KEY = ['accounts'];
const ROLES: readonly Role[] = ['viewer', 'reporter', 'commander', 'planner', 'approver', 'admin'];

/** Who may sign in, and as what. One's own account is changed by another administrator. */
export function AccountsDialog({ own, close }: { readonly own: string; readonly close: () => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const accounts = useQuery({ queryKey: KEY, queryFn: async () => (await answered(api.accounts())).items });
  const refresh = () => queries.invalidateQueries({ queryKey: KEY });
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<Role>('planner');
  const create = useMutation({
    mutationFn: () => answered(api.createAccount({ name: name.trim(), password, role })),
    onSuccess: () => {
      setName('');
      setPassword('');
      return refresh();
    },
  });
  const change = useMutation({
    mutationFn: ({ who, set }: { who: string; set: AccountChange }) => answered(api.changeAccount(who, set)),
    onSuccess: refresh,
  });
  const roles = ROLES.map((id) => ({ value: id, label: say.t(`role.${id}`) }));
  return (
    <Modal
      opened
      size="lg"
      onClose={close}
      title={say.t('account.all')}
      closeButtonProps={{ 'aria-label': say.t('action.close') }}
    >
      <table className="dialog-table">
        <thead>
          <tr>
            <th>{say.t('account.name')}</th>
            <th>{say.t('account.role')}</th>
            <th>{say.t('account.active')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.data?.map((account) => (
            <tr key={account.name}>
              <td>{account.name}</td>
              <td>
                <Select
                  size="xs"
                  aria-label={say.t('account.role')}
                  data={roles}
                  value={account.role}
                  allowDeselect={false}
                  disabled={account.name === own}
                  onChange={(to) => to && change.mutate({ who: account.name, set: { role: to as Role } })}
                />
              </td>
              <td>
                <Switch
                  size="xs"
                  aria-label={say.t('account.active')}
                  checked={account.active}
                  disabled={account.name === own}
                  onChange={(event) =>
                    change.mutate({ who: account.name, set: { active: event.currentTarget.checked } })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <DialogError error={accounts.error ?? change.error} />
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput
          size="xs"
          label={say.t('account.name')}
          autoComplete="off"
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          size="xs"
          label={say.t('account.password')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={8}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': say.t('signIn.showPassword') }}
        />
        <Select
          size="xs"
          label={say.t('account.role')}
          data={roles}
          value={role}
          allowDeselect={false}
          onChange={(to) => to && setRole(to as Role)}
        />
        <Button
          size="xs"
          type="submit"
          loading={create.isPending}
          disabled={name.trim() === '' || password.length < 8}
        >
          {say.t('account.add')}
        </Button>
      </form>
      <DialogError error={create.error} />
      <FeedKey />
    </Modal>
  );
}
