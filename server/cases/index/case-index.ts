import { setImmediate } from 'node:timers/promises';
import { CANONICAL_STEPS, type CaseFlow } from '../../../domain/deployment/types.ts';
import type { Db } from '../../db/transaction.ts';
import type { Bus } from '../../live/bus.ts';
import { lastSeq } from '../../live/last-seq.ts';
import { type CasePage, casesAfter, casesSince } from './case-index.queries.ts';
import { CaseColumns, NEVER, NOT_REACHED, PLACED, REPEAT, SIMULATED, SUSPENDED, TRAY } from './columns.ts';
import { Dictionary } from './dictionary.ts';
import { mergeTail } from './merge-tail.ts';
import { OrdRows } from './ord-rows.ts';
import { PlanBorders } from './plan-borders.ts';
import { reachedSeconds } from './reached.ts';

/** Cases read at once: some 25 ms of this process, and others have their turn in between. */
const PAGE = 2_000;
/** Rows that may stand out of order at the end: every question walks through them. */
const LEAST_TAIL = 8_192;
const TAIL_SHARE = 1 / 8;

const SHORT = 2 ** 16;
const WHOLE = 2 ** 32;

/** Between the plan and the grid of a place: in no id. */
const BETWEEN = '\n';

/**
 * All cases of the database in memory, as far as numbers need them; docs/decisions has what the other ways cost. It is read once, in pages,
 * when it is first asked, and then kept true by the number of the last event: whoever asks reads that number first, and
 * with it what has changed since (`cases.changed_seq`), so that an answer holds all that was committed before the
 * question, on whichever server. The bus only wakes it early.
 */
export class CaseIndex {
  readonly columns = new CaseColumns(CANONICAL_STEPS.length);
  /** In whose borders cases are counted that were not in force when they were reported. */
  readonly borders = new PlanBorders(this.columns);
  /** Plans of whose grids some case keeps one. */
  readonly plans = new Set<string>();
  readonly kinds = new Dictionary(SHORT);
  readonly severities = new Dictionary(SHORT);
  readonly sources = new Dictionary(WHOLE);
  readonly territories = new Dictionary(SHORT);
  /** Plan and grid, see `placeOf`. */
  readonly places = new Dictionary(WHOLE);
  readonly #db: Db;
  readonly #flow: CaseFlow;
  readonly #rows = new OrdRows();
  /** Everything up to this event is in; −1 before all has been read once. */
  #seq = -1;
  /** The event before the first page. */
  #began: number | null = null;
  #last = 0;
  #version = 0;
  #reading: Promise<void> | null = null;

  constructor(db: Db, flow: CaseFlow) {
    this.#db = db;
    this.#flow = flow;
  }

  /** Another number as soon as anything in it is another. */
  get version(): number {
    return this.#version;
  }

  /** Answers a question of the cases as they stand at least since the last commit before it; `ask` must not wait. */
  async read<T>(ask: (index: CaseIndex) => T): Promise<T> {
    const seq = await lastSeq(this.#db);
    while (this.#seq < seq || this.#reading) await this.#readOn(seq);
    return ask(this);
  }

  /** Reads what there is ahead of the first question, then what the bus tells of as it happens, until `signal`. */
  async follow(bus: Bus, signal: AbortSignal): Promise<void> {
    // Where the database does not answer, the next event or question finds it again.
    const look = () => this.read(() => {}).catch(() => {});
    await look();
    for await (const { kind, seq } of bus.follow(bus.seq, signal))
      if (kind === 'case' && seq > this.#seq) await look();
  }

  /** Row of a case's number. */
  rowOf(ord: number): number | undefined {
    return this.#rows.get(ord);
  }

  placeOf(code: number): { readonly plan: string; readonly grid: string } | null {
    if (code === 0) return null;
    const [plan, grid] = this.places.text(code).split(BETWEEN) as [string, string];
    return { plan, grid };
  }

  /** Everybody who waits, waits for the same. */
  #readOn(seq: number): Promise<void> {
    this.#reading ??= (this.#seq < 0 ? this.#load(seq) : this.#catchUp(seq)).finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #load(seq: number): Promise<void> {
    // Begun again after a failure, it goes on; what has changed since it first began is caught up on.
    this.#began ??= seq;
    for (let page = await casesAfter(this.#db, this.#last, PAGE); ; ) {
      // The next page is on its way while this one is put in.
      const next = page.ord.length < PAGE ? null : casesAfter(this.#db, page.ord.at(-1)!, PAGE);
      next?.catch(() => {});
      this.#put(page);
      await setImmediate();
      if (!next) break;
      page = await next;
    }
    await this.#merge();
    this.#seq = this.#began;
    this.#version++;
  }

  async #catchUp(seq: number): Promise<void> {
    const known = this.#last;
    for (let ord = 0; ; ) {
      const page = await casesSince(this.#db, this.#seq, known, ord, PAGE);
      this.#put(page);
      if (page.ord.length > 0) this.#version++;
      if (page.ord.length < PAGE) break;
      ord = page.ord.at(-1)!;
      await setImmediate();
    }
    const { rows, sorted } = this.columns;
    if (rows - sorted > Math.max(LEAST_TAIL, rows * TAIL_SHARE)) await this.#merge();
    this.#seq = seq;
  }

  async #merge(): Promise<void> {
    const { columns } = this;
    const first = await mergeTail(columns, setImmediate);
    for (let row = first; row < columns.rows; row++) this.#rows.set(columns.ord[row]!, row);
  }

  #put(page: CasePage): void {
    for (let i = 0; i < page.ord.length; i++) {
      const ord = page.ord[i]!;
      const row = this.#rows.get(ord) ?? this.columns.rows;
      const [plan, grid, x, y] = [page.plan[i], page.grid[i], page.x[i], page.y[i]];
      const placed = typeof x === 'number' && typeof y === 'number';
      const state = CANONICAL_STEPS.indexOf(page.state[i]!);
      const taken = page.taken[i];
      if (plan) this.plans.add(plan);
      this.columns.set(
        row,
        {
          ord,
          occurred: page.occurred[i]!,
          due: page.due[i] ?? NEVER,
          soon: page.soon[i] ?? NEVER,
          stopped: page.stopped[i] ?? NEVER,
          ended: page.ended[i] ?? NEVER,
          place: plan && grid ? this.places.code(plan + BETWEEN + grid) : 0,
          source: this.sources.code(page.source[i]!),
          x: x ?? 0,
          y: y ?? 0,
          kind: this.kinds.code(page.kind[i]!),
          severity: this.severities.code(page.severity[i]!),
          territory: this.territories.code(page.territory[i]!),
          state,
          flags:
            (page.repeat[i] ? REPEAT : 0) |
            (page.suspended[i] ? SUSPENDED : 0) |
            (page.tray[i] ? TRAY : 0) |
            (page.simulated[i] ? SIMULATED : 0) |
            (placed ? PLACED : 0),
          satisfaction: page.satisfaction[i] ?? 0,
        },
        taken ? reachedSeconds(this.#flow, page.occurred[i]!, state, taken) : NONE_REACHED,
      );
      this.#rows.set(ord, row);
      this.#last = Math.max(this.#last, ord);
    }
  }
}

const NONE_REACHED: readonly number[] = CANONICAL_STEPS.slice(1).map(() => NOT_REACHED);
