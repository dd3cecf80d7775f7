import { Button, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { BoardNotice } from '../../../../domain/contract/board.ts';
import type { Grid } from '../../../../domain/plan/types.ts';
import { reasonText } from '../../../i18n/reason-text.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { gridName } from '../../../ui/shell/grid-name.ts';
import type { SheetLook } from '../sheet-look.ts';
import type { ThumbQueue } from './thumb-queue.ts';
import { useThumb } from './use-thumb.ts';

interface SheetCardProps {
  readonly grid: Grid;
  readonly look: SheetLook;
  readonly queue: ThumbQueue;
  /** Null: that is not known yet. */
  readonly lacks: readonly BoardNotice[] | null;
  /** Of the picture, CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly onOpen: () => void;
}

/** A sheet as it would be printed, small; whose it is, and what it lacks. A press opens it large. */
export function SheetCard({ grid, look, queue, lacks, width, height, onOpen }: SheetCardProps) {
  const say = useSay();
  const key = look.keyOf(grid.id);
  const { thumb, old } = useThumb(queue, key, (signal) => look.draw(grid.id, signal));
  const name = gridName(grid, say);
  const texts = new Set(lacks?.map((lack) => reasonText(lack, say)));
  const [first] = texts;
  const [lack] = lacks ?? [];
  // What names nobody goes on one line in few words.
  const brief = lack && Object.keys(lack.params).length === 0 ? say.t(`boardPrint.kind.${lack.code}`) : first;
  return (
    <article className="sheet-card" data-grid={grid.id} data-state={thumb?.kind ?? 'waiting'}>
      <div className="sheet-card-box">
        {thumb?.kind === 'failed' ? (
          <div className="sheet-card-paper sheet-card-failed" style={{ width, height }}>
            <p>{reasonText(thumb.reason, say)}</p>
            <Button size="compact-xs" variant="default" onClick={() => queue.retry(key)}>
              {say.t('action.retry')}
            </Button>
          </div>
        ) : (
          <button
            type="button"
            className="sheet-card-paper"
            aria-label={say.t('boardPrint.sheet.open', { name })}
            style={{ width, height }}
            onClick={onOpen}
          >
            {thumb ? (
              <img src={thumb.url} alt="" width={width} height={height} decoding="async" />
            ) : (
              old && <img src={old} alt="" width={width} height={height} data-old />
            )}
          </button>
        )}
      </div>
      <div className="sheet-card-name ellipsis" title={name}>
        {name}
      </div>
      <div className="sheet-card-line">
        <span className="number quiet ellipsis">{grid.code ?? say.t('boardPrint.sheet.noCode')}</span>
        {first ? (
          <Tooltip multiline maw={320} label={[...texts].map((text) => <div key={text}>{text}</div>)}>
            <span className="sheet-card-lacks">
              <IconAlertTriangle size={13} aria-hidden />
              <span className="number">
                {say.t('boardPrint.sheet.lacks', { count: texts.size, n: say.number(texts.size) })}
              </span>
            </span>
          </Tooltip>
        ) : (
          lacks && (
            <Tooltip label={say.t('boardPrint.filter.ready')}>
              <IconCheck
                size={14}
                className="sheet-card-ready"
                aria-label={say.t('boardPrint.filter.ready')}
              />
            </Tooltip>
          )
        )}
      </div>
      {first && <div className="sheet-card-lack ellipsis">{brief}</div>}
    </article>
  );
}
