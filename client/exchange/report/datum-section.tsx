import { useSay } from '../../i18n/use-say.ts';
import { datumOf } from '../flow/datum-of.ts';
import type { Answering } from './answering.ts';
import { DatumTable } from './datum-table.tsx';
import { KnownPoint } from './known-point.tsx';
import { useProjected } from './questions.tsx';
import { Section } from './section.tsx';

/** How the readings of the positions compare where that has been decided: shown at once where the file is not what it claims. */
export function DatumSection({ report, said, readWith }: Answering) {
  const say = useSay();
  const projected = useProjected(report.source?.crs.used ?? null);
  const asked = report.questions.some(({ code }) => code === 'datum' || code === 'known-point');
  // A table that only says things of grids that are there has no place of its own.
  const placed = report.as !== 'teams' && said.key !== 'code';
  if (asked || !placed || !report.source || report.source.datums.length === 0) return null;
  return (
    <Section
      part="datum"
      title={say.t('importQuestion.datum')}
      closed={datumOf(report.source.crs.used) === 'wgs84'}
    >
      <DatumTable report={report} readWith={readWith} projected={projected} />
      <KnownPoint report={report} readWith={readWith} projected={projected} />
    </Section>
  );
}
