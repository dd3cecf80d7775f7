import type { ReactNode } from 'react';
import type { ImportReport as Report } from '../../domain/contract/exchange.ts';
import type { LngLat } from '../../domain/contract/geometry.ts';
import type { WireIssue } from '../../domain/contract/issue.ts';
import { useSay } from '../i18n/use-say.ts';
import { issueText } from '../ui/drawer/issue-text.ts';
import { useProfile } from '../ui/shell/editor-context.ts';
import { PlacedReason } from './placed-reason.tsx';
import { ShowPlace } from './show-place.tsx';
import './import-report.css';

const LISTED = 200;

/** What was read, what would be taken, and all that was left out or changed, row by row, each with its place. */
export function ImportReport({ report }: { readonly report: Report }) {
  const say = useSay();
  const profile = useProfile();
  const { faults, repaired, columnsDropped } = report;
  // The list of refusals ends somewhere, the count does not; a fault bars all, whatever could be read.
  const refused = faults.length > 0 ? report.refused.length : report.read - report.taken;
  const facts = [
    ['read', report.read],
    ['taken', report.taken],
    ['refused', refused],
    ['repaired', repaired.length],
  ] as const;
  const rowOf = (row: number | string) => (
    <span className="quiet number">{say.t('import.row', { n: say.number(Number(row)) })}</span>
  );
  return (
    <section aria-label={say.t('import.report')}>
      <div className="report-facts">
        {facts.map(([what, n]) => (
          <div key={what}>
            <strong className="number">{say.number(n)}</strong>
            <span className="quiet">{say.t(`importCount.${what}`)}</span>
          </div>
        ))}
      </div>
      {faults.length > 0 && (
        <Part title={say.t('import.faults')} what={say.t('import.faultsBar')} of={faults.length}>
          {faults.slice(0, LISTED).map((fault) => (
            <li key={fault.id} data-fault={fault.code}>
              {fault.gridIds.map((row) => (
                <span key={row}>{rowOf(row)}</span>
              ))}
              <p className="report-reason">
                <span>{issueText(fault, null, profile, say)}</span>
                <ShowPlace at={fault.at} corners={cornersOf(fault)} />
              </p>
            </li>
          ))}
        </Part>
      )}
      {refused > 0 && (
        <Part title={say.t('import.refusedRows')} what={say.t('import.refusedWhat')} of={refused}>
          {report.refused.slice(0, LISTED).map((row) => (
            <li key={row.row} data-refused={row.code}>
              {rowOf(row.row)}
              <PlacedReason reason={row} />
            </li>
          ))}
        </Part>
      )}
      {repaired.length > 0 && (
        <Part title={say.t('import.repairedRows')} of={repaired.length}>
          {repaired.slice(0, LISTED).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row may be repaired twice, and the list never changes
            <li key={i}>
              {rowOf(row.row)}
              <span>{say.t(`repair.${row.code}`)}</span>
              <span className="quiet">
                {row.before} → {row.after}
              </span>
            </li>
          ))}
        </Part>
      )}
      {columnsDropped.length > 0 && (
        <p className="quiet">
          {say.t('import.dropped', { columns: columnsDropped.join(say.t('list.comma')) })}
        </p>
      )}
    </section>
  );
}

function Part({
  title,
  what,
  of,
  children,
}: {
  readonly title: string;
  readonly what?: string;
  /** How many there are; the list shows the first of them. */
  readonly of: number;
  readonly children: ReactNode;
}) {
  const say = useSay();
  return (
    <>
      <h4 className="report-title">{title}</h4>
      {what && <p className="quiet">{what}</p>}
      <ul className="report-list">
        {children}
        {of > LISTED && <li className="quiet">{say.t('issues.more', { n: say.number(of - LISTED) })}</li>}
      </ul>
    </>
  );
}

function cornersOf({ geometry }: WireIssue): LngLat[] {
  if (!geometry || !('coordinates' in geometry)) return [];
  const numbers = (geometry.coordinates as unknown[]).flat(3) as number[];
  const corners: LngLat[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) corners.push([numbers[i]!, numbers[i + 1]!]);
  return corners;
}
