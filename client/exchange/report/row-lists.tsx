import type { ImportReport } from '../../../domain/contract/exchange.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { LongList } from './long-list.tsx';
import { PlacedReason } from './placed-reason.tsx';
import { refusedCount } from './report-facts.tsx';
import { Section } from './section.tsx';
import { ShowPlace } from './show-place.tsx';

interface OfReport {
  readonly report: ImportReport;
}

/** Rows that are left out, each with its reason and place. */
export function RefusedRows({ report }: OfReport) {
  const say = useSay();
  const count = refusedCount(report);
  if (count === 0) return null;
  return (
    <Section part="refused" title={say.t('import.refusedRows')} count={count}>
      <p className="quiet">{say.t('import.refusedWhat')}</p>
      <LongList items={report.refused} of={count}>
        {(row, i) => (
          <li key={`${row.row} ${i}`} data-refused={row.code}>
            <RowNumber row={row.row} />
            <PlacedReason reason={row} />
          </li>
        )}
      </LongList>
    </Section>
  );
}

/** Rows that were changed on their way in. */
export function RepairedRows({ report: { repaired } }: OfReport) {
  const say = useSay();
  if (repaired.length === 0) return null;
  return (
    <Section part="repaired" title={say.t('import.repairedRows')} count={repaired.length} closed>
      <LongList items={repaired}>
        {(row, i) => (
          <li key={`${row.row} ${i}`} data-repaired={row.code}>
            <RowNumber row={row.row} />
            <span>{say.t(`repair.${row.code}`)}</span>
            {(row.before !== '' || row.after !== '') && (
              <span className="quiet">{[row.before, row.after].filter(Boolean).join(' → ')}</span>
            )}
          </li>
        )}
      </LongList>
    </Section>
  );
}

/** Grids that a newer file of buildings pushes out of their band. */
export function OutOfBand({ report: { outOfBand } }: OfReport) {
  const say = useSay();
  if (outOfBand.length === 0) return null;
  return (
    <Section part="out-of-band" title={say.t('import.outOfBand.title')} count={outOfBand.length}>
      <LongList items={outOfBand}>
        {({ gridId, name, code, before, after, low, high, at }) => (
          <li key={gridId} data-out-of-band={gridId}>
            <span>{name || code}</span>
            <p className="report-reason number">
              <span className="quiet">
                {say.t('import.outOfBand.row', {
                  before: say.number(before),
                  after: say.number(after),
                  low: say.number(low),
                  high: say.number(high),
                })}
              </span>
              <ShowPlace at={at} />
            </p>
          </li>
        )}
      </LongList>
    </Section>
  );
}

/** What of the file is left alone, and the columns that nothing takes: those about persons stand first. */
export function Notes({ report: { source, columns, columnsDropped } }: OfReport) {
  const say = useSay();
  const notes = source?.notes ?? [];
  if (notes.length === 0 && columnsDropped.length === 0) return null;
  const personal = new Set(columns.filter((c) => c.dropped === 'personal').map(({ name }) => name));
  const dropped = columnsDropped.toSorted((a, b) => Number(personal.has(b)) - Number(personal.has(a)));
  return (
    <Section part="notes" title={say.t('import.notes')}>
      {notes.map((note, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two notes may be alike, and the list never changes
        <p key={i} data-note={note.code}>
          {reasonText(note, say)}
        </p>
      ))}
      {dropped.length > 0 && (
        <p className="quiet">{say.t('import.dropped', { columns: dropped.join(say.t('list.comma')) })}</p>
      )}
    </Section>
  );
}

function RowNumber({ row }: { readonly row: number }) {
  const say = useSay();
  return <span className="quiet number">{say.t('import.row', { n: say.number(row) })}</span>;
}
