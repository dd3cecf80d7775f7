import type { Point } from '../../../domain/geometry/point.ts';
import { metresBetween, scaleAt } from '../snap/scale.ts';
import type { PointerInput } from '../tool.ts';

/** A hand that clicks moves by less; CSS pixels. */
const DRAG_PX = 4;

/** Whether the pointer has gone far enough from where it went down to mean a drag and not a click. */
export function isDrag(from: Point, input: PointerInput): boolean {
  return metresBetween(from, input.at, scaleAt(from)) >= DRAG_PX * input.metresPerPixel;
}
