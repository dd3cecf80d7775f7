import { type Box, inBox } from './box.ts';
import type { Vec } from './plane.ts';

/** Footprints as seen from above, counter-clockwise: along and across, as shares of half the box. */
const SHAPES = {
  bar: [-1, -1, 1, -1, 1, 1, -1, 1],
  /** Three stairwells, the middle one set back. */
  stepped: [
    -1, -1, -0.34, -1, -0.34, -0.8, 0.34, -0.8, 0.34, -1, 1, -1, 1, 0.8, 0.34, 0.8, 0.34, 1, -0.34, 1, -0.34,
    0.8, -1, 0.8,
  ],
  /** A tower around its lifts. */
  cross: [
    -0.5, -1, 0.5, -1, 0.5, -0.5, 1, -0.5, 1, 0.5, 0.5, 0.5, 0.5, 1, -0.5, 1, -0.5, 0.5, -1, 0.5, -1, -0.5,
    -0.5, -0.5,
  ],
  ell: [-1, -1, 1, -1, 1, 0, 0, 0, 0, 1, -1, 1],
  /** A courtyard house, open to the south. */
  yard: [-1, -1, -0.4, -1, -0.4, 0.3, 0.4, 0.3, 0.4, -1, 1, -1, 1, 1, -1, 1],
  /** Two wings on a corridor. */
  comb: [-1, -1, 1, -1, 1, -0.4, -0.5, -0.4, -0.5, 0.4, 1, 0.4, 1, 1, -1, 1],
} as const;

export type Shape = keyof typeof SHAPES;

/** The ring of a shape in its box, in metres. */
export function footprint(shape: Shape, box: Box): Vec[] {
  const shares = SHAPES[shape];
  return Array.from({ length: shares.length / 2 }, (_, i) =>
    inBox(box, shares[2 * i]! * box.halfU, shares[2 * i + 1]! * box.halfV),
  );
}
