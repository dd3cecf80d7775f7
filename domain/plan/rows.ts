import type { Box } from '../geometry/point.ts';

/**
 * The order in which neighbours are numbered: in rows from north to south, west to east within a row, rows as tall
 * as the median grid (product.md, rule 6). Ties fall to the id, so that the order is the same everywhere.
 */
export function inRows<T extends { readonly id: string; readonly box: Box }>(items: readonly T[]): T[] {
  if (items.length < 2) return [...items];
  const heights = items.map(({ box }) => box[3] - box[1]).sort((a, b) => a - b);
  const row = Math.max(1, heights[heights.length >> 1]!);
  const north = Math.max(...items.map(({ box }) => box[3]));
  return items
    .map((item) => ({
      item,
      row: Math.floor((north - (item.box[1] + item.box[3]) / 2) / row),
      x: (item.box[0] + item.box[2]) / 2,
    }))
    .sort((a, b) => a.row - b.row || a.x - b.x || (a.item.id < b.item.id ? -1 : 1))
    .map(({ item }) => item);
}
