import type { Mark } from '../drawing.ts';
import type { LegendItem } from './types.ts';

/** Some of the map's marks, beneath those of the next layer, and what the legend has to say of them. */
export interface Layer {
  readonly marks: readonly Mark[];
  readonly legend: readonly LegendItem[];
}
