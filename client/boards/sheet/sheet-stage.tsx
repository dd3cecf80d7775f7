import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Paper } from '../../../domain/board/template.ts';
import { useSay } from '../../i18n/use-say.ts';
import { ZOOM_STEP, zoomTo } from './zoom.ts';

/** CSS has 96 pixels to the inch. */
const PX_PER_MM = 96 / 25.4;
const MARGIN_PX = 24;
/** Below it, where the bar is. */
const BELOW_PX = 60;

/** The sheet on a table: as large as there is room for, or as large as it is on paper; drawn about, wheeled nearer. */
export function SheetStage({
  url,
  paper,
  name,
}: {
  readonly url: string;
  readonly paper: Paper;
  readonly name: string;
}) {
  const say = useSay();
  const table = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<readonly [number, number]>([0, 0]);
  /** Of the paper's own size; null: as large as there is room for. */
  const [zoom, setZoom] = useState<number | null>(null);
  /** The point of the paper (0…1) that is to stay under a point of the table. */
  const held = useRef<{
    readonly at: readonly [number, number];
    readonly under: readonly [number, number];
  } | null>(null);
  useLayoutEffect(() => {
    const element = table.current!;
    const look = () => setRoom([element.clientWidth, element.clientHeight]);
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  const own = [paper.width * PX_PER_MM, paper.height * PX_PER_MM] as const;
  const fit = Math.max(
    0.02,
    Math.min((room[0] - 2 * MARGIN_PX) / own[0], (room[1] - MARGIN_PX - BELOW_PX) / own[1]),
  );
  const scale = zoom ?? fit;
  const size = [own[0] * scale, own[1] * scale] as const;

  /** Nearer or farther, with what is under a point of the window staying there. */
  const zoomAt = (next: number, x: number, y: number) => {
    const paper = table.current!.querySelector('img')!.getBoundingClientRect();
    const box = table.current!.getBoundingClientRect();
    held.current = {
      at: [(x - paper.left) / paper.width, (y - paper.top) / paper.height],
      under: [x - box.left, y - box.top],
    };
    setZoom(next);
  };
  const zoomMiddle = (next: number) => {
    const box = table.current!.getBoundingClientRect();
    zoomAt(next, box.left + box.width / 2, box.top + box.height / 2);
  };
  useLayoutEffect(() => {
    const element = table.current!;
    const hold = held.current;
    held.current = null;
    if (!hold) return;
    const image = element.querySelector('img')!;
    element.scrollLeft = image.offsetLeft + hold.at[0] * size[0] - hold.under[0];
    element.scrollTop = image.offsetTop + hold.at[1] * size[1] - hold.under[1];
  }, [size[0], size[1]]);
  // React's own wheel listeners are passive: the page would be zoomed too.
  const wheel = useRef<(event: WheelEvent) => void>(() => {});
  wheel.current = (event) => {
    event.preventDefault();
    zoomAt(zoomTo(scale, fit, event.deltaY), event.clientX, event.clientY);
  };
  useEffect(() => {
    const element = table.current!;
    const listen = (event: WheelEvent) => wheel.current(event);
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, []);
  const drag = useRef<readonly [number, number, number, number] | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const { scrollLeft, scrollTop } = event.currentTarget;
    drag.current = [event.clientX + scrollLeft, event.clientY + scrollTop, scrollLeft, scrollTop];
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag.current) return;
    event.currentTarget.scrollLeft = drag.current[0] - event.clientX;
    event.currentTarget.scrollTop = drag.current[1] - event.clientY;
  };
  const larger = size[0] > room[0] || size[1] > room[1];
  return (
    <div className="sheet-stage">
      <div
        className="sheet-table"
        role="application"
        aria-label={say.t('boardPrint.zoom.table')}
        ref={table}
        data-larger={larger}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          drag.current = null;
        }}
        onDoubleClick={(event) => (zoom === null ? zoomAt(1, event.clientX, event.clientY) : setZoom(null))}
      >
        <img src={url} alt={name} draggable={false} style={{ width: size[0], height: size[1] }} />
      </div>
      <div className="sheet-zoom">
        <Tooltip label={say.t('boardPrint.zoom.out')}>
          <ActionIcon
            aria-label={say.t('boardPrint.zoom.out')}
            onClick={() => zoomMiddle(zoomTo(scale, fit, ZOOM_STEP))}
          >
            <IconMinus size={16} />
          </ActionIcon>
        </Tooltip>
        <span className="number sheet-percent">
          {say.t('boardPrint.zoom.percent', { n: say.number(Math.round(scale * 100)) })}
        </span>
        <Tooltip label={say.t('boardPrint.zoom.in')}>
          <ActionIcon
            aria-label={say.t('boardPrint.zoom.in')}
            onClick={() => zoomMiddle(zoomTo(scale, fit, -ZOOM_STEP))}
          >
            <IconPlus size={16} />
          </ActionIcon>
        </Tooltip>
        <Button size="compact-xs" variant={zoom === null ? 'light' : 'subtle'} onClick={() => setZoom(null)}>
          {say.t('boardPrint.zoom.fit')}
        </Button>
        <Tooltip label={say.t('boardPrint.zoom.ownHint')}>
          <Button size="compact-xs" variant={zoom === 1 ? 'light' : 'subtle'} onClick={() => zoomMiddle(1)}>
            {say.t('boardPrint.zoom.own')}
          </Button>
        </Tooltip>
      </div>
    </div>
  );
}
