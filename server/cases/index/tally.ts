import type { Ms } from '../../../domain/case/types.ts';
import type { CaseIndex } from './case-index.ts';
import { NEVER, NOT_REACHED, REPEAT, SIMULATED, TRAY } from './columns.ts';
import { ENDED, marksOf, OPEN, OVERDUE, SOON } from './select-rows.ts';

/** Numbers of one group, in this order one after the other. */
export const COUNTED = ['count', 'open', 'soon', 'overdue', 'ended', 'inTime', 'stopped'] as const;
type Counted = (typeof COUNTED)[number];
export type Counts = Readonly<Record<Counted, number>>;
const WIDTH = COUNTED.length;

/** Counts of several groups. */
export class Tally {
  #numbers: Uint32Array;

  constructor(groups: number) {
    this.#numbers = new Uint32Array(Math.max(1, groups) * WIDTH);
  }

  /**
   * Counts rows into groups from 0 on. Cases told again of others are counted nowhere. `soon` and
   * `overdue` are of the open ones; only cases that have a deadline have a clock that stops, in time or not.
   */
  add(index: CaseIndex, rows: Uint32Array, groupOf: (row: number) => number, now: Ms): void {
    const { columns } = index;
    const { flags, stopped, due } = columns;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if ((flags[row]! & REPEAT) !== 0) continue;
      const group = groupOf(row);
      const at = group * WIDTH;
      const numbers = this.#room(at);
      const marks = marksOf(columns, row, now);
      numbers[at]!++;
      if (marks & OPEN) numbers[at + 1]!++;
      if (marks & SOON) numbers[at + 2]!++;
      if (marks & OVERDUE) numbers[at + 3]!++;
      if (marks & ENDED) numbers[at + 4]!++;
      if (stopped[row] === NEVER || due[row] === NEVER) continue;
      if (stopped[row]! <= due[row]!) numbers[at + 5]!++;
      numbers[at + 6]!++;
    }
  }

  of(group: number): Counts {
    const numbers = (i: number) => this.#numbers[group * WIDTH + i] ?? 0;
    return {
      count: numbers(0),
      open: numbers(1),
      soon: numbers(2),
      overdue: numbers(3),
      ended: numbers(4),
      inTime: numbers(5),
      stopped: numbers(6),
    };
  }

  /** All groups together. */
  all(): Counts {
    const sum = new Tally(1);
    for (let i = 0; i < this.#numbers.length; i++) sum.#numbers[i % WIDTH]! += this.#numbers[i]!;
    return sum.of(0);
  }

  #room(at: number): Uint32Array {
    if (at + WIDTH > this.#numbers.length) {
      const wider = new Uint32Array(Math.max(at + WIDTH, this.#numbers.length * 2));
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    return this.#numbers;
  }
}

/** What is said of all rows together. */
export interface Means {
  readonly tray: number;
  readonly simulated: number;
  /** Mean hours to each state after `reported`, of the cases that have reached it; null where none has. */
  readonly hours: readonly (number | null)[];
  readonly satisfaction: { readonly count: number; readonly mean: number | null };
}

const HOUR_S = 3600;

/** The tray, how many are simulated, the mean hours of the steps and the satisfaction of rows, told-again ones left out. */
export function meansOf({ columns }: CaseIndex, rows: Uint32Array): Means {
  const { flags, satisfaction, reached } = columns;
  let [tray, simulated, said, stars] = [0, 0, 0, 0];
  const counts = reached.map(() => 0);
  const sums = reached.map(() => 0);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const flag = flags[row]!;
    if ((flag & REPEAT) !== 0) continue;
    if ((flag & TRAY) !== 0) tray++;
    if ((flag & SIMULATED) !== 0) simulated++;
    const stars1 = satisfaction[row]!;
    if (stars1 !== 0) {
      said++;
      stars += stars1;
    }
  }
  // Column by column: each is read from its beginning to its end.
  for (let state = 0; state < reached.length; state++) {
    const seconds = reached[state]!;
    let [count, sum] = [0, 0];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const after = seconds[row]!;
      if (after === NOT_REACHED || (flags[row]! & REPEAT) !== 0) continue;
      count++;
      sum += after;
    }
    counts[state] = count;
    sums[state] = sum;
  }
  return {
    tray,
    simulated,
    hours: counts.map((count, state) => (count === 0 ? null : sums[state]! / count / HOUR_S)),
    satisfaction: { count: said, mean: said === 0 ? null : stars / said },
  };
}
