import type { Mm } from '../drawing.ts';
import type { Sides, Xy } from './paper-ground.ts';

/** Finer than any letter, coarse enough for a sheet of A0. */
const CELL_MM = 0.5;
const MOST_CELLS = 1_500_000;

/** Eight bits for each small square of a box on the paper: what lies there, roughly. */
export class CellRaster {
  readonly cell: Mm;
  readonly columns: number;
  readonly rows: number;
  readonly bits: Uint8Array;
  readonly #left: Mm;
  readonly #top: Mm;

  constructor({ left, top, right, bottom }: Sides) {
    const area = (right - left) * (bottom - top);
    this.cell = Math.max(CELL_MM, Math.sqrt(area / MOST_CELLS), (right - left) / 4000, (bottom - top) / 4000);
    this.#left = left;
    this.#top = top;
    this.columns = Math.max(1, Math.ceil((right - left) / this.cell));
    this.rows = Math.max(1, Math.ceil((bottom - top) / this.cell));
    this.bits = new Uint8Array(this.columns * this.rows);
  }

  /** The bits at a place; 0 outside. */
  at(x: Mm, y: Mm): number {
    const column = Math.floor((x - this.#left) / this.cell);
    const row = Math.floor((y - this.#top) / this.cell);
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return 0;
    return this.bits[row * this.columns + column]!;
  }

  /** All bits that are set anywhere in a box. */
  any(box: Sides): number {
    let found = 0;
    this.#eachRow(box, (from, to) => {
      for (let i = from; i <= to; i++) found |= this.bits[i]!;
    });
    return found;
  }

  setBox(box: Sides, bit: number): void {
    this.#eachRow(box, (from, to) => {
      for (let i = from; i <= to; i++) this.bits[i]! |= bit;
    });
  }

  /** Sets a bit in the cells whose middle lies inside rings (even-odd). */
  setRings(rings: readonly Xy[], bit: number): void {
    const crossings = new Map<number, number[]>();
    for (const ring of rings) {
      const n = ring.length;
      for (let i = 0; i < n; i += 2) {
        const j = (i + n - 2) % n;
        this.#edge(ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!, crossings);
      }
    }
    for (const [row, xs] of crossings) {
      xs.sort((a, b) => a - b);
      for (let i = 0; i + 1 < xs.length; i += 2) {
        const from = Math.max(0, Math.ceil((xs[i]! - this.#left) / this.cell - 0.5));
        const to = Math.min(this.columns - 1, Math.floor((xs[i + 1]! - this.#left) / this.cell - 0.5));
        for (let c = from; c <= to; c++) this.bits[row * this.columns + c]! |= bit;
      }
    }
  }

  /** Sets a bit along a line, half a width to each side. */
  setLine(xy: Xy, width: Mm, bit: number): void {
    const half = width / 2;
    for (let i = 2; i < xy.length; i += 2) {
      const [ax, ay, bx, by] = [xy[i - 2]!, xy[i - 1]!, xy[i]!, xy[i + 1]!];
      const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / Math.max(this.cell, half)));
      for (let s = 0; s <= steps; s++) {
        const x = ax + (s / steps) * (bx - ax);
        const y = ay + (s / steps) * (by - ay);
        this.setBox({ left: x - half, top: y - half, right: x + half, bottom: y + half }, bit);
      }
    }
  }

  #edge(ax: Mm, ay: Mm, bx: Mm, by: Mm, crossings: Map<number, number[]>): void {
    const low = Math.min(ay, by);
    const high = Math.max(ay, by);
    const from = Math.max(0, Math.ceil((low - this.#top) / this.cell - 0.5));
    for (let row = from; row < this.rows; row++) {
      const y = this.#top + (row + 0.5) * this.cell;
      if (y >= high) return;
      const x = ax + ((y - ay) / (by - ay)) * (bx - ax);
      const others = crossings.get(row);
      if (others === undefined) crossings.set(row, [x]);
      else others.push(x);
    }
  }

  #eachRow({ left, top, right, bottom }: Sides, each: (from: number, to: number) => void): void {
    const c0 = Math.max(0, Math.floor((left - this.#left) / this.cell));
    const c1 = Math.min(this.columns - 1, Math.floor((right - this.#left) / this.cell));
    const r0 = Math.max(0, Math.floor((top - this.#top) / this.cell));
    const r1 = Math.min(this.rows - 1, Math.floor((bottom - this.#top) / this.cell));
    if (c0 > c1) return;
    for (let row = r0; row <= r1; row++) each(row * this.columns + c0, row * this.columns + c1);
  }
}
