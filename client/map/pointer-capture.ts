import type { Map as MapLibre } from 'maplibre-gl';
import type { Point } from '../../domain/geometry/point.ts';
import type { Editor } from '../editor/editor.ts';
import { gridAt } from '../editor/tools/ground.ts';
import { pointerInput } from './pointer-input.ts';

/** A press that moved no further than this is a click, px. */
const CLICK_PX = 4;
/** Two clicks closer in time and place than this are a double click. */
const DOUBLE_MS = 350;
const DOUBLE_PX = 8;

interface Press {
  readonly x: number;
  readonly y: number;
  readonly taken: boolean;
}

/**
 * Hands pointer events to the tool in hand. Plain DOM events rather than terra-draw: the editor snaps, previews
 * and decides by itself, so of a drawing library only the listeners would be used, and those are these. When a
 * tool takes the press the map does not pan; everything else (wheel, pinch, right drag) stays the map's.
 */
export function capturePointer(map: MapLibre, editor: Editor): () => void {
  const box = map.getCanvasContainer();
  let press: Press | null = null;
  let last: { x: number; y: number; time: number } | null = null;
  let frame = 0;

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const taken = editor.tool.onPointerDown(pointerInput(map, event));
    press = { x: event.clientX, y: event.clientY, taken };
    if (!taken) return;
    map.dragPan.disable();
    box.setPointerCapture(event.pointerId);
  };
  // Browsers report moves more often than they draw; only the last before a frame is worth a preview.
  const move = (event: PointerEvent) => {
    if (!event.isPrimary || (press && !press.taken)) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const input = pointerInput(map, event);
      editor.tool.onPointerMove(input);
      editor.hover(press ? null : hovered(editor, input.at));
    });
  };
  const up = (event: PointerEvent) => {
    if (event.button !== 0 || !press) return;
    const { x, y, taken } = press;
    press = null;
    cancelAnimationFrame(frame);
    const input = pointerInput(map, event);
    if (taken) {
      editor.tool.onPointerMove(input);
      editor.tool.onPointerUp(input);
      map.dragPan.enable();
    }
    if (Math.hypot(event.clientX - x, event.clientY - y) > CLICK_PX) return;
    if (!taken) editor.tool.onPointerUp(input);
    editor.tool.onClick(input);
    const near = last && Math.hypot(event.clientX - last.x, event.clientY - last.y) <= DOUBLE_PX;
    if (last && near && event.timeStamp - last.time <= DOUBLE_MS) {
      last = null;
      editor.tool.onDoubleClick(input);
    } else last = { x: event.clientX, y: event.clientY, time: event.timeStamp };
  };
  const cancel = () => {
    press = null;
    map.dragPan.enable();
  };
  const leave = () => {
    cancelAnimationFrame(frame);
    editor.tool.onPointerLeave();
    editor.hover(null);
  };

  map.doubleClickZoom.disable();
  map.boxZoom.disable();
  box.addEventListener('pointerdown', down);
  box.addEventListener('pointermove', move);
  box.addEventListener('pointerup', up);
  box.addEventListener('pointercancel', cancel);
  box.addEventListener('pointerleave', leave);
  return () => {
    cancelAnimationFrame(frame);
    box.removeEventListener('pointerdown', down);
    box.removeEventListener('pointermove', move);
    box.removeEventListener('pointerup', up);
    box.removeEventListener('pointercancel', cancel);
    box.removeEventListener('pointerleave', leave);
  };
}

/** The grid that a click would take: while a tool draws or drags something, its own preview says what it acts on. */
function hovered(editor: Editor, at: Point): string | null {
  const { plan, level, tool } = editor.store.getState();
  return plan && level && tool === 'select' ? gridAt(plan.division, level, at) : null;
}
