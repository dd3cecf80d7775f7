/**
 * The weight of a grid where all could be had alike: the mean of what is left once every vertex that outweighs that mean has a grid of
 * its own.
 */
export function evenWeight(weight: Float64Array, k: number): number {
  const heavy = weight.toSorted().reverse();
  let rest = heavy.reduce((sum, w) => sum + w, 0);
  let grids = k;
  for (const w of heavy) {
    if (grids <= 1 || w * grids <= rest) break;
    rest -= w;
    grids--;
  }
  return rest / grids;
}
