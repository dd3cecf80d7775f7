import { ActionIcon, Anchor, FocusTrap, Modal, SegmentedControl, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconMap2, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { BoardNotice } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { gridName } from '../../ui/shell/grid-name.ts';
import { planningPath } from '../../ui/shell/planning-address.ts';
import { Waiting } from '../../ui/shell/waiting.tsx';
import { useBoards } from '../boards-context.ts';
import type { SheetLook } from '../print/sheet-look.ts';
import type { ThumbQueue } from '../print/thumbs/thumb-queue.ts';
import { NoticeList } from './notice-list.tsx';
import { SheetNotices } from './sheet-notices.tsx';
import { SheetPrints } from './sheet-prints.tsx';
import { SheetSave } from './sheet-save.tsx';
import { SheetStage } from './sheet-stage.tsx';
import { useSheet } from './use-sheet.ts';
import './sheet.css';

interface SheetViewProps {
  readonly grid: GridId;
  /** Before and after it. */
  readonly among: readonly GridId[];
  readonly look: SheetLook;
  readonly queue: ThumbQueue;
  /** What the office has not given for it; null: that is not known. */
  readonly lacks: readonly BoardNotice[] | null;
  /** To another sheet; null: away from it. */
  readonly onGo: (grid: GridId | null) => void;
}

/** One sheet, large: as it is on paper, what it could not say, and what can be done with it. */
export function SheetView({ grid: id, among, look, queue, lacks, onGo }: SheetViewProps) {
  const say = useSay();
  const { plan } = useBoards();
  const [page, setPage] = useState(1);
  const { sheet, url, reason, retry } = useSheet(id, page, look, queue);
  const grid = plan.division.tree.grids.get(id);
  const place = among.indexOf(id);
  const step = (by: -1 | 1) => {
    const next = place < 0 ? among[0] : among[place + by];
    if (next !== undefined) onGo(next);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'ArrowLeft') step(-1);
      else if (event.key === 'ArrowRight') step(1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  const name = grid ? gridName(grid, say) : id;
  const pages = sheet?.pages ?? 1;
  const onMap = planningPath({ plan: plan.id, grid: id });
  return (
    <Modal
      opened
      fullScreen
      padding={0}
      withCloseButton={false}
      onClose={() => onGo(null)}
      aria-label={say.t('boardPrint.sheet.of', { name })}
      classNames={{ body: 'sheet-view', content: 'sheet-view-content' }}
    >
      <FocusTrap.InitialFocus />
      <header className="sheet-view-head">
        <h2 className="ellipsis">{name}</h2>
        <span className="quiet number">{grid?.code ?? ''}</span>
        <Anchor href={onMap} size="sm" className="sheet-on-map">
          <IconMap2 size={16} stroke={1.6} aria-hidden />
          {say.t('boardPrint.way.onMap')}
        </Anchor>
        {pages > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={say.t('boardPrint.sheet.pages')}
            value={String(page)}
            data={Array.from({ length: pages }, (_, i) => ({
              value: String(i + 1),
              label: say.t('boardPrint.sheet.page', { n: i + 1 }),
            }))}
            onChange={(value) => setPage(Number(value))}
          />
        )}
        <span className="sheet-view-ways">
          {place >= 0 && (
            <span className="quiet number">
              {say.t('boardPrint.sheet.place', { n: say.number(place + 1), of: say.number(among.length) })}
            </span>
          )}
          <Tooltip label={say.t('boardPrint.sheet.before')}>
            <ActionIcon
              size="lg"
              aria-label={say.t('boardPrint.sheet.before')}
              disabled={place <= 0}
              onClick={() => step(-1)}
            >
              <IconChevronLeft size={20} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={say.t('boardPrint.sheet.after')}>
            <ActionIcon
              size="lg"
              aria-label={say.t('boardPrint.sheet.after')}
              disabled={place < 0 ? among.length === 0 : place >= among.length - 1}
              onClick={() => step(1)}
            >
              <IconChevronRight size={20} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={say.t('boardPrint.sheet.close')}>
            <ActionIcon size="lg" aria-label={say.t('boardPrint.sheet.close')} onClick={() => onGo(null)}>
              <IconX size={20} />
            </ActionIcon>
          </Tooltip>
        </span>
      </header>
      {url && look.paper ? (
        <SheetStage url={url} paper={look.paper} name={name} />
      ) : reason ? (
        <Waiting text={reasonText(reason, say)} onRetry={retry} />
      ) : (
        <Waiting text={say.t('boardPrint.sheet.drawing')} />
      )}
      <aside className="sheet-view-side scroll">
        {lacks && lacks.length > 0 && (
          <section className="sheet-part sheet-notices" data-part="lacks">
            <h3>{say.t('boardPrint.notices.lacks')}</h3>
            <NoticeList notices={lacks} />
            <Anchor href={onMap} size="sm">
              {say.t('boardPrint.way.planning')}
            </Anchor>
          </section>
        )}
        <SheetNotices grid={id} sheet={sheet} look={look} />
        <SheetSave grid={id} page={page} look={look} />
        <SheetPrints grid={id} look={look} />
      </aside>
    </Modal>
  );
}
