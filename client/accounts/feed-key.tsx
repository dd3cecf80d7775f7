import { Button, CopyButton, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewKey } from '../../domain/contract/account.ts';
import { useSay } from '../i18n/use-say.ts';
import { answered, api } from '../ui/data/api.ts';
import { DialogError } from '../ui/dialogs/dialog-error.tsx';
import { FeedKeys, KEYS_KEY } from './feed-keys.tsx';

const DATUMS = ['wgs84', 'gcj02', 'bd09'] as const;

/** Makes a key for a feed that reports cases; it states what its positions are given in, and is shown this once. */
export function FeedKey() {
  const say = useSay();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [datum, setDatum] = useState<(typeof DATUMS)[number]>('wgs84');
  const make = useMutation({
    mutationFn: (body: NewKey) => answered(api.makeKey(body)),
    onSuccess: () => {
      setName('');
      return queries.invalidateQueries({ queryKey: KEYS_KEY });
    },
  });
  return (
    <section className="feed-key">
      <h3>{say.t('keys.title')}</h3>
      <p className="quiet">{say.t('keys.what')}</p>
      <FeedKeys />
      <form
        className="account-form feed-key-form"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ name: name.trim(), role: 'reporter', datum });
        }}
      >
        <TextInput
          size="xs"
          label={say.t('keys.name')}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          size="xs"
          label={say.t('keys.datum')}
          data={DATUMS.map((value) => ({ value, label: say.t(`keys.${value}`) }))}
          value={datum}
          allowDeselect={false}
          onChange={(to) => to && setDatum(to as typeof datum)}
        />
        <Button size="xs" type="submit" loading={make.isPending} disabled={name.trim() === ''}>
          {say.t('keys.make')}
        </Button>
      </form>
      <DialogError error={make.error} />
      {make.data && (
        <div className="made-key" role="status">
          <p>{say.t('keys.once', { name: make.data.name })}</p>
          <code>{make.data.key}</code>
          <CopyButton value={make.data.key}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="light" onClick={copy}>
                {say.t(copied ? 'keys.copied' : 'keys.copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      )}
    </section>
  );
}
