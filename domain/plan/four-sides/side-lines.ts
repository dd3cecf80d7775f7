import type { Box } from '../../geometry/point.ts';
import { type Segment, SegmentIndex } from '../../geometry/segment-index.ts';
import type { SideLine } from './types.ts';

/** A straight piece of a line. */
export interface LineSegment {
  readonly line: SideLine;
  readonly at: Segment;
}

/** The lines of a territory, to be asked which of them are near: made once for all of its grids. Tunnels are no border. */
export class SideLines {
  readonly #segments: readonly LineSegment[];
  readonly #index: SegmentIndex;

  constructor(lines: readonly SideLine[]) {
    const segments: LineSegment[] = [];
    for (const line of lines) {
      if (line.tunnel) continue;
      const named = { ...line, name: plainName(line.name) };
      for (let i = 1; i < line.points.length; i++) {
        const [a, b] = [line.points[i - 1]!, line.points[i]!];
        if (a[0] !== b[0] || a[1] !== b[1]) segments.push({ line: named, at: [a, b] });
      }
    }
    this.#segments = segments;
    this.#index = new SegmentIndex(segments.map(({ at }) => at));
  }

  /** Pieces whose boxes touch a box of the lattice, in the order of the lines. */
  near([minX, minY, maxX, maxY]: Box): LineSegment[] {
    return this.#index
      .near([
        [minX, minY],
        [maxX, maxY],
      ])
      .map((i) => this.#segments[i]!);
  }
}

/** A name in one line: no control characters, blanks once. */
export function plainName(name: string): string {
  return name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
