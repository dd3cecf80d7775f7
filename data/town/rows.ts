import type { Box } from './box.ts';
import type { Vec } from './plane.ts';
import type { Plot } from './plot.ts';
import type { Random } from './random.ts';

type Range = readonly [low: number, high: number];

/** Buildings in rows: lengths along the row, gaps between them, and from row to row, in metres. */
export interface RowPlan {
  readonly length: Range;
  readonly depth: Range;
  readonly gap: Range;
  readonly pitch: Range;
  /** How far a building stands off its place, in metres, and how far it is turned, in radians. */
  readonly stray: number;
  readonly turn: number;
  /** Share of the places that are left empty. */
  readonly empty: number;
}

/** Where nothing fits in a row the next one is tried this much farther on. */
const EMPTY_ROW_M = 6;

/**
 * Boxes for buildings in rows across the plot, south to north, where `within` lets them stand; each has been taken
 * when it is given.
 */
export function* rows(
  plot: Plot,
  plan: RowPlan,
  random: Random,
  within: (at: Vec) => boolean = () => true,
): Generator<Box> {
  const [cos, sin] = [Math.cos(plot.angle), Math.sin(plot.angle)];
  const us = plot.ring.map(([x, y]) => x * cos + y * sin);
  const vs = plot.ring.map(([x, y]) => y * cos - x * sin);
  const [west, east] = [Math.min(...us), Math.max(...us)];
  const [south, north] = [Math.min(...vs), Math.max(...vs)];
  const draw = ([low, high]: Range) => random.between(low, high);
  for (let v = south + draw(plan.depth) * 0.6; v < north; ) {
    let u = west + random.between(0, plan.gap[1]);
    let stands = false;
    while (u < east) {
      const [length, depth] = [draw(plan.length), draw(plan.depth)];
      const [du, dv] = [random.between(-plan.stray, plan.stray), random.between(-plan.stray, plan.stray)];
      const [cu, cv] = [u + length / 2 + du, v + dv];
      const box: Box = {
        at: [cu * cos - cv * sin, cu * sin + cv * cos],
        halfU: length / 2,
        halfV: depth / 2,
        angle: plot.angle + random.between(-plan.turn, plan.turn),
      };
      const taken = !random.chance(plan.empty) && within(box.at) && plot.take(box);
      if (taken) yield box;
      stands ||= taken;
      u += taken ? length + draw(plan.gap) : Math.min(length, 7);
    }
    v += stands ? draw(plan.pitch) : EMPTY_ROW_M;
  }
}
