import type { Point, Ring } from '../../domain/geometry/point.ts';
import type { Random } from './random.ts';

/** A mesh of four-sided cells with bent, bit-equal shared sides: what random coverages are glued together from. */
export interface WarpedMesh {
  readonly columns: number;
  readonly rows: number;
  /** Counter-clockwise, open. */
  cell(column: number, row: number): Ring;
  /** Gives a random side of a cell other vertices between its corners: some new, some gone, some moved. */
  bend(column: number, row: number): void;
}

/**
 * Corners wander up to a sixth of a cell, so cells stay simple; about a third of the rows and columns stay straight,
 * so that corners lie exactly on the straight side of a larger neighbour (T-shaped meetings). Sides get up to two more
 * vertices, off the straight line by at most a twentieth of the side or exactly on it where rounding allows.
 */
export function warpedMesh(
  random: Random,
  columns: number,
  rows: number,
  cell: number,
  origin: Point,
): WarpedMesh {
  const corners: Point[] = [];
  const straightRow = Array.from({ length: rows + 1 }, () => random.chance(0.33));
  const straightColumn = Array.from({ length: columns + 1 }, () => random.chance(0.33));
  const reach = Math.floor(cell / 6);
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i <= columns; i++) {
      const dx = straightColumn[i] ? 0 : random.whole(-reach, reach);
      const dy = straightRow[j] ? 0 : random.whole(-reach, reach);
      corners.push([origin[0] + i * cell + dx, origin[1] + j * cell + dy]);
    }
  }
  const corner = (i: number, j: number): Point => corners[j * (columns + 1) + i]!;

  /** The vertices between two corners, in that direction. */
  const between = (a: Point, b: Point): Point[] => {
    const count = random.whole(0, 2);
    const bent = random.chance(0.7);
    const points: Point[] = [];
    for (let k = 1; k <= count; k++) {
      const t = k / (count + 1);
      const off = bent ? (random.next() - 0.5) * 0.1 : 0;
      const x = Math.round(a[0] + t * (b[0] - a[0]) - off * (b[1] - a[1]));
      const y = Math.round(a[1] + t * (b[1] - a[1]) + off * (b[0] - a[0]));
      points.push([x, y]);
    }
    return points;
  };
  const eastward: Point[][] = [];
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i < columns; i++) eastward.push(between(corner(i, j), corner(i + 1, j)));
  }
  const northward: Point[][] = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i <= columns; i++) northward.push(between(corner(i, j), corner(i, j + 1)));
  }

  return {
    columns,
    rows,
    cell: (i, j) => [
      corner(i, j),
      ...eastward[j * columns + i]!,
      corner(i + 1, j),
      ...northward[j * (columns + 1) + i + 1]!,
      corner(i + 1, j + 1),
      ...eastward[(j + 1) * columns + i]!.toReversed(),
      corner(i, j + 1),
      ...northward[j * (columns + 1) + i]!.toReversed(),
    ],
    bend: (i, j) => {
      if (random.chance(0.5)) {
        const k = j + random.whole(0, 1);
        eastward[k * columns + i] = between(corner(i, k), corner(i + 1, k));
      } else {
        const k = i + random.whole(0, 1);
        northward[j * (columns + 1) + k] = between(corner(k, j), corner(k, j + 1));
      }
    },
  };
}
