import { setTimeout as sleep } from 'node:timers/promises';
import { type LifeMove, nextMove } from '../../../data/day/case-life.ts';
import type { DayCase } from '../../../data/day/types.ts';
import { Random } from '../../../data/town/random.ts';
import type { PlanContext } from '../../plans/context.ts';
import type { CaseRow } from '../case.queries.ts';
import { caseRules } from '../case-rules.ts';
import { takeIn } from '../intake/take-in.ts';
import { standingOf } from '../life/standing.ts';
import { takeCaseStep } from '../life/steps.service.ts';
import { allDepartments } from '../office/office.queries.ts';
import { casesWith } from './day.queries.ts';
import { SIMULATOR } from './past-cases.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The day is played from the morning on: at night little happens. */
const FROM_HOUR = 6;
/** Taken in together; ids are given for so many. */
const BATCH = 100;
/** Nobody looks more often than this whether something is due. */
const LOOK_MS = 20;
const LOOK_MOST_MS = 500;
/** After the database was not there. */
const PAUSE_MS = 2000;

interface PlayedDay {
  readonly territory: string;
  readonly cases: readonly DayCase[];
  /** Midnight of the day that the cases are of. */
  readonly midnight: number;
  readonly speed: number;
  readonly seed: number;
}

interface Due {
  /** Milliseconds since 1970, of the clock on the wall. */
  readonly at: number;
  readonly id: string;
  /** Entries that the history of the case had. */
  readonly base: number;
  readonly move: LifeMove;
}

/**
 * A day of simulated cases that is being played: each is taken in when it is its turn, as a feed's would be, and officers who do
 * not exist take it through its steps, as people would. A case that a person has taken in hand is left to them.
 */
export class DayPlay {
  readonly speed: number;
  readonly cases: number;
  arrived = 0;
  steps = 0;
  readonly #context: PlanContext;
  readonly #day: PlayedDay;
  readonly #coming: readonly { readonly after: number; readonly one: DayCase }[];
  readonly #random: Random;
  #due: Due[] = [];
  #departments: string[] = [];
  #began = 0;
  #ended: number | null = null;

  constructor(context: PlanContext, day: PlayedDay) {
    this.#context = context;
    this.#day = day;
    this.speed = day.speed;
    this.cases = day.cases.length;
    this.#random = new Random(`play/${day.seed}`);
    const after = (at: number) => mod(at - day.midnight - FROM_HOUR * HOUR_MS, DAY_MS) / day.speed;
    this.#coming = day.cases.map((one) => ({ after: after(one.at), one })).sort((a, b) => a.after - b.after);
  }

  /** The time of the played day, `HH:MM`. */
  get clock(): string {
    const passed = Math.min((this.#ended ?? Date.now()) - this.#began, DAY_MS / this.speed) * this.speed;
    const minutes = Math.floor(mod(passed + FROM_HOUR * HOUR_MS, DAY_MS) / 60_000);
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }

  /** Plays to the end of the day, or until the signal. `failed` is told of what went wrong; the play goes on. */
  async run(signal: AbortSignal, failed: (error: unknown) => void): Promise<void> {
    this.#began = Date.now();
    try {
      while (!signal.aborted && !this.#isOver()) {
        try {
          await this.#step(signal);
        } catch (error) {
          if (signal.aborted) return;
          failed(error);
          await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
        }
      }
    } finally {
      this.#ended = Date.now();
    }
  }

  #isOver(): boolean {
    return this.arrived === this.cases && Date.now() >= this.#began + DAY_MS / this.speed;
  }

  async #step(signal: AbortSignal): Promise<void> {
    if (this.#departments.length === 0)
      this.#departments = (await allDepartments(this.#context.db))
        .filter(({ active }) => active)
        .map(({ id }) => id);
    const now = Date.now();
    const batch = this.#coming
      .slice(this.arrived, this.arrived + BATCH)
      .filter(({ after }) => this.#began + after <= now);
    if (batch.length > 0) await this.#arrive(batch.map(({ one }) => one));
    while (!signal.aborted && this.#due[0] && this.#due[0].at <= Date.now()) await this.#move(this.#due[0]);
    const next = Math.min(
      this.#began + (this.#coming[this.arrived]?.after ?? Number.POSITIVE_INFINITY),
      this.#due[0]?.at ?? Number.POSITIVE_INFINITY,
    );
    const wait = Math.min(LOOK_MOST_MS, Math.max(LOOK_MS, next - Date.now()));
    await sleep(wait, undefined, { signal }).catch(() => {});
  }

  /** Sent again after a failure, what was stored is a duplicate and has its id. */
  async #arrive(cases: readonly DayCase[]): Promise<void> {
    const occurredAt = new Date().toISOString();
    const reports = cases.map(({ report }) => ({ ...report, occurredAt }));
    const { ids = [] } = await takeIn(this.#context, this.#day.territory, reports, {
      actor: SIMULATOR,
      datum: 'wgs84',
      simulated: true,
    });
    const known = ids.filter((id) => id !== null);
    const rows = await casesWith(this.#context.db, known);
    this.arrived += cases.length;
    for (const row of rows) await this.#plan(row);
  }

  /** What lies in no grid is for people to place. */
  async #plan(row: CaseRow): Promise<void> {
    if (row.grid_id === null) return;
    const rules = await caseRules(this.#context);
    const receivers = { departments: this.#departments, grid: row.grid_id };
    const now = Date.now();
    const move = nextMove(rules, standingOf(row), receivers, this.#random, now);
    if (!move) return;
    const due = { at: now + move.afterMs / this.speed, id: row.id, base: row.history, move };
    const place = this.#due.findIndex(({ at }) => at > due.at);
    this.#due.splice(place < 0 ? this.#due.length : place, 0, due);
  }

  async #move(due: Due): Promise<void> {
    const { id, base, move } = due;
    const taken = await takeCaseStep(this.#context, id, { ...move.request, base }, move.actor);
    this.#due = this.#due.filter((one) => one !== due);
    if (!taken.ok) return;
    this.steps++;
    await this.#plan(taken.value);
  }
}

function mod(a: number, n: number): number {
  return ((a % n) + n) % n;
}
