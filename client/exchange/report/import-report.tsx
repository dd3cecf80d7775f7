import { useMemo } from 'react';
import type {
  ImportFields,
  ImportPreview,
  ImportRevision,
  ImportReport as Report,
} from '../../../domain/contract/exchange.ts';
import { useSay } from '../../i18n/use-say.ts';
import { ColumnsTable } from './columns-table.tsx';
import { DatumSection } from './datum-section.tsx';
import { HomesFields } from './homes-fields.tsx';
import { Problems } from './problems.tsx';
import { Questions } from './questions.tsx';
import { Repairs } from './repairs.tsx';
import { ReportFacts } from './report-facts.tsx';
import { Notes, OutOfBand, RefusedRows, RepairedRows } from './row-lists.tsx';
import { SourceFacts } from './source-facts.tsx';
import './import-report.css';

/** What was read and would be taken, what waits for an answer, and all that was left out or changed: what needs a person first. */
export function ImportReport({
  report,
  preview,
  said,
  answer,
  readWith,
}: {
  readonly report: Report;
  readonly preview: ImportPreview | null;
  readonly said: ImportFields;
  readonly answer: (answers: ImportRevision) => void;
  readonly readWith: (answers: ImportRevision) => void;
}) {
  const say = useSay();
  const names = useMemo(
    () => new Map(preview?.features.map(({ row, name }) => [String(row), name])),
    [preview],
  );
  const nameOf = (row: string) => names.get(row) || say.t('import.problem.grid', { row });
  const answering = { report, said, answer, readWith, nameOf };
  return (
    <section className="import-report" aria-label={say.t('import.report')}>
      <ReportFacts report={report} />
      {preview && preview.left > 0 && (
        <p className="quiet">{say.t('import.left', { n: say.number(preview.left) })}</p>
      )}
      <Questions {...answering} />
      <Problems {...answering} />
      <RefusedRows report={report} />
      <OutOfBand report={report} />
      <Repairs {...answering} />
      <HomesFields {...answering} />
      <DatumSection {...answering} />
      <SourceFacts {...answering} />
      <ColumnsTable {...answering} />
      <RepairedRows report={report} />
      <Notes report={report} />
    </section>
  );
}
