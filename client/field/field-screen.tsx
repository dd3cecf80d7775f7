import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Session } from '../../domain/contract/account.ts';
import type { Deployment } from '../../domain/contract/deployment.ts';
import type { FieldGround } from '../../domain/contract/field.ts';
import { browserFetch, browserWorld } from '../api/browser-ports.ts';
import { request } from '../api/request.ts';
import { kindTree } from '../command/town/kind-tree.ts';
import { reasonText } from '../i18n/reason-text.ts';
import { useSay } from '../i18n/use-say.ts';
import { answered, api, reasonOf } from '../ui/data/api.ts';
import { LanguageSwitch } from '../ui/shell/language-switch.tsx';
import { Waiting } from '../ui/shell/waiting.tsx';
import { type Filled, ReportForm } from './form/report-form.tsx';
import { isDone } from './outbox/report.ts';
import { SentList } from './sent/sent-list.tsx';
import { useOutbox } from './use-outbox.ts';
import './field.css';

/** The small page on which a grid worker reports a case: made for a thumb, and for a street without a network. */
export function FieldScreen({
  account,
}: {
  readonly account: Session['account'];
  readonly deployment: Deployment;
}) {
  const say = useSay();
  const queries = useQueryClient();
  const [tab, setTab] = useState<'report' | 'sent'>('report');
  const { outbox, shown } = useOutbox(account.name);
  const ground = useQuery({
    queryKey: ['field'],
    queryFn: () => answered(request<FieldGround>(browserFetch, '/api/field')),
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
    retryDelay: 5_000,
  });
  const tree = useMemo(
    () => kindTree((ground.data?.kinds ?? []).map((kind) => ({ ...kind, deadlines: {} }))),
    [ground.data],
  );
  if (!ground.data)
    return (
      <Waiting
        text={ground.error ? reasonText(reasonOf(ground.error), say) : say.t('waiting.page')}
        {...(ground.error ? { onRetry: () => void ground.refetch() } : {})}
      />
    );
  const waiting = shown.reports.filter((report) => !isDone(report)).length;
  const keep = async ({ photos, ...filled }: Filled) => {
    await outbox.add({
      ...filled,
      id: browserWorld.newId(),
      account: account.name,
      madeAt: Date.now(),
      photos: photos.map((photo) => ({ ...photo, sent: false })),
      ...{ state: 'waiting', caseId: null, sentAt: null },
    });
    setTab('sent');
    window.scrollTo(0, 0);
  };
  const leave = async () => {
    await queries.cancelQueries();
    await answered(api.signOut()).catch(() => {});
    location.assign('/');
  };
  return (
    <div className="field">
      <header className="field-head">
        <h1>{say.t('field.title')}</h1>
        <span className="ellipsis">{account.name}</span>
        <LanguageSwitch />
        <button type="button" className="field-quiet" onClick={() => void leave()}>
          {say.t('account.leave')}
        </button>
      </header>
      <div className="field-tabs" role="tablist">
        {(['report', 'sent'] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => setTab(name)}
          >
            {say.t(`field.tab.${name}`)}
            {name === 'sent' && shown.reports.length > 0 && <i>{shown.reports.length}</i>}
          </button>
        ))}
      </div>
      {waiting > 0 && shown.state !== 'sending' && shown.state !== 'idle' && (
        <p className="field-offline" role="status">
          {say.t(shown.state === 'signed-out' ? 'field.signedOut' : 'field.offline', { n: waiting })}
          {shown.state === 'signed-out' && (
            <button type="button" className="field-quiet" onClick={() => location.reload()}>
              {say.t('signIn.enter')}
            </button>
          )}
        </p>
      )}
      <main>
        {/* What has been filled in stays while one looks at what was sent. */}
        <div hidden={tab !== 'report'}>
          <ReportForm ground={ground.data} tree={tree} newId={() => browserWorld.newId()} onFilled={keep} />
        </div>
        {tab === 'sent' && (
          <SentList
            reports={shown.reports}
            state={shown.state}
            tree={tree}
            onSend={() => void outbox.send()}
            onRemove={(id) => void outbox.remove(id)}
          />
        )}
      </main>
    </div>
  );
}
