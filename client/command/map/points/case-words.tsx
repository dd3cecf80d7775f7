import type { WireCase } from '../../../../domain/contract/case.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { kindName } from '../../town/kind-tree.ts';
import { useKinds } from '../../town/use-office.ts';

const MOST = 4;

/** The cases under the pointer by their titles, else their kinds (a grid worker writes no title), marked where they are simulated or suspended. */
export function CaseWords({ cases }: { readonly cases: readonly WireCase[] }) {
  const say = useSay();
  const kinds = useKinds();
  return (
    <>
      {cases.slice(0, MOST).map((one) => (
        <p key={one.id} className="case-pointer-name">
          {one.title || kindName(kinds, one.kind, say, one.kindSaid)}
          {one.suspended && <span className="case-mark">{say.t('caseMap.suspended')}</span>}
          {one.simulated && <span className="case-mark">{say.t('caseMap.simulated')}</span>}
        </p>
      ))}
      {cases.length > MOST && (
        <p className="case-pointer-quiet">{say.t('caseMap.more', { n: say.number(cases.length - MOST) })}</p>
      )}
    </>
  );
}
