import type { Told } from '../../../domain/case/repeats.ts';
import type { NearSpan } from './intake.queries.ts';

/** Cells are thousandths of a degree, about 100 m: those of the index `cases_near`. */
const CELLS = 1000;
/** So many are compared of one cell: where more is told of 100 m within the hour, the newest are enough. */
export const PER_CELL = 60;

/** How far around a case another may lie. */
export interface Around {
  readonly lng: number;
  readonly lat: number;
  readonly ms: number;
}

interface Placed {
  readonly at: readonly [number, number];
  readonly occurredAt: number;
}

/** Cases by the cell that they lie in. */
export class NearCells {
  readonly #around: Around;
  readonly #cells = new Map<string, Told[]>();

  constructor(around: Around) {
    this.#around = around;
  }

  add(told: Told): void {
    const key = keyOf(Math.floor(told.at[0] * CELLS), Math.floor(told.at[1] * CELLS));
    const cell = this.#cells.get(key);
    if (!cell) this.#cells.set(key, [told]);
    else if (cell.push(told) > 2 * PER_CELL) cell.splice(0, PER_CELL);
  }

  /** Those in all cells that the surroundings of a place touch. */
  near({ at }: Placed): Told[] {
    const near: Told[] = [];
    for (const [x, y] of cellsAround(at, this.#around)) near.push(...(this.#cells.get(keyOf(x, y)) ?? []));
    return near;
  }
}

/** The cells that the surroundings of any of these touch, each through the times at which one is near: no two overlap. */
export function spansAround(cases: readonly Placed[], around: Around): NearSpan[] {
  const times = new Map<string, { x: number; y: number; times: number[] }>();
  for (const { at, occurredAt } of cases)
    for (const [x, y] of cellsAround(at, around)) {
      const key = keyOf(x, y);
      const cell = times.get(key);
      if (cell) cell.times.push(occurredAt);
      else times.set(key, { x, y, times: [occurredAt] });
    }
  const spans: NearSpan[] = [];
  for (const { x, y, times: all } of times.values()) {
    let last: { x: number; y: number; from: number; to: number } | null = null;
    for (const time of all.sort((a, b) => a - b)) {
      if (last && time - around.ms <= last.to) last.to = time + around.ms;
      else {
        last = { x, y, from: time - around.ms, to: time + around.ms };
        spans.push(last);
      }
    }
  }
  return spans;
}

function* cellsAround([lng, lat]: Placed['at'], around: Around): Generator<readonly [x: number, y: number]> {
  const east = Math.floor((lng + around.lng) * CELLS);
  const north = Math.floor((lat + around.lat) * CELLS);
  for (let x = Math.floor((lng - around.lng) * CELLS); x <= east; x++)
    for (let y = Math.floor((lat - around.lat) * CELLS); y <= north; y++) yield [x, y];
}

function keyOf(x: number, y: number): string {
  return `${x} ${y}`;
}
