import { HEAT_CLASSES } from '../../../../domain/case/heat/heat-classes.ts';
import type { HeatField } from '../../../../domain/case/heat/heat-field.ts';
import { LATTICE } from '../../../../domain/geometry/point.ts';

/** A place where cases concentrate: the top of a hill of the heat. */
export interface Concentration {
  readonly at: readonly [lng: number, lat: number];
  readonly perHectareDay: number;
}

/** Tops nearer to each other than so many bandwidths are one place. */
const APART = 4;

/**
 * The highest tops of a density, at most so many, none that the map leaves clear. A cell is a top where none of the eight
 * around it is higher; of two equal ones side by side the first counts.
 */
export function concentrationsOf({ frame, values }: HeatField, most: number): Concentration[] {
  const { columns, rows, cell, origin, fineness } = frame;
  const least = HEAT_CLASSES[0]!.from;
  const tops: number[] = [];
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const at = row * columns + column;
      if (values[at]! >= least && isTop(values, at, columns)) tops.push(at);
    }
  }
  tops.sort((a, b) => values[b]! - values[a]! || a - b);
  const taken: number[] = [];
  for (const at of tops) {
    if (taken.length === most) break;
    const apart = taken.every(
      (other) =>
        Math.hypot(
          (at % columns) - (other % columns),
          Math.floor(at / columns) - Math.floor(other / columns),
        ) >=
        APART * fineness,
    );
    if (apart) taken.push(at);
  }
  return taken.map((at) => ({
    at: [
      (origin[0] + ((at % columns) + 0.5) * cell[0]) / LATTICE,
      (origin[1] + (Math.floor(at / columns) + 0.5) * cell[1]) / LATTICE,
    ],
    perHectareDay: values[at]!,
  }));
}

function isTop(values: Float64Array, at: number, columns: number): boolean {
  const value = values[at]!;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const beside = at + dy * columns + dx;
      if (beside === at) continue;
      const other = values[beside]!;
      if (other > value || (other === value && beside < at)) return false;
    }
  }
  return true;
}
