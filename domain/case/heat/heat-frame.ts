import { type Box, LATTICE } from '../../geometry/point.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';

/** Cells along one bandwidth, finest first: a coarser raster is taken where the ground is too large for a finer one. */
const FINENESS = [6, 4, 3, 2] as const;
/** How far a case reaches, in bandwidths: beyond it a Gaussian holds 0.3 % of its mass. */
const REACH = 3;
/** A raster never has more cells, whatever the ground: half a million, 4 MB a field. */
const MOST_CELLS = 2 ** 19;
const SQUARE_M_A_HECTARE = 10_000;

/**
 * A raster that is fixed to the ground. Its lines lie at whole multiples of the cell from the lattice's own zero, and
 * the cell follows from the bandwidth and the whole degree of latitude, never from a view: two rasters of one bandwidth
 * whose ground overlaps have the same cells there.
 */
export interface HeatFrame {
  /** The Gaussian's standard deviation in metres; larger than was asked for where the ground is too large for it. */
  readonly bandwidthM: number;
  /** Cells along one bandwidth, and along a case's reach: so many at each side of the raster hold no case. */
  readonly fineness: number;
  readonly reach: number;
  /** The south-west corner and the size of a cell, in lattice units. */
  readonly origin: readonly [x: number, y: number];
  readonly cell: readonly [x: number, y: number];
  /** From west to east, and from south to north; cells are numbered row by row from the south-west corner. */
  readonly columns: number;
  readonly rows: number;
  /** Whole degrees, at which a cell is as wide as it is high. */
  readonly referenceLatitude: number;
}

/**
 * The raster for the ground in `box` (lattice units) and a bandwidth in metres, with room at its edges for all that the
 * cases in the box spread. Throws on a box that is none and a bandwidth that is no positive number.
 */
export function heatFrame(box: Box, bandwidthM: number): HeatFrame {
  if (!(bandwidthM > 0 && bandwidthM < Number.POSITIVE_INFINITY))
    throw new RangeError(`bandwidth ${bandwidthM}`);
  if (!(box[0] <= box[2] && box[1] <= box[3]) || !box.every(Number.isFinite))
    throw new RangeError(`box ${box.join(' ')}`);
  for (let wide = bandwidthM; ; wide *= 2) {
    for (const fineness of FINENESS) {
      const frame = frameOf(box, wide, fineness);
      if (frame.columns * frame.rows <= MOST_CELLS) return frame;
    }
  }
}

function frameOf([minX, minY, maxX, maxY]: Box, bandwidthM: number, fineness: number): HeatFrame {
  const referenceLatitude = Math.round((minY + maxY) / 2 / LATTICE);
  const height = Math.max(1, Math.round(bandwidthM / fineness / UNIT_M));
  const width = Math.max(1, Math.round(height / Math.max(0.01, narrowing(referenceLatitude * LATTICE))));
  const reach = REACH * fineness;
  const first = [Math.floor(minX / width) - reach, Math.floor(minY / height) - reach] as const;
  return {
    bandwidthM,
    fineness,
    reach,
    origin: [first[0] * width, first[1] * height],
    cell: [width, height],
    columns: Math.floor(maxX / width) - first[0] + reach + 1,
    rows: Math.floor(maxY / height) - first[1] + reach + 1,
    referenceLatitude,
  };
}

/** The cell in which a place in degrees lies, snapped to the lattice as every case is; −1 outside of the raster. */
export function cellAt({ origin, cell, columns, rows }: HeatFrame, lng: number, lat: number): number {
  const column = Math.floor((Math.round(lng * LATTICE) - origin[0]) / cell[0]);
  const row = Math.floor((Math.round(lat * LATTICE) - origin[1]) / cell[1]);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
}

/** The ground of one cell of a row in hectares, on Turf's sphere: cells narrow towards the poles. */
export function cellHectares({ origin, cell }: HeatFrame, row: number): number {
  const middle = origin[1] + (row + 0.5) * cell[1];
  return (cell[0] * UNIT_M * narrowing(middle) * cell[1] * UNIT_M) / SQUARE_M_A_HECTARE;
}

/** Are these rasters cell for cell the same? */
export function sameFrame(a: HeatFrame, b: HeatFrame): boolean {
  return (
    a.fineness === b.fineness &&
    a.columns === b.columns &&
    a.rows === b.rows &&
    a.origin[0] === b.origin[0] &&
    a.origin[1] === b.origin[1] &&
    a.cell[0] === b.cell[0] &&
    a.cell[1] === b.cell[1]
  );
}
