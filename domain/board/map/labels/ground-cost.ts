import type { Mm } from '../../drawing.ts';
import { CellRaster } from '../cell-raster.ts';
import type { Sides, Xy } from '../paper-ground.ts';
import type { LabelBox } from './oriented-box.ts';

/** What a label may lie over, a bit each; `beside`: near the grid's own border. */
export const OVER = {
  building: 1,
  road: 2,
  ownBorder: 4,
  border: 8,
  water: 16,
  junction: 32,
  own: 64,
  beside: 128,
} as const;
export type Over = keyof typeof OVER;

const SAMPLE_MM = 0.8;
const MOST_ACROSS = 40;

/** What lies where, roughly, to tell how much a label would cover. */
export class GroundCost {
  readonly #raster: CellRaster;
  readonly #tables = new Map<string, Float64Array>();
  /** The same by the object that was asked with: most weights are one object, asked with thousands of times. */
  readonly #tableOf = new WeakMap<object, Float64Array>();

  constructor(frame: Sides) {
    this.#raster = new CellRaster(frame);
  }

  area(rings: readonly Xy[], over: Over): void {
    this.#raster.setRings(rings, OVER[over]);
  }

  line(xy: Xy, width: Mm, over: Over): void {
    this.#raster.setLine(xy, width, OVER[over]);
  }

  has(x: Mm, y: Mm, over: Over): boolean {
    return (this.#raster.at(x, y) & OVER[over]) !== 0;
  }

  /** The mean, over the boxes' ground, of what the weights say of the things that lie there. */
  of(boxes: readonly LabelBox[], weights: Readonly<Partial<Record<Over, number>>>): number {
    const table = this.#table(weights);
    const raster = this.#raster;
    let sum = 0;
    let count = 0;
    for (const { x, y, cos, sin, halfLength, halfHeight } of boxes) {
      const columns = Math.min(MOST_ACROSS, Math.max(2, Math.ceil((2 * halfLength) / SAMPLE_MM)));
      const rows = Math.min(MOST_ACROSS, Math.max(2, Math.ceil((2 * halfHeight) / SAMPLE_MM)));
      for (let r = 0; r < rows; r++) {
        const v = halfHeight * ((2 * (r + 0.5)) / rows - 1);
        for (let c = 0; c < columns; c++) {
          const u = halfLength * ((2 * (c + 0.5)) / columns - 1);
          sum += table[raster.at(x + u * cos - v * sin, y + u * sin + v * cos)]!;
        }
      }
      count += columns * rows;
    }
    return count === 0 ? 0 : sum / count;
  }

  #table(weights: Readonly<Partial<Record<Over, number>>>): Float64Array {
    const known = this.#tableOf.get(weights);
    if (known !== undefined) return known;
    const key = JSON.stringify(weights);
    let table = this.#tables.get(key);
    if (table === undefined) {
      table = new Float64Array(256);
      for (let bits = 0; bits < 256; bits++)
        for (const over of Object.keys(weights) as Over[])
          if (bits & OVER[over]) table[bits]! += weights[over]!;
      this.#tables.set(key, table);
    }
    this.#tableOf.set(weights, table);
    return table;
  }
}
