import { Alert } from '@mantine/core';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { reasonOf } from '../data/api.ts';

/** Why the server refused what a dialog asked; nothing while it has not. */
export function DialogError({ error }: { readonly error: unknown }) {
  const say = useSay();
  if (!error) return null;
  const reason = reasonOf(error);
  return (
    <Alert color="red" role="alert" p="xs">
      {reasonText(reason, say)}
    </Alert>
  );
}
