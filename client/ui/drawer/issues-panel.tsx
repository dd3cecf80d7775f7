import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconCircleX,
  IconInfoCircle,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Issue, IssueCode, Severity } from '../../../domain/coverage/issue.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useOutdatedSides } from '../data/use-outdated-sides.ts';
import { IssueRow } from './issue-row.tsx';

const ORDER: readonly Severity[] = ['error', 'warning', 'notice'];
const SIGNS = { error: IconCircleX, warning: IconAlertTriangle, notice: IconInfoCircle };
/** Of one kind at once; the rest is a click away. */
const FIRST = 60;

/** What is wrong with the division, the worst first; a click shows the place. */
export function IssuesPanel({ issues: found }: { readonly issues: readonly Issue[] }) {
  const say = useSay();
  const outdated = useOutdatedSides();
  const issues = useMemo(() => [...found, ...outdated], [found, outdated]);
  const [closed, setClosed] = useState<ReadonlySet<IssueCode>>(
    new Set(['no-type', 'no-risk', 'role-missing']),
  );
  const [all, setAll] = useState<ReadonlySet<IssueCode>>(new Set());
  const groups = useMemo(() => {
    const byCode = Map.groupBy(issues, (issue) => issue.code);
    return [...byCode].sort(
      ([, a], [, b]) => ORDER.indexOf(a[0]!.severity) - ORDER.indexOf(b[0]!.severity) || b.length - a.length,
    );
  }, [issues]);
  if (issues.length === 0) return <p className="empty">{say.t('issues.none')}</p>;
  return (
    <div className="scroll">
      {groups.map(([code, of]) => {
        const severity = of[0]!.severity;
        const Sign = SIGNS[severity];
        const open = !closed.has(code);
        const shown = all.has(code) ? of : of.slice(0, FIRST);
        return (
          <section key={code}>
            <button
              type="button"
              className="issue-group"
              aria-expanded={open}
              onClick={() => {
                const next = new Set(closed);
                if (!next.delete(code)) next.add(code);
                setClosed(next);
              }}
            >
              {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
              <Sign
                size={16}
                className="issue-sign"
                data-severity={severity}
                aria-label={say.t(`severity.${severity}`)}
              />
              <span className="ellipsis">{say.t(`issueGroup.${code}`)}</span>
              <span className="number">{say.number(of.length)}</span>
            </button>
            {open && shown.map((issue) => <IssueRow key={issue.id} issue={issue} />)}
            {open && shown.length < of.length && (
              <button type="button" className="issue-group" onClick={() => setAll(new Set([...all, code]))}>
                {say.t('issues.more', { n: say.number(of.length - shown.length) })}
              </button>
            )}
          </section>
        );
      })}
    </div>
  );
}
