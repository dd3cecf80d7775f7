import { Button, Tooltip } from '@mantine/core';
import { IconChecks, IconPrinter } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSay } from '../../i18n/use-say.ts';
import { answered } from '../../ui/data/api.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { boardsApi } from '../boards-api.ts';
import { useBoards } from '../boards-context.ts';
import { BATCHES_KEY, BOARDS_KEY } from '../query-keys.ts';
import type { WrongRow } from './wrong-rows.ts';

/** What is done with the chosen boards: made at once, made another way, ticked off where they hang, said to be taken down. */
export function ReplaceActions({
  inForce,
  chosen,
}: {
  readonly inForce: string;
  readonly chosen: readonly WrongRow[];
}) {
  const say = useSay();
  const { go, lang } = useBoards();
  const queries = useQueryClient();
  const toPrint = chosen.filter(({ next }) => next === 'print').map(({ item }) => item.grid);
  const toHang = chosen.filter(({ next }) => next === 'hang');
  const toTake = chosen.filter(({ next }) => next === 'down');
  const places = toHang.reduce((sum, { item }) => sum + item.places, 0);
  const again = () => queries.invalidateQueries({ queryKey: BOARDS_KEY });
  const make = useMutation({
    mutationFn: () => answered(boardsApi.startBatch(inForce, { grids: toPrint, lang })),
    onSuccess: () => queries.invalidateQueries({ queryKey: BATCHES_KEY }),
  });
  const hang = useMutation({
    mutationFn: () => answered(boardsApi.hung({ prints: toHang.flatMap(({ item }) => item.prints) })),
    onSuccess: again,
  });
  const take = useMutation({
    mutationFn: () => answered(boardsApi.takenDown(toTake.flatMap(({ item }) => item.prints))),
    onSuccess: again,
  });
  const counted = (key: string, count: number) =>
    say.t(`boardLedger.act.${key}`, { count, n: say.number(count) });
  return (
    <div className="replace-actions">
      <Tooltip label={say.t('boardLedger.act.makeHint')} multiline maw={320}>
        <Button
          leftSection={<IconPrinter size={16} />}
          disabled={toPrint.length === 0}
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          {toPrint.length > 0 ? counted('make', toPrint.length) : say.t('boardLedger.act.makeNone')}
        </Button>
      </Tooltip>
      <Tooltip label={say.t('boardLedger.act.printHint')} multiline maw={320}>
        <Button
          variant="default"
          disabled={toPrint.length === 0}
          onClick={() => go({ tab: 'print', plan: inForce, grids: toPrint })}
        >
          {say.t('boardLedger.act.print')}
        </Button>
      </Tooltip>
      {toHang.length > 0 && (
        <Tooltip label={say.t('boardLedger.act.hangHint')} multiline maw={320}>
          <Button
            variant="light"
            color="green"
            leftSection={<IconChecks size={16} />}
            loading={hang.isPending}
            onClick={() => hang.mutate()}
          >
            {counted('hang', places)}
          </Button>
        </Tooltip>
      )}
      {toTake.length > 0 && (
        <Tooltip label={say.t('boardLedger.act.takeHint')} multiline maw={320}>
          <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
            {counted('take', toTake.length)}
          </Button>
        </Tooltip>
      )}
      <DialogError error={make.error ?? hang.error ?? take.error} />
    </div>
  );
}
