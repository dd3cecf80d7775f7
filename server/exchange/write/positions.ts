import type { Geometry, Position } from 'geojson';

/** The lines of a geometry, one after the other: rings of every part, a line, a point as a line of one. */
export function linesOf(shape: Geometry): readonly (readonly Position[])[] {
  switch (shape.type) {
    case 'Point':
      return [[shape.coordinates]];
    case 'LineString':
      return [shape.coordinates];
    case 'Polygon':
      return shape.coordinates;
    case 'MultiPolygon':
      return shape.coordinates.flat();
    default:
      throw new Error(`nothing of ours is a ${shape.type}`);
  }
}

export type Bounds = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** The box around a geometry's positions; null where it has none. */
export function boundsOf(shape: Geometry): Bounds | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of linesOf(shape)) {
    for (const [x = 0, y = 0] of line) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
  }
  return minX > maxX ? null : [minX, minY, maxX, maxY];
}

/** The box around two, either of which may be none. */
export function joinBounds(a: Bounds | null, b: Bounds | null): Bounds | null {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
