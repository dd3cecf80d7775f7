import type { WireAlarm } from '../../../domain/contract/case-office.ts';

/** So many that were acknowledged are remembered: an answer from before may still have them open. */
const REMEMBERED = 1_000;
const MOST_OPEN = 500;

/** The alarms that nobody has acknowledged. An alarm is raised once and acknowledged once, whatever order it is told in. */
export class Alarms {
  readonly #open = new Map<string, WireAlarm>();
  readonly #acknowledged = new Set<string>();
  #list: readonly WireAlarm[] = [];

  /** Newest first; the same array while nothing changed. */
  get list(): readonly WireAlarm[] {
    return this.#list;
  }

  /** Takes in what is told; gives those that are newly raised. */
  take(alarms: readonly WireAlarm[]): readonly WireAlarm[] {
    const raised: WireAlarm[] = [];
    let changed = false;
    for (const alarm of alarms) {
      if (alarm.acknowledgedBy !== null) {
        this.#remember(alarm.id);
        changed = this.#open.delete(alarm.id) || changed;
      } else if (!this.#acknowledged.has(alarm.id)) {
        const was = this.#open.get(alarm.id);
        if (!was) raised.push(alarm);
        changed ||= JSON.stringify(was) !== JSON.stringify(alarm);
        this.#open.set(alarm.id, alarm);
      }
    }
    if (changed) this.#sort();
    return raised;
  }

  /** Those of an answer are the open ones, and those told of since it was asked for. Gives the newly raised. */
  load(open: readonly WireAlarm[], toldSince: ReadonlySet<string>): readonly WireAlarm[] {
    const there = new Set(open.map(({ id }) => id));
    let gone = false;
    for (const id of this.#open.keys())
      if (!there.has(id) && !toldSince.has(id)) gone = this.#open.delete(id) || gone;
    if (gone) this.#sort();
    return this.take(open);
  }

  #remember(id: string): void {
    this.#acknowledged.add(id);
    for (const oldest of this.#acknowledged) {
      if (this.#acknowledged.size <= REMEMBERED) break;
      this.#acknowledged.delete(oldest);
    }
  }

  #sort(): void {
    const newest = [...this.#open.values()].sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt));
    for (const { id } of newest.slice(MOST_OPEN)) this.#open.delete(id);
    this.#list = newest.slice(0, MOST_OPEN);
  }
}
