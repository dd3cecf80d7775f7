import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Session } from '../../../domain/contract/account.ts';
import type { CaseReport } from '../../../domain/contract/case-report.ts';
import type { Deployment } from '../../../domain/contract/deployment.ts';
import { browserFetch } from '../../api/browser-ports.ts';
import { request } from '../../api/request.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered, reasonOf } from '../../ui/data/api.ts';
import { Waiting } from '../../ui/shell/waiting.tsx';
import { ReportBar } from './report-bar.tsx';
import { choiceQuery, type ReportChoice, readChoice } from './report-choice.ts';
import { ReportSheet } from './report-sheet.tsx';
import './report.css';

/** The numbers of a month, as a page to read and to print. */
export function ReportScreen({
  deployment,
}: {
  readonly account: Session['account'];
  readonly deployment: Deployment;
}) {
  const say = useSay();
  const [choice, setChoice] = useState(() => readChoice(location.search, Date.now()));
  const choose = (part: Partial<ReportChoice>) => setChoice((was) => ({ ...was, ...part }));
  useEffect(() => {
    history.replaceState(null, '', `/report?${choiceQuery(choice)}`);
  }, [choice]);
  useEffect(() => {
    document.title = `${say.t('caseNumbers.title')} ${choice.month}`;
  }, [say, choice.month]);
  const report = useQuery({
    queryKey: ['case-report', choice, say.language],
    queryFn: ({ signal }) =>
      answered(
        request<CaseReport>(browserFetch, '/api/cases/report', {
          query: {
            month: choice.month,
            lang: say.language,
            level: choice.level ?? undefined,
            plan: choice.plan ?? undefined,
          },
          signal,
        }),
      ),
    placeholderData: (was) => was,
  });
  return (
    <div className="report">
      <ReportBar deployment={deployment} choice={choice} choose={choose} />
      <main className="report-ground" aria-busy={report.isFetching}>
        {report.error ? (
          <Alert color="red" className="report-error">
            {reasonText(reasonOf(report.error), say)}
          </Alert>
        ) : report.data ? (
          <ReportSheet report={report.data} />
        ) : (
          <Waiting text={say.t('caseNumbers.loading')} />
        )}
      </main>
    </div>
  );
}
