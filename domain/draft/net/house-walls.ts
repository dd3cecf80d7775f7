import type { Point } from '../../geometry/point.ts';
import type { DraftBuilding } from '../types.ts';
import { FlatLines } from './flat-lines.ts';
import type { LocalPlane } from './local-plane.ts';

/** A building known by its place alone is taken to be so large either way, m. */
const POINT_M = 4;

/** The walls of buildings: does one stand between two places? */
export class HouseWalls {
  readonly #walls: FlatLines;

  constructor(buildings: readonly DraftBuilding[], plane: LocalPlane) {
    const rings: Point[][] = [];
    for (const { at, footprint } of buildings) {
      if (footprint) for (const [shell] of footprint) if (shell) rings.push([...shell, shell[0]!]);
      if (footprint || !Number.isFinite(at[0]) || !Number.isFinite(at[1])) continue;
      const [x, y] = [plane.x(at), plane.y(at)];
      const corner = (i: number, j: number) => plane.back(x + i * POINT_M, y + j * POINT_M);
      rings.push([corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]);
    }
    this.#walls = new FlatLines(rings, plane);
  }

  /** Metres in `plane`. */
  standBetween(px: number, py: number, qx: number, qy: number): boolean {
    return this.#walls.crosses(px, py, qx, qy, () => true);
  }
}
