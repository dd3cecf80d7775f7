import type { Division } from '../../../domain/edit/types.ts';
import { joinBoxes } from '../../../domain/geometry/box.ts';
import type { Box, Point } from '../../../domain/geometry/point.ts';
import { polygonBox } from '../../../domain/geometry/ring.ts';
import { narrowing, UNIT_M } from '../../../domain/geometry/unit-metres.ts';

/** A territory laid flat: metres to the east and to the south of its north-western corner. Good for a district, not for a country. */
export interface SheetOfGround {
  readonly widthM: number;
  readonly heightM: number;
  readonly to: (p: Point) => readonly [x: number, y: number];
  readonly from: (x: number, y: number) => Point;
  /** West, north, east, south in metres. */
  readonly box: (box: Box) => readonly [west: number, north: number, east: number, south: number];
}

export function sheetOfGround({ territory }: Division): SheetOfGround {
  const [minX, minY, maxX, maxY] = territory.polygons.map(polygonBox).reduce(joinBoxes);
  const yM = UNIT_M;
  const xM = UNIT_M * narrowing((minY + maxY) / 2);
  const to = ([x, y]: Point) => [(x - minX) * xM, (maxY - y) * yM] as const;
  return {
    widthM: (maxX - minX) * xM,
    heightM: (maxY - minY) * yM,
    to,
    from: (x, y) => [Math.round(minX + x / xM), Math.round(maxY - y / yM)],
    box: ([west, south, east, north]) => [...to([west, north]), ...to([east, south])],
  };
}
