import { useMemo } from 'react';
import { severitiesOf } from '../../../../domain/case/severity.ts';
import type { WireKind, WireLimit } from '../../../../domain/contract/case-office.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { casesApi } from '../../town/cases-api.ts';
import { kindPath, kindTree } from '../../town/kind-tree.ts';
import { useDeskPlace } from '../desk-context.ts';
import { ImportTable } from './import-table.tsx';
import { useOfficePart } from './use-office-part.ts';

const INDENT_PX = 16;

/** The tree of kinds with its deadlines; another comes in as a table. */
export function KindsPart() {
  const say = useSay();
  const { profile } = useDeskPlace();
  const { value, error, save } = useOfficePart('kinds', casesApi.kinds, casesApi.setKinds);
  const tree = useMemo(() => kindTree(value?.items ?? []), [value]);
  const rows = useMemo(() => {
    const found: WireKind[] = [];
    const walk = (parent: string | null) => {
      for (const kind of tree.childrenOf.get(parent) ?? []) {
        found.push(kind);
        walk(kind.id);
      }
    };
    walk(null);
    return found;
  }, [tree]);
  const limitText = ({ amount, unit }: WireLimit) =>
    say.t(unit === 'hours' ? 'office.hours' : 'office.workingDays', { n: say.number(amount) });
  const severityName = (id: string) => {
    const severity = severitiesOf(profile.cases).find((s) => s.id === id);
    return severity ? say.words(severity.name) : say.t('office.everySeverity');
  };
  return (
    <>
      <p className="quiet">{say.t('office.kindsWhat')}</p>
      <ImportTable
        read={casesApi.readKinds}
        taking={save.isPending}
        onTake={(items) => save.mutate({ items })}
      />
      <DialogError error={error} />
      <div className="office-table">
        <table className="dialog-table">
          <thead>
            <tr>
              <th>{say.t('card.kind')}</th>
              <th>{say.t('office.limits')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((kind) => (
              <tr key={kind.id} data-retired={kind.active === false || undefined}>
                <td style={{ paddingLeft: (kindPath(tree, kind.id).length - 1) * INDENT_PX }}>
                  {say.words(kind.name)}
                  {kind.active === false && <span className="quiet"> {say.t('office.retired')}</span>}
                </td>
                <td className="quiet number">
                  {Object.entries(kind.deadlines)
                    .map(([severity, limit]) => `${severityName(severity)} ${limitText(limit)}`)
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
