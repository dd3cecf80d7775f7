import type { Border, BorderId, Coverage } from '../../../domain/coverage/types.ts';
import type { Box, Point } from '../../../domain/geometry/point.ts';

export interface BorderSegment {
  readonly border: Border;
  /** `border.points[i]`–`border.points[i + 1]` */
  readonly i: number;
  readonly a: Point;
  readonly b: Point;
}

/** The segments of borders whose own box meets `box`, each once although two grids share it. */
export function borderSegments(coverage: Coverage, box: Box): BorderSegment[] {
  const [minX, minY, maxX, maxY] = box;
  const seen = new Set<BorderId>();
  const found: BorderSegment[] = [];
  for (const id of coverage.index.search(box)) {
    for (const ring of coverage.leaves.get(id)!.rings) {
      for (const ref of ring) {
        if (seen.has(ref.border)) continue;
        seen.add(ref.border);
        const border = coverage.borders.get(ref.border)!;
        const { points } = border;
        for (let i = 0; i + 1 < points.length; i++) {
          const a = points[i]!;
          const b = points[i + 1]!;
          if (a[0] < minX && b[0] < minX) continue;
          if (a[0] > maxX && b[0] > maxX) continue;
          if (a[1] < minY && b[1] < minY) continue;
          if (a[1] > maxY && b[1] > maxY) continue;
          found.push({ border, i, a, b });
        }
      }
    }
  }
  return found;
}
