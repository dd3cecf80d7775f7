import type { HeatCells } from './heat-cells.ts';
import { cellAt, cellHectares, type HeatFrame } from './heat-frame.ts';

/** The weights along one axis are whole numbers that add up to this: sums of them are exact, in whatever order. */
const WHOLE = 2 ** 15;

/** Cases per hectare per day in each cell of a raster. */
export interface HeatField {
  readonly frame: HeatFrame;
  readonly values: Float64Array;
}

/**
 * The density of cases over `days` days: a kernel estimate with a Gaussian of the raster's bandwidth, cut off at three
 * bandwidths (B. W. Silverman, Density Estimation for Statistics and Data Analysis, 1986, sections 3.5 and 4.2), separable
 * and so summed along rows first, then along columns. Its weights are whole numbers that add up to 2¹⁵ along each axis, so
 * every sum is exact in double precision: the same cases give the same bits in whatever order they came, and the
 * densities times the ground they stand for add up to the cases a day. Throws on days that are no positive number.
 */
export function densityOf({ frame, counts }: HeatCells, days: number): HeatField {
  if (!(days > 0 && days < Number.POSITIVE_INFINITY)) throw new RangeError(`days ${days}`);
  const { columns, rows, reach } = frame;
  const weights = gaussian(frame.fineness, reach);
  const values = new Float64Array(columns * rows);
  const spread = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const touched = spreadRow(counts, row * columns, columns, weights, spread);
    if (!touched) continue;
    const [from, to] = touched;
    for (let k = -reach; k <= reach; k++) {
      const weight = weights[k + reach]!;
      const out = (row + k) * columns;
      for (let column = from; column <= to; column++)
        values[out + column] = values[out + column]! + weight * spread[column]!;
    }
    spread.fill(0, from, to + 1);
  }
  for (let row = 0; row < rows; row++) {
    const share = 1 / (WHOLE * WHOLE * cellHectares(frame, row) * days);
    const end = (row + 1) * columns;
    for (let at = row * columns; at < end; at++) values[at] = values[at]! * share;
  }
  return { frame, values };
}

/** Cases per hectare per day at a place in degrees: the value of the cell it lies in, 0 outside of the raster. */
export function valueAt({ frame, values }: HeatField, lng: number, lat: number): number {
  return values[cellAt(frame, lng, lat)] ?? 0;
}

/** Spreads one row of counts along itself into `into`. Gives the first and last column that it reaches; null where no case is. */
function spreadRow(
  counts: Uint32Array,
  start: number,
  columns: number,
  weights: Float64Array,
  into: Float64Array,
): [from: number, to: number] | null {
  const reach = weights.length >> 1;
  let from = -1;
  let to = -1;
  for (let column = reach; column < columns - reach; column++) {
    const count = counts[start + column]!;
    if (count === 0) continue;
    if (from < 0) from = column - reach;
    to = column + reach;
    for (let k = 0; k < weights.length; k++)
      into[column - reach + k] = into[column - reach + k]! + count * weights[k]!;
  }
  return from < 0 ? null : [from, to];
}

/** Whole weights of a Gaussian whose standard deviation is so many cells; what rounding leaves over goes to the middle. */
function gaussian(cells: number, reach: number): Float64Array {
  const raw = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-(((i - reach) / cells) ** 2) / 2));
  const sum = raw.reduce((all, weight) => all + weight, 0);
  const weights = Float64Array.from(raw, (weight) => Math.round((weight / sum) * WHOLE));
  weights[reach] = weights[reach]! + WHOLE - weights.reduce((all, weight) => all + weight, 0);
  return weights;
}
