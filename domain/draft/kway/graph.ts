/** A graph whose vertices are put together into grids: what `kway` needs of a `PartGraph`. Both directions of a pair are there, with the same length. */
export interface CutGraph {
  readonly count: number;
  /** ≥ 0. */
  readonly weight: Float64Array;
  /** Neighbours of v: `neighbour[start[v]] … neighbour[start[v + 1] − 1]`; none twice, never v. */
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  /** What it costs to have the two in different grids; ≥ 0. */
  readonly lengthM: Float64Array;
}
