import type { Ms } from '../../../domain/case/types.ts';
import type { CaseWindow, WireCase } from '../../../domain/contract/case.ts';
import type { CasesApi } from '../../api/cases-api.ts';
import type { Answer } from '../../editor/ports.ts';
import { isNoFilter, type Parents, passesBy, queryOf } from './filter.ts';
import { Held } from './held.ts';
import { type Row, toRow } from './row.ts';
import { AHEAD_MS, rangeOf } from './time-window.ts';
import type { CaseFilter, TimeWindow } from './types.ts';

/** What has fallen out of a window that rolls is kept this long: the server's clock may be found to go otherwise. */
const MARGIN_MS = 60_000;

/** What is asked for. */
export interface Wanted {
  readonly window: TimeWindow;
  readonly compare: boolean;
  readonly filter: CaseFilter;
}

/** The cases of one stretch of time, and how many there are where that is more. */
export interface Part {
  readonly held: Held;
  /** Of the server's, by the filter; 0 where all are held. */
  beyond: number;
  /** Only those that pass the filter are held, since all were too many. */
  narrowed: boolean;
}

interface Asked {
  readonly api: Pick<CasesApi, 'window'>;
  readonly limit: number;
  now(): Ms;
}

/** The window's cases, and those of the window before it where that is compared: what the view is made of. */
export class WindowCases {
  readonly #ask: Asked;
  #parts: readonly [now: Part, before: Part] = [newPart(), newPart()];
  #wanted: Wanted | null = null;
  #parents: { readonly kinds: Parents; readonly grids: Parents } = { kinds: new Map(), grids: new Map() };
  #passes: (row: WireCase) => boolean = () => true;
  #asking = new AbortController();

  constructor(ask: Asked) {
    this.#ask = ask;
  }

  /** What the parts are of; null before the first answer. */
  get wanted(): Wanted | null {
    return this.#wanted;
  }

  get now(): Part {
    return this.#parts[0];
  }

  get before(): Part {
    return this.#parts[1];
  }

  /** Whether all that this filter lets through is here already. */
  holdsAll(): boolean {
    return this.#parts.every((part) => !part.narrowed && part.beyond === 0);
  }

  /**
   * Asks for the cases of a window; a later call calls an earlier one off, which then gives null. What is held stays
   * until `take` puts the answer in its place.
   */
  async ask(
    wanted: Wanted,
  ): Promise<Answer<{ readonly seq: number; take(told: readonly WireCase[]): void }> | null> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const { from, to } = rangeOf(wanted.window, this.#ask.now());
    const until = wanted.window.kind === 'last' ? to + AHEAD_MS : to;
    const [now, before] = await Promise.all([
      this.#askPart(from, until, wanted.filter, asking.signal),
      wanted.compare ? this.#askPart(from - (to - from), from, wanted.filter, asking.signal) : null,
    ]);
    if (asking.signal.aborted) return null;
    if (now.kind !== 'ok') return now;
    if (before && before.kind !== 'ok') return before;
    const seq = Math.min(now.value.seq, before?.value.seq ?? Number.POSITIVE_INFINITY);
    const take = (told: readonly WireCase[]) => {
      this.#wanted = wanted;
      this.#passes = passesBy(wanted.filter, this.#parents);
      this.#parts = [this.#partOf(now.value), before ? this.#partOf(before.value) : newPart()];
      this.told(told);
    };
    return { kind: 'ok', value: { seq, take } };
  }

  /** Drops the question that is out. */
  callOff(): void {
    this.#asking.abort();
  }

  /** Takes in what is told. Gives whether anything here changed, and which case of the window is new. */
  told(cases: readonly WireCase[]): { readonly changed: boolean; readonly landed: WireCase | null } {
    let changed = false;
    let landed: WireCase | null = null;
    for (const wire of cases) {
      const row = toRow(wire, this.#passes(wire));
      const part = this.#partAt(row.occurred);
      if (!part || (part.narrowed && !row.passes)) continue;
      const isNew = part.held.get(wire.id) === undefined;
      if (!part.held.put(row)) continue;
      changed = true;
      if (isNew && part.beyond > 0 && row.passes) part.beyond += 1;
      if (isNew && wire.history <= 1 && row.passes && part === this.now) landed = wire;
    }
    return { changed, landed };
  }

  /** Lets go of what is too old, and of what is too much. */
  roll(): void {
    if (!this.#wanted) return;
    const { from, to } = rangeOf(this.#wanted.window, this.#ask.now());
    const old = this.now.held.dropBefore(from - MARGIN_MS);
    if (this.#wanted.compare) {
      for (const row of old) this.before.held.put(row);
      this.before.held.dropBefore(from - (to - from) - MARGIN_MS);
    }
    for (const part of this.#parts) {
      const all = part.held.size;
      if (part.held.dropBeyond(this.#ask.limit).length > 0) part.beyond = Math.max(part.beyond, all);
    }
  }

  /** What lies beneath what has become known; `refilter` makes it count. */
  learn(parents: { readonly kinds?: Parents; readonly grids?: Parents }): void {
    this.#parents = { ...this.#parents, ...parents };
  }

  /** Another filter: looks at every row again. */
  refilter(filter: CaseFilter): void {
    this.#passes = passesBy(filter, this.#parents);
    for (const { held } of this.#parts) this.mark(held.rows);
    if (this.#wanted) this.#wanted = { ...this.#wanted, filter };
  }

  /** The same for rows that are kept elsewhere. */
  mark(rows: readonly Row[]): void {
    for (const row of rows) row.passes = this.#passes(row.case);
  }

  /** Asks how many there are where not all are held. */
  async count(): Promise<boolean> {
    const wanted = this.#wanted;
    if (!wanted || this.now.beyond === 0) return false;
    const part = this.now;
    const { from, to } = rangeOf(wanted.window, this.#ask.now());
    const answer = await this.#ask.api.window({
      ...timesOf(from, to + AHEAD_MS),
      ...queryOf(wanted.filter),
      limit: '1',
    });
    if (answer.kind !== 'ok' || part !== this.now || wanted !== this.#wanted) return false;
    part.beyond = answer.value.total;
    return true;
  }

  async #askPart(
    from: Ms,
    to: Ms,
    filter: CaseFilter,
    signal: AbortSignal,
  ): Promise<Answer<CaseWindow & { narrowed: boolean }>> {
    const query = { ...timesOf(from, to), limit: String(this.#ask.limit) };
    let answer = await this.#ask.api.window(query, signal);
    const narrowed =
      answer.kind === 'ok' && answer.value.total > answer.value.items.length && !isNoFilter(filter);
    if (narrowed) answer = await this.#ask.api.window({ ...query, ...queryOf(filter) }, signal);
    return answer.kind === 'ok' ? { kind: 'ok', value: { ...answer.value, narrowed } } : answer;
  }

  #partOf({ items, total, narrowed }: CaseWindow & { narrowed: boolean }): Part {
    const part = { held: new Held(), beyond: total > items.length ? total : 0, narrowed };
    part.held.fill(items.map((wire) => toRow(wire, this.#passes(wire))));
    return part;
  }

  #partAt(occurred: Ms): Part | null {
    if (!this.#wanted) return null;
    const { window, compare } = this.#wanted;
    const { from, to } = rangeOf(window, this.#ask.now());
    const until = window.kind === 'last' ? to + AHEAD_MS : to;
    if (occurred >= from) return occurred < until ? this.now : null;
    return compare && occurred >= from - (to - from) ? this.before : null;
  }
}

function newPart(): Part {
  return { held: new Held(), beyond: 0, narrowed: false };
}

function timesOf(from: Ms, to: Ms) {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
