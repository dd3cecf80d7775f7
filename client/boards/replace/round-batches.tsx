import { Button, CloseButton, Progress, Tooltip } from '@mantine/core';
import { IconChecks, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BoardBatch } from '../../../domain/contract/board.ts';
import { timeText } from '../../command/words/time-text.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered } from '../../ui/data/api.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { boardsApi } from '../boards-api.ts';
import { BATCHES_KEY, BOARDS_KEY } from '../query-keys.ts';
import type { WrongRow } from './wrong-rows.ts';

/** A batch is asked after so often while it is being made, should the live stream be away. */
const ASK_MS = 1_500;
/** Older ones are in the part that prints. */
const SHOWN = 3;

/** The batches that were made last: how far they are, their files, and the walls that they are for, ticked off in one go. */
export function RoundBatches({
  inForce,
  rows,
  mayChange,
}: {
  readonly inForce: string;
  readonly rows: readonly WrongRow[];
  readonly mayChange: boolean;
}) {
  const { data } = useQuery({
    queryKey: [...BATCHES_KEY, inForce],
    queryFn: () => answered(boardsApi.batches(inForce)),
    refetchInterval: ({ state }) => (state.data?.items.some(isGoing) ? ASK_MS : false),
  });
  const newest = (data?.items ?? []).filter((batch) => isGoing(batch) || isFresh(batch)).slice(0, SHOWN);
  if (newest.length === 0) return null;
  return (
    <ul className="round-batches">
      {newest.map((batch) => (
        <Batch key={batch.job} batch={batch} inForce={inForce} rows={rows} mayChange={mayChange} />
      ))}
    </ul>
  );
}

function Batch({
  batch,
  inForce,
  rows,
  mayChange,
}: {
  readonly batch: BoardBatch;
  readonly inForce: string;
  readonly rows: readonly WrongRow[];
  readonly mayChange: boolean;
}) {
  const say = useSay();
  const queries = useQueryClient();
  const places = rows
    .filter(({ item }) => item.ready?.job === batch.job)
    .reduce((sum, { item }) => sum + item.places, 0);
  const hang = useMutation({
    mutationFn: () => answered(boardsApi.hung({ job: batch.job })),
    onSuccess: () => queries.invalidateQueries({ queryKey: BOARDS_KEY }),
  });
  const drop = useMutation({
    mutationFn: () => answered(boardsApi.dropBatch(inForce, batch.job)),
    onSuccess: () => queries.invalidateQueries({ queryKey: BATCHES_KEY }),
  });
  return (
    <li className="round-batch" data-state={batch.state}>
      <span className="round-batch-what">
        {say.t('boardLedger.batch.sheets', { count: batch.sheets, n: say.number(batch.sheets) })}
        <span className="quiet number">{timeText(batch.createdAt, Date.now(), say)}</span>
        <span className="quiet ellipsis">{batch.author}</span>
      </span>
      {isGoing(batch) && (
        <>
          <Progress
            className="round-batch-bar"
            value={batch.progress * 100}
            aria-label={say.t('boardLedger.batch.making')}
            animated
          />
          <span className="number">
            {say.t('boardLedger.batch.share', { n: Math.floor(batch.progress * 100) })}
          </span>
          {mayChange && (
            <Tooltip label={say.t('boardLedger.batch.cancel')}>
              <CloseButton
                size="sm"
                aria-label={say.t('boardLedger.batch.cancel')}
                onClick={() => drop.mutate()}
              />
            </Tooltip>
          )}
        </>
      )}
      {batch.reason && <span className="round-batch-reason">{reasonText(batch.reason, say)}</span>}
      {batch.made && (
        <Button
          component="a"
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} />}
          href={boardsApi.fileUrl(inForce, batch.job)}
          download
        >
          {say.t('boardLedger.batch.file')}
        </Button>
      )}
      {mayChange && places > 0 && (
        <Button
          size="compact-sm"
          variant="light"
          color="green"
          leftSection={<IconChecks size={14} />}
          loading={hang.isPending}
          onClick={() => hang.mutate()}
        >
          {say.t('boardLedger.batch.hang', { count: places, n: say.number(places) })}
        </Button>
      )}
      <DialogError error={hang.error ?? drop.error} />
    </li>
  );
}

const isGoing = ({ state }: BoardBatch) => state === 'queued' || state === 'running';
const isFresh = ({ state, made, createdAt }: BoardBatch) =>
  made !== null || (state === 'failed' && Date.now() - Date.parse(createdAt) < 60 * 60_000);
