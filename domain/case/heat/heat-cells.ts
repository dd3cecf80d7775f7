import { LATTICE } from '../../geometry/point.ts';
import type { HeatFrame } from './heat-frame.ts';

/** How many cases lie in each cell of a raster. Counted up and down in place. */
export interface HeatCells {
  readonly frame: HeatFrame;
  readonly counts: Uint32Array;
  /** Cases counted: all but those without a position and those outside of the raster's ground. */
  total: number;
}

/** No case in any cell. */
export function emptyCells(frame: HeatFrame): HeatCells {
  return { frame, counts: new Uint32Array(frame.columns * frame.rows), total: 0 };
}

/** Counts places, `lng, lat` after each other in degrees; NaN is a case without a place, and left out. */
export function countCells(frame: HeatFrame, positions: Float64Array): HeatCells {
  const cells = emptyCells(frame);
  addToCells(cells, positions, 1);
  return cells;
}

/**
 * Counts more places, or counts them no longer (`by` −1). Those outside of the raster's ground are no part of it. What
 * comes of it depends on which places are counted, not on their order. Throws where more are taken away than there are.
 */
export function addToCells(cells: HeatCells, positions: Float64Array, by: 1 | -1): void {
  const { counts, frame } = cells;
  const { origin, cell, columns, rows, reach } = frame;
  const [lastColumn, lastRow] = [columns - reach, rows - reach];
  for (let i = 0; i + 1 < positions.length; i += 2) {
    const column = Math.floor((Math.round(positions[i]! * LATTICE) - origin[0]) / cell[0]);
    const row = Math.floor((Math.round(positions[i + 1]! * LATTICE) - origin[1]) / cell[1]);
    // Written so that NaN fails.
    if (!(column >= reach && column < lastColumn && row >= reach && row < lastRow)) continue;
    const at = row * columns + column;
    if (by < 0 && counts[at] === 0) throw new RangeError(`no case to take away at cell ${at}`);
    counts[at] = counts[at]! + by;
    cells.total += by;
  }
}

/**
 * Counts as the server gives them for windows too large to send: numbers of cells and how many cases in each. Null where
 * they are for another raster than this.
 */
export function cellsFromCounts(
  frame: HeatFrame,
  given: {
    readonly columns: number;
    readonly rows: number;
    readonly cells: readonly number[];
    readonly counts: readonly number[];
  },
): HeatCells | null {
  if (given.columns !== frame.columns || given.rows !== frame.rows) return null;
  const cells = emptyCells(frame);
  for (const [i, at] of given.cells.entries()) {
    if (!(at >= 0 && at < cells.counts.length)) return null;
    cells.counts[at] = cells.counts[at]! + given.counts[i]!;
    cells.total += given.counts[i]!;
  }
  return cells;
}
