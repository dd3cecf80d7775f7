import type { ImportReport as Report } from '../../domain/contract/exchange.ts';
import type { WireIssue } from '../../domain/contract/issue.ts';
import { toLattice } from '../../domain/geometry/point.ts';
import { reasonText } from '../i18n/reason-text.ts';
import { useSay } from '../i18n/use-say.ts';
import { issueText } from '../ui/drawer/issue-text.ts';
import { useMapPort, useProfile } from '../ui/shell/editor-context.ts';

const LISTED = 200;

/** What was read, what would be taken, and all that was left out or changed, row by row. */
export function ImportReport({ report }: { readonly report: Report }) {
  const say = useSay();
  const map = useMapPort();
  const profile = useProfile();
  const facts = [
    ['read', report.read],
    ['taken', report.taken],
    ['refused', report.refused.length],
    ['repaired', report.repaired.length],
  ] as const;
  const showFault = ({ at }: WireIssue) => {
    const [x, y] = toLattice(...at);
    map.current.zoomTo([x, y, x, y]);
    map.current.flash({ gridIds: [], at: [x, y] });
  };
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
      {report.faults.length > 0 && (
        <>
          <h4>{say.t('import.faults')}</h4>
          <ul className="report-list">
            {report.faults.slice(0, LISTED).map((fault) => (
              <li key={fault.id}>
                <button type="button" className="issue-text" onClick={() => showFault(fault)}>
                  {issueText(fault, null, profile, say)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {report.refused.length > 0 && (
        <>
          <h4>{say.t('import.refusedRows')}</h4>
          <ul className="report-list">
            {report.refused.slice(0, LISTED).map((row) => (
              <li key={row.row}>
                <span className="quiet number">{say.t('import.row', { n: say.number(row.row) })}</span>
                {reasonText(row, say)}
              </li>
            ))}
          </ul>
        </>
      )}
      {report.repaired.length > 0 && (
        <>
          <h4>{say.t('import.repairedRows')}</h4>
          <ul className="report-list">
            {report.repaired.slice(0, LISTED).map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row may be repaired twice, and the list never changes
              <li key={i}>
                <span className="quiet number">{say.t('import.row', { n: say.number(row.row) })}</span>
                {say.t(`repair.${row.code}`)}
                <span className="quiet">
                  {row.before} → {row.after}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {report.columnsDropped.length > 0 && (
        <p>{say.t('import.dropped', { columns: report.columnsDropped.join(say.t('list.comma')) })}</p>
      )}
    </section>
  );
}
