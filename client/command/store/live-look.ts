import type { Ms } from '../../../domain/case/types.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import { type Held, lowerBound } from './held.ts';
import { compareRows, type Row } from './row.ts';
import type { CaseView } from './types.ts';
import { nextChange, urgencyAt } from './urgency.ts';
import { type Look, lookAt, NO_VIEW, newView } from './view.ts';

/** What is looked at with, beside the rows. */
export type Glass = Omit<Look, 'rows' | 'past'>;

/**
 * A live window's view, kept in step: of tens of thousands of cases only those are looked at that came, changed or fell
 * out, the rest is copied. Views that were given out are never written to.
 */
export class LiveLook {
  #held: Held | null = null;
  #shown: Row[] = [];
  #view: CaseView = NO_VIEW;
  #states: Look['states'] = null;
  #next: Ms = 0;

  /** When the clock alone changes what is shown. */
  get next(): Ms {
    return this.#next;
  }

  /** Looks at every row again at the next look: the filter is another. */
  forget(): void {
    this.#held = null;
  }

  look(held: Held, glass: Glass): CaseView {
    const changes = held.takeChanges();
    const known = held === this.#held && changes !== null && glass.states === this.#states;
    if (!known || glass.at >= this.#next || !this.#patch(held.rows, changes, glass)) this.#all(held, glass);
    return this.#view;
  }

  #all(held: Held, glass: Glass): void {
    const { view, next, shown } = lookAt({ ...glass, rows: held.rows, past: false }, this.#view);
    this.#held = held;
    this.#states = glass.states;
    this.#view = view;
    this.#next = next;
    this.#shown = shown;
  }

  /** False where it can't be told so: a case came to pass the filter or ceased to. */
  #patch(
    rows: readonly Row[],
    changes: readonly Row[],
    { at, from, to, after, until, states, total }: Glass,
  ): boolean {
    const was = this.#view;
    const first = rows[0];
    const gone = first
      ? lowerBound(this.#shown, (row) => row.occurred > after && compareRows(row, first) >= 0)
      : this.#shown.length;
    let { repeats } = was;
    for (let i = 0; i < gone; i += 1) if (was.cases[i]!.repeatOf !== null) repeats -= 1;
    const shown = gone > 0 ? this.#shown.slice(gone) : this.#shown;
    /** Everything before this is as it was, but for what was changed where it stands. */
    let sound = shown.length;
    const replaced: number[] = [];
    for (const row of changes) {
      // One of so many that it has been let go of again before anybody looked.
      if (!first || compareRows(row, first) < 0) continue;
      const urgency = urgencyAt(row.clock, at);
      const passes =
        row.passes && row.occurred > after && row.occurred <= until && (!states || states(row, urgency));
      if (row.passes) this.#next = Math.min(this.#next, nextChange(row.clock, at));
      const index = lowerBound(shown, (other) => compareRows(other, row) >= 0);
      const old = shown[index];
      const there = old !== undefined && old.case.id === row.case.id;
      if (there && !passes) return this.#lost();
      if (!passes) continue;
      if (row.case.repeatOf !== null) repeats += 1;
      if (there) {
        if (old.case.repeatOf !== null) repeats -= 1;
        shown[index] = row;
        replaced.push(index);
      } else {
        shown.splice(index, 0, row);
        sound = Math.min(sound, index);
      }
    }
    const isNew = gone > 0 || sound < shown.length || replaced.length > 0;
    const all = Math.max(total, shown.length);
    if (!isNew && was.from === from && was.to === to && was.total === all) return true;
    this.#shown = shown;
    if (!isNew) {
      this.#view = newView({ ...was, from, to, at, total: all });
      return true;
    }
    const { cases, positions, urgency, times } = carried(was, gone, sound, shown.length);
    const write = (i: number) => {
      const row = shown[i]!;
      cases[i] = row.case;
      positions[2 * i] = row.case.at === null ? Number.NaN : row.case.at[0];
      positions[2 * i + 1] = row.case.at === null ? Number.NaN : row.case.at[1];
      urgency[i] = urgencyAt(row.clock, at);
      times[i] = row.occurred;
    };
    // What was changed before `sound` still stands where it stood; all from there on is written.
    for (const i of replaced) if (i < sound) write(i);
    for (let i = sound; i < shown.length; i += 1) write(i);
    this.#view = newView({ at, from, to, cases, positions, urgency, times, total: all, repeats });
    return true;
  }

  #lost(): false {
    this.#held = null;
    return false;
  }
}

/** Room for so many, with what is sound of the view before in its place. */
function carried(was: CaseView, gone: number, sound: number, length: number) {
  // Made in its full length: a slice that grows by one is copied twice.
  const cases = new Array<WireCase>(length);
  for (let i = 0; i < sound; i += 1) cases[i] = was.cases[gone + i]!;
  const positions = new Float64Array(2 * length);
  const urgency = new Uint8Array(length);
  const times = new Float64Array(length);
  positions.set(was.positions.subarray(2 * gone, 2 * (gone + sound)));
  urgency.set(was.urgency.subarray(gone, gone + sound));
  times.set(was.times.subarray(gone, gone + sound));
  return { cases, positions, urgency, times };
}
