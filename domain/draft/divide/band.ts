/** What a grid is to hold, in the graph's weight. */
export interface Band {
  readonly target: number;
  readonly low: number;
  readonly high: number;
}

/** A grid out of the band by nothing still counts as this share of the target: so few grids out are better than many by a little. */
const EACH_OUT = 0.1;

/** target × (1 ± tolerance), with room for the rounding of that product. */
export function bandOf(target: number, tolerance: number): Band {
  const slack = target * 1e-9;
  return {
    target,
    low: Math.max(0, target * (1 - tolerance) - slack),
    high: target * (1 + tolerance) + slack,
  };
}

/** How far a grid of `weight` is out of the band, as a share of the target; 0 within. */
export function excess(band: Band, weight: number): number {
  if (weight < band.low) return (band.low - weight) / band.target + EACH_OUT;
  if (weight > band.high) return (weight - band.high) / band.target + EACH_OUT;
  return 0;
}

/** True where some number of grids in the band adds up to `total`. */
export function fitsSomeCount(band: Band, total: number): boolean {
  const least = Math.max(1, Math.ceil(total / band.high));
  return least * band.low <= total && total <= least * band.high;
}

/** The number of grids nearest to total ÷ target that the band allows, and where it allows none, the nearest; at least 1. */
export function nearestCount(band: Band, total: number): number {
  const nearest = Math.max(1, Math.round(total / band.target));
  if (!fitsSomeCount(band, total)) return nearest;
  const least = Math.max(1, Math.ceil(total / band.high));
  const most = band.low > 0 ? Math.max(least, Math.floor(total / band.low)) : Number.POSITIVE_INFINITY;
  return Math.min(most, Math.max(least, nearest));
}
