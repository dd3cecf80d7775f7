import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../i18n/use-say.ts';
import { answered, api } from '../ui/data/api.ts';
import { DialogError } from '../ui/dialogs/dialog-error.tsx';

/** Names of standards: the same in every language. */
const DATUM = { wgs84: 'WGS 84 / CGCS2000', gcj02: 'GCJ-02', bd09: 'BD-09' } as const;

export const KEYS_KEY = ['keys'];

/** The keys that open something, each with who made it and when; withdrawn at the second press, since no feed reports with it then. */
export function FeedKeys() {
  const say = useSay();
  const queries = useQueryClient();
  const keys = useQuery({ queryKey: KEYS_KEY, queryFn: async () => (await answered(api.keys())).items });
  const [asked, setAsked] = useState<string | null>(null);
  const withdraw = useMutation({
    mutationFn: (name: string) => answered(api.withdrawKey(name)),
    onSettled: () => setAsked(null),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEYS_KEY }),
  });
  const open = keys.data?.filter(({ revokedAt }) => revokedAt === null) ?? [];
  return (
    <>
      {open.length > 0 && (
        <table className="dialog-table">
          <thead>
            <tr>
              <th>{say.t('keys.name')}</th>
              <th>{say.t('keys.datum')}</th>
              <th>{say.t('keys.made')}</th>
              <th aria-label={say.t('keys.withdraw')} />
            </tr>
          </thead>
          <tbody>
            {open.map(({ name, datum, createdBy, createdAt }) => (
              <tr key={name}>
                <td>{name}</td>
                <td>{DATUM[datum]}</td>
                <td>{say.t('keys.madeBy', { who: createdBy, day: createdAt.slice(0, 10) })}</td>
                <td className="dialog-table-act">
                  <Button
                    size="compact-xs"
                    variant={asked === name ? 'filled' : 'subtle'}
                    color="red"
                    loading={withdraw.isPending && asked === name}
                    onBlur={() => asked === name && !withdraw.isPending && setAsked(null)}
                    onClick={() => (asked === name ? withdraw.mutate(name) : setAsked(name))}
                  >
                    {say.t(asked === name ? 'keys.withdrawSure' : 'keys.withdraw')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <DialogError error={keys.error ?? withdraw.error} />
    </>
  );
}
