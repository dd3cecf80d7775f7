import type { Ms } from '../../../domain/case/types.ts';
import { URGENCIES, type Urgency } from '../../../domain/case/types.ts';
import type { Histogram } from './histogram.ts';

/** Of the drawing: pixels, and how many cases reach its top. */
export interface Scale {
  readonly width: number;
  readonly height: number;
  readonly high: number;
  readonly toX: (at: Ms) => number;
}

/** From the ground up: what is done lies below, what is over on top. */
const ORDER: readonly Urgency[] = ['closed', 'open', 'soon', 'overdue'];
const GAP_PX = 1;
/** A single case must not vanish beside thousands. */
const LEAST_PX = 1;

/** One SVG path for each urgency, the bars standing on each other. */
export function barPaths({ start, step, bins, counts }: Histogram, { width, height, high, toX }: Scale) {
  const ground = new Float64Array(bins).fill(height);
  return ORDER.map((urgency) => {
    const row = URGENCIES.indexOf(urgency) * bins;
    let path = '';
    for (let bin = 0; bin < bins; bin += 1) {
      const count = counts[row + bin]!;
      if (count === 0) continue;
      const left = Math.max(0, toX(start + bin * step));
      const right = Math.min(width, toX(start + (bin + 1) * step)) - GAP_PX;
      const tall = Math.max(LEAST_PX, (count / high) * height);
      const top = Math.max(0, ground[bin]! - tall);
      path += `M${left.toFixed(1)} ${ground[bin]!.toFixed(1)}V${top.toFixed(1)}H${Math.max(left + 1, right).toFixed(1)}V${ground[bin]!.toFixed(1)}Z`;
      ground[bin] = top;
    }
    return { urgency, path };
  });
}

/** One SVG path along the tops of all cases of each step. */
export function linePath(
  { start, step, bins, counts }: Histogram,
  { width, height, high, toX }: Scale,
): string {
  let path = '';
  for (let bin = 0; bin < bins; bin += 1) {
    let sum = 0;
    for (let row = 0; row < URGENCIES.length; row += 1) sum += counts[row * bins + bin]!;
    const left = Math.min(width, Math.max(0, toX(start + bin * step)));
    const right = Math.min(width, Math.max(0, toX(start + (bin + 1) * step)));
    const top = (height - (sum / high) * height).toFixed(1);
    path += `${path === '' ? 'M' : 'L'}${left.toFixed(1)} ${top}H${right.toFixed(1)}`;
  }
  return path;
}
