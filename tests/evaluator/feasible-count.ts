const ROUNDING = 1e-9;

/** The number of grids nearest to total ÷ target so that their mean lies within the band; null where no number does. */
export function feasibleCount(total: number, target: number, low: number, high: number): number | null {
  const fewest = Math.max(1, Math.ceil((total - ROUNDING) / high));
  const most = low > 0 ? Math.floor((total + ROUNDING) / low) : Number.POSITIVE_INFINITY;
  if (fewest > most) return null;
  const nearest = total / target;
  const [below, above] = [Math.floor(nearest), Math.ceil(nearest)].map((n) =>
    Math.min(most, Math.max(fewest, n)),
  ) as [number, number];
  return Math.abs(above - nearest) < Math.abs(below - nearest) ? above : below;
}
