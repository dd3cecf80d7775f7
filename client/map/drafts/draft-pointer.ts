import type { Map as MapLibre } from 'maplibre-gl';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import { useDraftView } from '../../drafts/flow/draft-view.ts';
import { endLine } from '../../drafts/flow/end-line.ts';

/** A press that moved no further than this is a click, px. */
const CLICK_PX = 4;
const DOUBLE_MS = 350;
const DOUBLE_PX = 8;

/** What the pointer means while a proposal lies over the map; the panel decides what follows from it. */
export interface DraftPointer {
  /** A click on a proposed grid, or (null) beside all of them. */
  readonly click: (grid: string | null, more: boolean) => void;
  /** A box was drawn around these. */
  readonly box: (grids: readonly string[]) => void;
}

/** A proposed grid is pointed at and chosen, or a barrier is drawn; no tool is in hand meanwhile. */
export function captureDraftPointer(map: MapLibre, on: DraftPointer): () => void {
  const canvas = map.getCanvasContainer();
  let press: { x: number; y: number; boxing: boolean } | null = null;
  let last: { x: number; y: number; time: number } | null = null;
  let frame = 0;

  const inMap = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const { left, top } = canvas.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const placeOf = (event: PointerEvent): LngLat => {
    const { lng, lat } = map.unproject(inMap(event));
    return [lng, lat];
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const { line } = useDraftView.getState();
    const boxing = event.shiftKey && line === null;
    press = { x: event.clientX, y: event.clientY, boxing };
    if (!boxing) return;
    map.dragPan.disable();
    canvas.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (!event.isPrimary) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const { line, today, setHover, hover } = useDraftView.getState();
      map.getCanvas().style.cursor = line ? 'crosshair' : '';
      if (press?.boxing) return showBox(canvas, press, event);
      if (press || line) return;
      const at = inMap(event);
      const grid = today ? null : gridAt(map, at);
      map.getCanvas().style.cursor = grid ? 'pointer' : '';
      if (grid || hover) setHover(grid ? { grid, at } : null);
    });
  };
  const up = (event: PointerEvent) => {
    if (event.button !== 0 || !press) return;
    const { x, y, boxing } = press;
    press = null;
    hideBox(canvas);
    if (boxing) map.dragPan.enable();
    const far = Math.hypot(event.clientX - x, event.clientY - y) > CLICK_PX;
    if (far && boxing) return on.box(gridsIn(map, canvas, [x, y], [event.clientX, event.clientY]));
    if (far) return;
    const near = last && Math.hypot(event.clientX - last.x, event.clientY - last.y) <= DOUBLE_PX;
    const double = last !== null && near === true && event.timeStamp - last.time <= DOUBLE_MS;
    last = double ? null : { x: event.clientX, y: event.clientY, time: event.timeStamp };
    const { line, today, setLine } = useDraftView.getState();
    if (line) {
      if (double) endLine();
      else setLine([...line, placeOf(event)]);
    } else if (!double && !today) on.click(gridAt(map, inMap(event)), event.shiftKey);
  };
  const leave = () => {
    cancelAnimationFrame(frame);
    useDraftView.getState().setHover(null);
  };
  const cancel = () => {
    press = null;
    hideBox(canvas);
    map.dragPan.enable();
  };

  map.doubleClickZoom.disable();
  map.boxZoom.disable();
  const listeners = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', cancel],
    ['pointerleave', leave],
  ] as const;
  for (const [name, listener] of listeners) canvas.addEventListener(name, listener);
  return () => {
    cancelAnimationFrame(frame);
    hideBox(canvas);
    for (const [name, listener] of listeners) canvas.removeEventListener(name, listener);
    map.getCanvas().style.cursor = '';
  };
}

function gridAt(map: MapLibre, at: [number, number]): string | null {
  const [feature] = map.queryRenderedFeatures(at, { layers: ['draft-fill'] });
  const id: unknown = feature?.properties.grid;
  return typeof id === 'string' ? id : null;
}

function gridsIn(map: MapLibre, canvas: HTMLElement, a: [number, number], b: [number, number]): string[] {
  const { left, top } = canvas.getBoundingClientRect();
  const box: [[number, number], [number, number]] = [
    [Math.min(a[0], b[0]) - left, Math.min(a[1], b[1]) - top],
    [Math.max(a[0], b[0]) - left, Math.max(a[1], b[1]) - top],
  ];
  const found = map.queryRenderedFeatures(box, { layers: ['draft-fill'] });
  return [...new Set(found.map(({ properties }) => properties.grid as string))];
}

function showBox(canvas: HTMLElement, from: { x: number; y: number }, to: PointerEvent): void {
  const { left, top } = canvas.getBoundingClientRect();
  let box = canvas.querySelector<HTMLElement>('.draft-box');
  if (!box) {
    box = document.createElement('div');
    box.className = 'draft-box';
    canvas.append(box);
  }
  Object.assign(box.style, {
    left: `${Math.min(from.x, to.clientX) - left}px`,
    top: `${Math.min(from.y, to.clientY) - top}px`,
    width: `${Math.abs(to.clientX - from.x)}px`,
    height: `${Math.abs(to.clientY - from.y)}px`,
  });
}

function hideBox(canvas: HTMLElement): void {
  canvas.querySelector('.draft-box')?.remove();
}
