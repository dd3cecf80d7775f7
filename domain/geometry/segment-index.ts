import Flatbush from 'flatbush';
import type { Point } from './point.ts';

export type Segment = readonly [Point, Point];

/** Up to this many segments looking at all of them beats building an index. */
const SCAN_MAX = 64;

/**
 * Finds among segments those whose boxes touch another's, by their places in the list, smallest first: what asks every
 * segment of a line about every other takes n log n for lines as they are drawn, and not n².
 */
export class SegmentIndex {
  readonly #segments: readonly Segment[];
  readonly #tree: Flatbush | null;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.#tree = segments.length > SCAN_MAX ? treeOf(segments) : null;
  }

  near([a, b]: Segment): number[] {
    const minX = Math.min(a[0], b[0]);
    const maxX = Math.max(a[0], b[0]);
    const minY = Math.min(a[1], b[1]);
    const maxY = Math.max(a[1], b[1]);
    if (this.#tree) return this.#tree.search(minX, minY, maxX, maxY).sort((i, k) => i - k);
    const found: number[] = [];
    this.#segments.forEach(([c, d], i) => {
      if ((c[0] < minX && d[0] < minX) || (c[0] > maxX && d[0] > maxX)) return;
      if ((c[1] < minY && d[1] < minY) || (c[1] > maxY && d[1] > maxY)) return;
      found.push(i);
    });
    return found;
  }
}

function treeOf(segments: readonly Segment[]): Flatbush {
  const tree = new Flatbush(segments.length);
  for (const [a, b] of segments)
    tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  tree.finish();
  return tree;
}
