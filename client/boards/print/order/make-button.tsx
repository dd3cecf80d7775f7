import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SHEETS_MAX } from '../../../../domain/board/book/sheets-max.ts';
import type { NewBoards } from '../../../../domain/contract/board.ts';
import { reasonText } from '../../../i18n/reason-text.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { answered } from '../../../ui/data/api.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { boardsApi } from '../../boards-api.ts';
import { useBoards, useMayPrint } from '../../boards-context.ts';
import { BATCHES_KEY } from '../../query-keys.ts';
import { usePrint } from '../print-store.ts';

/** Starts the batch, or says why it can't be started. */
export function MakeButton({
  count,
  body,
  possible,
}: {
  readonly count: number;
  readonly body: NewBoards;
  /** False: there is no such paper. */
  readonly possible: boolean;
}) {
  const say = useSay();
  const { plan } = useBoards();
  const mayPrint = useMayPrint();
  const copies = usePrint((s) => s.order.copies);
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () => answered(boardsApi.startBatch(plan.id, body)),
    onSettled: () => queries.invalidateQueries({ queryKey: BATCHES_KEY }),
  });
  const why = !mayPrint
    ? say.t('boardPrint.make.viewer')
    : count === 0
      ? say.t('boardPrint.make.nothing')
      : count > SHEETS_MAX
        ? reasonText({ code: 'too-many-sheets', params: { count, most: SHEETS_MAX } }, say)
        : null;
  return (
    <div className="make-boards">
      <Button
        fullWidth
        loading={start.isPending}
        disabled={why !== null || !possible}
        onClick={() => start.mutate()}
      >
        {say.t('boardPrint.make.do', { count, n: say.number(count) })}
      </Button>
      {why !== null ? (
        <p className="make-why" role="status">
          {why}
        </p>
      ) : (
        copies > 1 && (
          <p className="make-why number">
            {say.t('boardPrint.make.copies', { n: say.number(copies), all: say.number(copies * count) })}
          </p>
        )
      )}
      <DialogError error={start.error} />
    </div>
  );
}
