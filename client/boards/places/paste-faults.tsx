import { useSay } from '../../i18n/use-say.ts';
import type { ReadPlaceLines } from './read-place-lines.ts';

const FAULTS_SHOWN = 8;

/** The lines of a list of places that are not taken, each with why; nothing where all are. */
export function PasteFaults({ faults }: { readonly faults: ReadPlaceLines['faults'] }) {
  const say = useSay();
  if (faults.length === 0) return null;
  const more = faults.length - FAULTS_SHOWN;
  return (
    <ul className="paste-faults" role="status">
      {faults.slice(0, FAULTS_SHOWN).map(({ line, text, fault }) => (
        <li key={line}>{say.t(`boardLedger.paste.fault.${fault}`, { line: say.number(line), text })}</li>
      ))}
      {more > 0 && (
        <li className="quiet">{say.t('boardLedger.paste.more', { count: more, n: say.number(more) })}</li>
      )}
    </ul>
  );
}
