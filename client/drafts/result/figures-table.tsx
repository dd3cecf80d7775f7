import type { ProposalHead, WireProposalVariant } from '../../../domain/contract/proposal.ts';
import { useSay } from '../../i18n/use-say.ts';
import { sameWish } from '../flow/compared.ts';
import { useDraftSession } from '../flow/draft-session.ts';
import { type FigureColumn, figureRows } from '../flow/figure-rows.ts';
import { letterOf } from '../flow/letter-of.ts';

/** Columns beside today's; more would not be read. */
const COLUMNS = 3;

/** Today's grids, the proposal in hand, and the others that were put beside it, figure by figure. */
export function FiguresTable({
  head,
  proposals,
  variant,
}: {
  readonly head: ProposalHead;
  readonly proposals: readonly ProposalHead[];
  readonly variant: WireProposalVariant;
}) {
  const say = useSay();
  const compared = useDraftSession((s) => s.compared);
  const columnOf = (one: ProposalHead): FigureColumn | null => {
    const mine = one.id === head.id;
    const figures = mine ? variant.proposed : one.proposed;
    if (!figures) return null;
    const moved = mine ? variant.movedHouseholds : one.movedHouseholds;
    const letter = letterOf(proposals.indexOf(one));
    return { id: one.id, letter, figures, moved, mine };
  };
  const others = proposals.filter(
    (one) => one.id !== head.id && compared.includes(one.id) && sameWish(one.request, head.request),
  );
  const columns = [head, ...others.slice(0, COLUMNS - 1)].flatMap((one) => columnOf(one) ?? []);
  const rows = figureRows(variant.today, columns, head.request.tolerance, say);
  return (
    <table className="draft-figures number">
      <caption className="draft-hidden">{say.t('draft.figure.name')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{say.t('draft.today')}</th>
          {columns.map(({ id, letter, mine }) => (
            <th scope="col" key={id} data-mine={mine}>
              {say.t('draft.proposed', { letter })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, what, today, cells }) => (
          <tr key={key} data-figure={key}>
            <th scope="row" title={what}>
              {label}
            </th>
            <td>{today}</td>
            {cells.map(({ text, than }, i) => (
              <td
                key={columns[i]!.id}
                data-mine={columns[i]!.mine}
                data-than={than}
                title={than ? say.t(`draft.figure.${than}`) : undefined}
              >
                {text}
                {than && (
                  <span className="draft-than" role="img" aria-label={say.t(`draft.figure.${than}`)}>
                    {than === 'better' ? '▲' : '▼'}
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
