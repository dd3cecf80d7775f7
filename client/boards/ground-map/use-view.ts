import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SheetOfGround } from './sheet-of-ground.ts';

/** Ground left free around what is shown, as a share of it. */
const MARGIN = 0.06;
const CLOSEST_M_PER_PX = 0.03;
/** A press that moves less is a click. */
const CLICK_PX = 4;

/** What a small map shows: its middle in metres, and metres of a pixel. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly mPerPx: number;
}
type Bounds = readonly [west: number, north: number, east: number, south: number];

/**
 * A small map's view: the wheel zooms where the pointer is, a drag moves it, and another `shown` brings that into sight. `whole` goes
 * back to it.
 */
export function useView(svg: RefObject<SVGSVGElement | null>, ground: SheetOfGround, shown: Bounds) {
  const [size, setSize] = useState({ width: 400, height: 400 });
  const [own, setOwn] = useState<{ readonly view: View; readonly shown: Bounds } | null>(null);
  const key = shown.join();
  useLayoutEffect(() => {
    const element = svg.current;
    if (!element) return;
    const look = () => setSize({ width: element.clientWidth || 1, height: element.clientHeight || 1 });
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => resized.disconnect();
  }, [svg]);
  const fitted = viewOf(shown, size);
  const view = own && own.shown.join() === key ? own.view : fitted;
  const widest = viewOf([0, 0, ground.widthM, ground.heightM], size).mPerPx;
  const now = useRef({ view, size, widest, shown });
  now.current = { view, size, widest, shown };

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    // React listens passively to the wheel, and then the page would scroll as well.
    const zoom = (event: WheelEvent) => {
      event.preventDefault();
      const { view, size, widest, shown } = now.current;
      const mPerPx = Math.min(
        widest,
        Math.max(CLOSEST_M_PER_PX, view.mPerPx * 1.0016 ** clamp(event.deltaY, 240)),
      );
      const box = element.getBoundingClientRect();
      const dx = event.clientX - box.left - size.width / 2;
      const dy = event.clientY - box.top - size.height / 2;
      const by = view.mPerPx - mPerPx;
      setOwn({ view: { x: view.x + dx * by, y: view.y + dy * by, mPerPx }, shown });
    };
    element.addEventListener('wheel', zoom, { passive: false });
    return () => element.removeEventListener('wheel', zoom);
  }, [svg]);

  const drag = useRef<{ x: number; y: number; view: View; moved: boolean } | null>(null);
  /** Where on the ground a pointer is, metres. */
  const placeOf = (event: { readonly clientX: number; readonly clientY: number }): [number, number] => {
    const box = svg.current!.getBoundingClientRect();
    return [
      view.x + (event.clientX - box.left - size.width / 2) * view.mPerPx,
      view.y + (event.clientY - box.top - size.height / 2) * view.mPerPx,
    ];
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      drag.current = { x: event.clientX, y: event.clientY, view, moved: false };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = drag.current;
      if (!from || event.buttons === 0) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.moved && Math.hypot(dx, dy) < CLICK_PX) return;
      if (!from.moved) event.currentTarget.setPointerCapture(event.pointerId);
      from.moved = true;
      const { mPerPx } = from.view;
      setOwn({ view: { x: from.view.x - dx * mPerPx, y: from.view.y - dy * mPerPx, mPerPx }, shown });
    },
  };
  const left = view.x - (size.width / 2) * view.mPerPx;
  const top = view.y - (size.height / 2) * view.mPerPx;
  return {
    viewBox: `${left} ${top} ${size.width * view.mPerPx} ${size.height * view.mPerPx}`,
    mPerPx: view.mPerPx,
    handlers,
    placeOf,
    /** Whether the press that ends now has moved the map. */
    hasDragged: () => {
      const moved = drag.current?.moved ?? false;
      drag.current = null;
      return moved;
    },
    isMoved: view !== fitted,
    whole: () => setOwn(null),
  };
}

function viewOf(
  [west, north, east, south]: Bounds,
  { width, height }: { readonly width: number; readonly height: number },
): View {
  const grown = 1 + 2 * MARGIN;
  const mPerPx = Math.max(
    ((east - west) * grown) / width,
    ((south - north) * grown) / height,
    CLOSEST_M_PER_PX,
  );
  return { x: (west + east) / 2, y: (north + south) / 2, mPerPx };
}

function clamp(n: number, most: number): number {
  return Math.max(-most, Math.min(most, n));
}
