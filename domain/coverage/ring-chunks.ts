import type { Box, Point, Ring } from '../geometry/point.ts';
import { orient } from '../geometry/predicates.ts';

/** Edges in a chunk: few enough to walk, many enough that a territory of thousands has few boxes. */
const CHUNK = 64;

/** `[minX, minY, maxX, maxY]` of edges 64k … 64k + 63 at 4k. Rings never change. */
const boxesOf = new WeakMap<Ring, Float64Array>();

/** Calls `on` for every run of edges that may meet the box: the edges from corner `first` up to that before `end`. */
export function chunksNear(ring: Ring, near: Box, on: (first: number, end: number) => void): void {
  if (ring.length <= CHUNK) {
    on(0, ring.length);
    return;
  }
  const boxes = chunkBoxes(ring);
  for (let k = 0; k < boxes.length; k += 4) {
    if (boxes[k]! > near[2] || boxes[k + 1]! > near[3] || boxes[k + 2]! < near[0] || boxes[k + 3]! < near[1])
      continue;
    const first = (k / 4) * CHUNK;
    on(first, Math.min(first + CHUNK, ring.length));
  }
}

/** How often the ring winds around the place: 0 outside it, 1 or -1 inside a simple one; null on the ring itself. Exact. */
export function windingAround(ring: Ring, place: Point): number | null {
  let winding = 0;
  let onRing = false;
  const [x, y] = place;
  chunksNear(ring, [x, y, Infinity, y], (first, end) => {
    let a = ring[first]!;
    for (let i = first + 1; i <= end; i++) {
      const b = ring[i === ring.length ? 0 : i]!;
      if (a[1] <= y !== b[1] <= y) {
        const side = orient(a, b, place);
        if (side === 0) onRing = true;
        else if (side > 0 === b[1] > a[1]) winding += b[1] > a[1] ? 1 : -1;
      } else if (a[1] === y && b[1] === y && a[0] <= x !== b[0] <= x) onRing = true;
      a = b;
    }
  });
  return onRing ? null : winding;
}

function chunkBoxes(ring: Ring): Float64Array {
  const known = boxesOf.get(ring);
  if (known) return known;
  const boxes = new Float64Array(4 * Math.ceil(ring.length / CHUNK));
  for (let k = 0; k < boxes.length; k += 4) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    const first = (k / 4) * CHUNK;
    // one corner more than edges: the last edge's end
    for (let c = first; c <= Math.min(first + CHUNK, ring.length); c++) {
      const [x, y] = ring[c === ring.length ? 0 : c]!;
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
    boxes.set([minX, minY, maxX, maxY], k);
  }
  boxesOf.set(ring, boxes);
  return boxes;
}
