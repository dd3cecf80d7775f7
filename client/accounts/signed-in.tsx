import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { reasonText } from '../i18n/reason-text.ts';
import { useSay } from '../i18n/use-say.ts';
import { Screen } from '../screens.tsx';
import { answered, api, Refused, reasonOf } from '../ui/data/api.ts';
import { Waiting } from '../ui/shell/waiting.tsx';
import { forgetSignIn, mayBeSignedIn } from './kept-sign-in.ts';
import { SESSION_KEY } from './session-key.ts';
import { SignInPage } from './sign-in-page.tsx';

/** The screen that the address names for whoever is signed in, the sign-in page for anybody else. */
export function SignedIn() {
  const say = useSay();
  // Asked in vain, the browser would log the refusal as an error on every visit to the sign-in page.
  const [asked] = useState(mayBeSignedIn);
  const session = useQuery({
    queryKey: SESSION_KEY,
    queryFn: () => answered(api.session()),
    enabled: asked,
  });
  const signedIn = session.data !== undefined;
  const deployment = useQuery({
    queryKey: ['deployment'],
    queryFn: () => answered(api.deployment()),
    enabled: signedIn,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const error = session.error ?? deployment.error;
  const refused = error instanceof Refused && error.status === 401;
  useEffect(() => {
    if (refused) forgetSignIn();
  }, [refused]);
  if (refused || (!asked && !signedIn)) return <SignInPage />;
  if (error) {
    const reason = reasonOf(error);
    return (
      <Waiting
        text={reasonText(reason, say)}
        onRetry={() => void (session.error ? session.refetch() : deployment.refetch())}
      />
    );
  }
  if (!session.data || !deployment.data) return <Waiting text={say.t('waiting.page')} />;
  return (
    <Screen key={session.data.account.name} account={session.data.account} deployment={deployment.data} />
  );
}
