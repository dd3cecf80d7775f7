import type { Question } from '../../../domain/contract/exchange.ts';
import { useSay } from '../../i18n/use-say.ts';
import { baseOf } from '../flow/datum-of.ts';
import { useCrs } from '../flow/use-crs.ts';
import type { Answering } from './answering.ts';
import { CrsSelect } from './crs-select.tsx';
import { DatumTable } from './datum-table.tsx';
import { KnownPoint } from './known-point.tsx';
import { LayerSelect } from './layer-select.tsx';

/** What has to be answered before anything can be taken: why it is asked, and the means to answer it. */
export function Questions(answering: Answering) {
  const say = useSay();
  const { questions } = answering.report;
  if (questions.length === 0) return null;
  return (
    <div className="import-questions">
      {questions.map((question) => (
        <section key={question.code} data-question={question.code}>
          <h3>{say.t(`importQuestion.${question.code}`)}</h3>
          <p>
            {question.code === 'datum' && answering.report.source?.crs.said === null
              ? say.t('import.datum.unsaid')
              : say.t(`importWhy.${question.code}`, question.params)}
          </p>
          <Answer question={question} {...answering} />
        </section>
      ))}
    </div>
  );
}

function Answer({ question, ...answering }: Answering & { readonly question: Question }) {
  const say = useSay();
  const projected = useProjected(answering.report.source?.crs.used ?? null);
  const { report, said, readWith } = answering;
  if (!report.source) return null;
  switch (question.code) {
    case 'layer':
      return (
        <LayerSelect source={report.source} chosen={said.layer} onChoose={(layer) => readWith({ layer })} />
      );
    case 'crs':
      return (
        <CrsSelect
          value={null}
          label={say.t('import.source.crsChoose')}
          onChoose={(crs) => readWith({ crs })}
        />
      );
    case 'datum':
    case 'known-point':
      return (
        <>
          <DatumTable report={report} readWith={readWith} projected={projected} />
          <KnownPoint report={report} readWith={readWith} projected={projected} />
        </>
      );
    default:
      return null;
  }
}

/** Whether the numbers of a file that is read so are metres. */
export function useProjected(used: string | null): boolean {
  const base = baseOf(used);
  const known = useCrs().find(({ id }) => id === base);
  return known?.projected ?? base?.startsWith('+proj=') ?? false;
}
