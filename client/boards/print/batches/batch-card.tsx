import { ActionIcon, Button, Progress, Tooltip } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BoardBatch } from '../../../../domain/contract/board.ts';
import { timeText } from '../../../command/words/time-text.ts';
import { reasonText } from '../../../i18n/reason-text.ts';
import { type Say, useSay } from '../../../i18n/use-say.ts';
import { answered } from '../../../ui/data/api.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { boardsApi } from '../../boards-api.ts';
import { useBoards, useMayPrint } from '../../boards-context.ts';
import { BATCHES_KEY } from '../../query-keys.ts';
import { batchStep } from './batch-step.ts';
import { fileSize } from './file-size.ts';

/** One batch: what it is of, how far it is, its file or why there is none. */
export function BatchCard({ batch }: { readonly batch: BoardBatch }) {
  const say = useSay();
  const { plan } = useBoards();
  const mayPrint = useMayPrint();
  const queries = useQueryClient();
  const drop = useMutation({
    mutationFn: () => answered(boardsApi.dropBatch(plan.id, batch.job)),
    onSettled: () => queries.invalidateQueries({ queryKey: BATCHES_KEY }),
  });
  const [sure, setSure] = useState(false);
  const { state, made } = batch;
  const going = state === 'queued' || state === 'running';
  return (
    <article className="batch" data-job={batch.job} data-state={state}>
      <div className="batch-head">
        <strong className="number">
          {say.t('boardPrint.batches.of', { count: batch.sheets, n: say.number(batch.sheets) })}
        </strong>
        <span className="quiet">{batch.format.toUpperCase()}</span>
        <span className="batch-state" data-state={state}>
          {say.t(state === 'done' && !made ? 'boardPrint.batches.gone' : `boardPrint.batches.state.${state}`)}
        </span>
      </div>
      <p className="batch-by quiet ellipsis number">
        {batch.author} · {timeText(batch.createdAt, Date.now(), say)}
      </p>
      {going && (
        <div className="batch-going">
          <Progress
            size="sm"
            value={batch.progress * 100}
            aria-label={say.t('boardPrint.batches.progress')}
            transitionDuration={150}
          />
          <div className="batch-step number">
            <span>{stepText(batch, say)}</span>
            <span>{say.t('boardPrint.batches.percent', { n: Math.round(batch.progress * 100) })}</span>
          </div>
          {mayPrint && (
            <Button
              size="compact-xs"
              variant="default"
              loading={drop.isPending}
              onClick={() => drop.mutate()}
            >
              {say.t('boardPrint.batches.cancel')}
            </Button>
          )}
        </div>
      )}
      {batch.reason && <p className="batch-failed">{reasonText(batch.reason, say)}</p>}
      {made && (
        <>
          <p className="number quiet">
            {[
              say.t('boardPrint.batches.pages', { count: made.pages, n: say.number(made.pages) }),
              fileSize(made.bytes, say),
              say.t('boardPrint.batches.until', { at: timeText(made.until, Date.now(), say) }),
            ].join(' · ')}
          </p>
          {made.skipped > 0 && (
            <p className="batch-failed">
              {say.t('boardPrint.batches.skipped', { count: made.skipped, n: say.number(made.skipped) })}
            </p>
          )}
          {made.notices.length > 0 && (
            <details className="batch-notices">
              <summary>
                {say.t('boardPrint.batches.notices', {
                  count: made.notices.length,
                  n: say.number(made.notices.length),
                })}
              </summary>
              <ul>
                {made.notices.map(({ code, sheets }) => (
                  <li key={code}>
                    <span>{say.t(`boardPrint.kind.${code}`)}</span>
                    <span className="number">
                      {say.t('boardPrint.batches.of', { count: sheets, n: say.number(sheets) })}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
          <div className="batch-actions">
            <Button
              component="a"
              size="compact-sm"
              href={boardsApi.fileUrl(plan.id, batch.job)}
              download
              title={made.name}
              leftSection={<IconDownload size={14} aria-hidden />}
            >
              {say.t('boardPrint.batches.download')}
            </Button>
            {mayPrint && !sure && (
              <Tooltip label={say.t('boardPrint.batches.delete')}>
                <ActionIcon aria-label={say.t('boardPrint.batches.delete')} onClick={() => setSure(true)}>
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            )}
          </div>
          {sure && (
            <div className="batch-sure" role="alertdialog" aria-label={say.t('boardPrint.batches.delete')}>
              <p>{say.t('boardPrint.batches.deleteSure')}</p>
              <Button
                size="compact-xs"
                color="red"
                variant="light"
                loading={drop.isPending}
                onClick={() => drop.mutate()}
              >
                {say.t('boardPrint.batches.delete')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => setSure(false)}>
                {say.t('boardPrint.batches.keep')}
              </Button>
            </div>
          )}
        </>
      )}
      <DialogError error={drop.error} />
    </article>
  );
}

function stepText({ state, message }: BoardBatch, say: Say): string {
  const step = state === 'queued' ? null : batchStep(message);
  if (!step) return say.t(`boardPrint.batches.state.${state}`);
  if (step.kind === 'gathering') return say.t('boardPrint.batches.step.gathering');
  return say.t(`boardPrint.batches.step.${step.kind}`, {
    done: say.number(step.done),
    of: say.number(step.of),
  });
}
