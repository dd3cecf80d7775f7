import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GridId } from '../../../domain/coverage/types.ts';
import { timeText } from '../../command/words/time-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered } from '../../ui/data/api.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { boardsApi } from '../boards-api.ts';
import { useBoards, useMayPrint } from '../boards-context.ts';
import { usePrint } from '../print/print-store.ts';
import type { SheetLook } from '../print/sheet-look.ts';
import { BOARDS_KEY } from '../query-keys.ts';
import { templateName } from '../templates/flow/template-words.ts';
import { useTemplates } from '../use-templates.ts';

/** The newest are shown; all of them are in the ledger. */
const SHOWN = 5;

/** What was printed of the grid; a sheet that was printed by itself is entered here. */
export function SheetPrints({ grid, look }: { readonly grid: GridId; readonly look: SheetLook }) {
  const say = useSay();
  const { plan } = useBoards();
  const mayPrint = useMayPrint();
  const copies = usePrint((s) => s.order.copies);
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: [...BOARDS_KEY, 'prints', plan.id, grid],
    queryFn: () => answered(boardsApi.prints(plan.id, grid)),
  });
  const enter = useMutation({
    mutationFn: () => answered(boardsApi.enterPrint(plan.id, grid, { ...look.query, copies })),
    onSuccess: () => queries.invalidateQueries({ queryKey: BOARDS_KEY }),
  });
  const templates = useTemplates().data?.items ?? [];
  // One that the office has deleted since has but its id.
  const nameOf = (id: string) => {
    const item = templates.find(({ template }) => template.id === id);
    return item ? templateName(item.template, say) : id;
  };
  return (
    <section className="sheet-part sheet-prints">
      <h3>{say.t('boardPrint.prints.title')}</h3>
      {data?.items.length === 0 && <p className="quiet">{say.t('boardPrint.prints.none')}</p>}
      <ul>
        {data?.items.slice(0, SHOWN).map((print) => (
          <li key={print.id} className="number">
            <span>{timeText(print.at, Date.now(), say)}</span>
            <span>{print.paper}</span>
            <span>
              {say.t('boardPrint.prints.copies', { count: print.copies, n: say.number(print.copies) })}
            </span>
            <span className="quiet">r{print.revision}</span>
            <span className="quiet ellipsis" title={nameOf(print.template)}>
              {print.author}
            </span>
          </li>
        ))}
      </ul>
      {data && (data.items.length > SHOWN || data.next) && (
        <p className="quiet">{say.t('boardPrint.prints.more')}</p>
      )}
      {mayPrint ? (
        <>
          <Button
            size="xs"
            variant="default"
            fullWidth
            disabled={enter.isSuccess}
            loading={enter.isPending}
            onClick={() => enter.mutate()}
          >
            {say.t(enter.isSuccess ? 'boardPrint.prints.entered' : 'boardPrint.prints.enter', {
              count: copies,
              n: say.number(copies),
            })}
          </Button>
          <p className="quiet">{say.t('boardPrint.prints.why')}</p>
        </>
      ) : (
        <p className="quiet">{say.t('boardPrint.make.viewer')}</p>
      )}
      <DialogError error={enter.error} />
    </section>
  );
}
