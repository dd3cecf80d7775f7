import { useLayoutEffect, useRef, useState } from 'react';
import type { Paper } from '../../../../domain/board/template.ts';
import type { BoardNotice } from '../../../../domain/contract/board.ts';
import type { GridId } from '../../../../domain/coverage/types.ts';
import { useVisibleRows } from '../../../ui/drawer/use-visible-rows.ts';
import { useBoards } from '../../boards-context.ts';
import type { SheetLook } from '../sheet-look.ts';
import { SheetCard } from './sheet-card.tsx';
import type { ThumbQueue } from './thumb-queue.ts';
import './sheets.css';

const GAP_PX = 16;
/** Below a picture: its name and code; and a line more where anything is lacking. */
const [WORDS_PX, LACK_PX] = [46, 18];
/** A column is at least so wide. */
const CARD_PX = { small: 168, large: 336 } as const;
/** An upright sheet is no higher than this many times the column's width. */
const HIGHEST = 1.25;
/** Rows beyond the ones in sight, drawn before one comes there. */
const BEYOND = 1;

export type CardSize = keyof typeof CARD_PX;

interface SheetGridProps {
  readonly grids: readonly GridId[];
  readonly look: SheetLook;
  readonly paper: Paper;
  readonly size: CardSize;
  readonly queue: ThumbQueue;
  /** Null: that is not known yet. */
  readonly lacks: ReadonlyMap<GridId, readonly BoardNotice[]> | null;
  readonly onOpen: (grid: GridId) => void;
}

/** Sheets side by side as many as there is room for; of thousands only the rows in sight are there. */
export function SheetGrid({ grids, look, paper, size, queue, lacks, onOpen }: SheetGridProps) {
  const { plan } = useBoards();
  const list = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = list.current!;
    const look = () => setWidth(element.clientWidth - 2 * GAP_PX);
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  const columns = Math.max(1, Math.floor((width + GAP_PX) / (CARD_PX[size] + GAP_PX)));
  const card = Math.floor((width - (columns - 1) * GAP_PX) / columns);
  const fit = Math.min(card / paper.width, (card * HIGHEST) / paper.height);
  const picture = { width: Math.round(paper.width * fit), height: Math.round(paper.height * fit) };
  const words = WORDS_PX + (lacks && lacks.size > 0 ? LACK_PX : 0);
  const rowPx = picture.height + words + GAP_PX;
  const rows = Math.ceil(grids.length / columns);
  const visible = useVisibleRows(list, rows, rowPx, BEYOND);
  const shown = grids.slice(visible.from * columns, visible.to * columns);
  return (
    <div className="scroll sheet-grid" ref={list}>
      <div style={{ height: rows * rowPx + GAP_PX, position: 'relative' }}>
        <div
          className="sheet-grid-rows"
          style={{
            top: GAP_PX + visible.from * rowPx,
            insetInline: GAP_PX,
            gridTemplateColumns: `repeat(${columns}, ${card}px)`,
            gridAutoRows: rowPx - GAP_PX,
            gap: GAP_PX,
          }}
        >
          {width > 0 &&
            shown.map((id) => {
              const grid = plan.division.tree.grids.get(id);
              return (
                grid && (
                  <SheetCard
                    key={id}
                    grid={grid}
                    look={look}
                    queue={queue}
                    lacks={lacks && (lacks.get(id) ?? [])}
                    {...picture}
                    onOpen={() => onOpen(id)}
                  />
                )
              );
            })}
        </div>
      </div>
    </div>
  );
}
