import type { Vec } from './plane.ts';

/** Where something to be numbered lies, in metres. */
export interface Extent {
  readonly at: Vec;
  readonly height: number;
}

/** In rows from north to south, and from west to east within a row; rows are as tall as the median of them. */
export function inRows<T extends { readonly extent: Extent }>(items: readonly T[]): T[] {
  const heights = items.map(({ extent }) => extent.height).sort((a, b) => a - b);
  const row = heights[Math.floor(heights.length / 2)]!;
  const waiting = items.toSorted(
    (a, b) => b.extent.at[1] - a.extent.at[1] || a.extent.at[0] - b.extent.at[0],
  );
  const ordered: T[] = [];
  while (waiting.length > 0) {
    const top = waiting[0]!.extent.at[1];
    const beyond = waiting.findIndex(({ extent }) => extent.at[1] < top - row);
    const line = waiting.splice(0, beyond < 0 ? waiting.length : beyond);
    ordered.push(...line.sort((a, b) => a.extent.at[0] - b.extent.at[0]));
  }
  return ordered;
}
