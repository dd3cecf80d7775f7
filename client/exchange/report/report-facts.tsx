import type { ImportReport } from '../../../domain/contract/exchange.ts';
import { areaText } from '../../i18n/area-text.ts';
import { useSay } from '../../i18n/use-say.ts';

/** How many were read, would be taken, were refused and repaired, and how much ground changes hands. */
export function ReportFacts({ report }: { readonly report: ImportReport }) {
  const say = useSay();
  const { as, changed, unchanged, movedAreaM2 } = report;
  const facts = [
    ['read', report.read],
    ['taken', report.taken],
    ['refused', refusedCount(report)],
    ['repaired', report.repaired.length + report.repairCount],
  ] as const;
  return (
    <>
      <div className="report-facts">
        {facts.map(([what, n]) => (
          <div key={what} data-fact={what}>
            <strong className="number">{say.number(n)}</strong>
            <span className="quiet">{say.t(`importCount.${what}`)}</span>
          </div>
        ))}
        {movedAreaM2 > 0 && (
          <div data-fact="moved">
            <strong className="number">{areaText(movedAreaM2, say)}</strong>
            <span className="quiet">{say.t('import.moved')}</span>
          </div>
        )}
      </div>
      {changed + unchanged > 0 && (
        <p>
          {say.t('import.changes', {
            name: say.t(`importKind.${as}`),
            changed: say.number(changed),
            unchanged: say.number(unchanged),
          })}
        </p>
      )}
    </>
  );
}

/** The list of refusals ends somewhere, the count does not; a fault bars all, whatever could be read. */
export function refusedCount({ faults, refused, read, taken }: ImportReport): number {
  return faults.length > 0 ? refused.length : Math.max(read - taken, refused.length);
}
