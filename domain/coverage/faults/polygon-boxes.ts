import type { Soup } from './soup.ts';

/** `[minX, minY, maxX, maxY]` of every polygon of the soup, all its rings, in pixels: polygon p's at 4p. */
export function polygonBoxes({ flat, scale }: Soup): Float64Array {
  const { xy, ringStart, polygonStart } = flat;
  const count = polygonStart.length - 1;
  const boxes = new Float64Array(4 * count);
  for (let p = 0; p < count; p++) {
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    const end = ringStart[polygonStart[p + 1]!]!;
    for (let c = ringStart[polygonStart[p]!]!; c < end; c++) {
      const x = xy[2 * c]!;
      const y = xy[2 * c + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    boxes[4 * p] = minX * scale;
    boxes[4 * p + 1] = minY * scale;
    boxes[4 * p + 2] = maxX * scale;
    boxes[4 * p + 3] = maxY * scale;
  }
  return boxes;
}
