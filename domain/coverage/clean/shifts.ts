import type { Point } from '../../geometry/point.ts';
import type { Dispute } from './disputes.ts';
import type { Earth } from './earth.ts';
import type { Layers } from './layers.ts';
import { startOf } from './map-faces.ts';
import { NOBODY, type Plots } from './plots.ts';

/** What the borders between two grids (or a grid and nobody) moved by when they were given corners. */
export interface Shift {
  /** By number, ascending; `NOBODY` first. */
  readonly pair: readonly [number, number];
  /** m² that each of the two won and lost: `won[0]` is the first's. */
  readonly won: [number, number];
  readonly lost: [number, number];
  /** How far a corner that was put in lies beside the straight border at most. */
  widthM: number;
  /** Such a corner, the farthest. */
  at: Point;
  /** Whose border got it. */
  grid: number;
  /** Whether a corner was put in where no dispute is: what lies on the outline of a dispute is told by that. */
  news: boolean;
}

/**
 * For every grid's edge that was divided: on which side of the old one the new ones lie and how much ground that is, for pairs of
 * grids. Ground is on the left of valid polygons' rings; those of invalid ones are not asked, since their area is counted
 * in one.
 */
export function findShifts(
  plots: Plots,
  layers: Layers,
  disputes: readonly Dispute[],
  earth: Earth,
): Map<string, Shift> {
  const shifts = new Map<string, Shift>();
  const { map } = plots;
  if (map.chains.size === 0) return shifts;
  const { xs, ys } = map.points;
  const disputed = new Set<number>();
  for (const { halves } of disputes) for (const half of halves) disputed.add(startOf(map, half));
  for (let r = 0; r + 1 < layers.start.length; r++) {
    const polygon = layers.polygonOfRing[r]!;
    const grid = layers.gridOf[polygon]!;
    if (grid < 0 || layers.invalid.has(polygon)) continue;
    for (let c = layers.start[r]!; c < layers.start[r + 1]!; c++) {
      const chain = map.chains.get(map.edgeOfCorner[c]!);
      if (!chain) continue;
      const forth = chain[0] === layers.corner[c];
      const [a, b] = [chain[0]!, chain.at(-1)!];
      let area = earth.under(b, a, a);
      let farthest = 1;
      let far = -1;
      for (let k = 1; k < chain.length; k++) {
        area += earth.under(chain[k - 1]!, chain[k]!, a);
        const beside = k + 1 < chain.length ? earth.metresBeside(chain[k]!, a, b) : -1;
        if (beside > far) {
          far = beside;
          farthest = k;
        }
      }
      const gain = forth ? area : -area;
      // who lies across at the farthest corner
      const edge = map.edges.idOf(chain[farthest - 1]!, chain[farthest]!);
      const [one, other] = [plots.ownerOn(2 * edge), plots.ownerOn(2 * edge + 1)];
      const beyond = one === grid ? other : one;
      const across = beyond === grid || beyond < 0 ? NOBODY : beyond;
      const low = Math.min(grid, across);
      const high = Math.max(grid, across);
      const key = `${low} ${high}`;
      const p = chain[farthest]!;
      let shift = shifts.get(key);
      if (!shift) {
        shift = { pair: [low, high], won: [0, 0], lost: [0, 0], widthM: -1, at: [0, 0], grid, news: false };
        shifts.set(key, shift);
      }
      shift.news ||= chain.slice(1, -1).some((q) => !disputed.has(q));
      const side = grid === low ? 0 : 1;
      if (gain > 0) shift.won[side] += gain;
      else shift.lost[side] -= gain;
      if (far > shift.widthM) {
        shift.widthM = far;
        shift.at = [xs[p]!, ys[p]!];
        shift.grid = grid;
      }
    }
  }
  return shifts;
}
