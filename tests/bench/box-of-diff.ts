import type { Diff } from '../../domain/edit/types.ts';
import { joinBoxes } from '../../domain/geometry/box.ts';
import type { Box } from '../../domain/geometry/point.ts';
import { polygonBox } from '../../domain/geometry/ring.ts';

/** The box around all polygons that an edit made or changed. */
export function boxOfDiff({ added, updated }: Diff): Box {
  const boxes = [...added, ...updated.map(([, after]) => after)].flatMap(({ polygon }) =>
    polygon ? [polygonBox(polygon)] : [],
  );
  return boxes.reduce(joinBoxes);
}
