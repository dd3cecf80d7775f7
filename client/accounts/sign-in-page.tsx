import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { reasonText } from '../i18n/reason-text.ts';
import { useSay } from '../i18n/use-say.ts';
import { answered, api, reasonOf } from '../ui/data/api.ts';
import mark from '../ui/mark.svg';
import { LanguageSwitch } from '../ui/shell/language-switch.tsx';
import { SchemeSwitch } from '../ui/shell/scheme-switch.tsx';
import { SESSION_KEY } from './session-key.ts';
import './sign-in-page.css';

/** Name and password; the link that the server prints at its start needs neither. */
export function SignInPage() {
  const say = useSay();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => answered(api.signIn({ name, password })),
    onSuccess: (session) => queries.setQueryData(SESSION_KEY, session),
  });
  const reason = signIn.error ? reasonOf(signIn.error) : null;
  return (
    <div className="sign-in">
      <div className="sign-in-corner">
        <LanguageSwitch />
        <SchemeSwitch />
      </div>
      <form
        className="sign-in-card"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <img src={mark} alt="" width={40} height={40} />
        <h1>Tessera</h1>
        <p className="quiet">{say.t('signIn.what')}</p>
        <TextInput
          label={say.t('signIn.name')}
          name="username"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={say.t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': say.t('signIn.showPassword') }}
        />
        {reason && (
          <p className="sign-in-error" role="alert">
            {reasonText(reason, say)}
          </p>
        )}
        <Button type="submit" fullWidth loading={signIn.isPending}>
          {say.t('signIn.enter')}
        </Button>
        <p className="quiet sign-in-hint">{say.t('signIn.link')}</p>
      </form>
    </div>
  );
}
