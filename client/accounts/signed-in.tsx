import { useQuery } from '@tanstack/react-query';
import { levelsOf } from '../../domain/deployment/levels.ts';
import { reasonText } from '../i18n/reason-text.ts';
import { useSay } from '../i18n/use-say.ts';
import { answered, api, Refused, reasonOf } from '../ui/data/api.ts';
import { PlanningScreen } from '../ui/planning-screen.tsx';
import { Waiting } from '../ui/shell/waiting.tsx';
import { SESSION_KEY } from './session-key.ts';
import { SignInPage } from './sign-in-page.tsx';

/** The planning screen for whoever is signed in, the sign-in page for anybody else. */
export function SignedIn() {
  const say = useSay();
  const session = useQuery({ queryKey: SESSION_KEY, queryFn: () => answered(api.session()) });
  const signedIn = session.data !== undefined;
  const deployment = useQuery({
    queryKey: ['deployment'],
    queryFn: () => answered(api.deployment()),
    enabled: signedIn,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const error = session.error ?? deployment.error;
  if (error instanceof Refused && error.status === 401) return <SignInPage />;
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
    <PlanningScreen
      key={session.data.account.name}
      account={session.data.account}
      profile={deployment.data}
      levels={levelsOf(deployment.data)}
    />
  );
}
