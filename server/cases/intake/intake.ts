import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import { isUnreachable, refusal } from '../../problem.ts';
import { type Kept, storeArrived, type Waiting } from './store-arrived.ts';

/**
 * What is stored together: enough to share the cost of a commit, few enough that screens show it in half a second
 * (docs/decisions/0015).
 */
const CASES_PER_COMMIT = 250;
/** A request of no more than this does not wait behind somebody's thousands. */
const FEW = 10;
/** Commits follow one another no quicker: at 50 cases a second some share one. The first after a pause waits for nothing. */
const COMMIT_EVERY_MS = 40;
/** Memory for what waits. Beyond it feeds keep their cases, and send them again. */
const WAITING_MAX = 40_000;
/** Whoever waits longer is told to send again: what was stored meanwhile is then a duplicate. */
const PATIENCE_MS = 15_000;

/**
 * A transaction that takes longer is given up: its connection hangs. Should it be committed after all, what is sent again is a
 * duplicate.
 */
const COMMIT_MAX_MS = 60_000;
/** Of two transactions that wait for each other the database ends one: it is right to begin that one again. */
const BEGIN_AGAIN = new Set(['40001', '40P01']);
const TRIES = 3;

/** Cases of one request that are stored together, or one by one with it alone. */
interface Parcel {
  readonly cases: readonly Waiting[];
  /** Whoever sent it has been answered. */
  settled: boolean;
  resolve(kept: readonly Kept[]): void;
  reject(error: unknown): void;
}

/**
 * The one door through which reported cases are stored: requests that wait at the same time share a transaction, and
 * each is answered after its commit. Where a shared one fails, each is tried by itself: the fault of one is nobody else's.
 */
export class Intake {
  readonly #context: PlanContext;
  #parcels: Parcel[] = [];
  #waiting = 0;
  #running = false;

  constructor(context: PlanContext) {
    this.#context = context;
  }

  /**
   * Stores cases; gives what became of each once that is committed. Throws 503 `intake-busy` where too many wait already
   * or the database takes too long, and what the database says where it is gone.
   */
  async store(cases: readonly Waiting[]): Promise<readonly Kept[]> {
    if (this.#waiting > 0 && this.#waiting + cases.length > WAITING_MAX) throw refusal(503, 'intake-busy');
    const parcels: Promise<readonly Kept[]>[] = [];
    for (let i = 0; i < cases.length; i += CASES_PER_COMMIT)
      parcels.push(this.#add(cases.slice(i, i + CASES_PER_COMMIT)));
    return (await Promise.all(parcels)).flat();
  }

  #add(cases: readonly Waiting[]): Promise<readonly Kept[]> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        parcel.settled = true;
        clearTimeout(timer);
      };
      const parcel: Parcel = {
        cases,
        settled: false,
        resolve: (kept) => {
          settle();
          resolve(kept);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      const timer = setTimeout(() => parcel.reject(refusal(503, 'intake-busy')), PATIENCE_MS);
      this.#parcels.push(parcel);
      this.#waiting += cases.length;
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#parcels.length > 0) {
      const pause = sleep(COMMIT_EVERY_MS);
      await this.#commit(this.#take());
      if (this.#waiting < CASES_PER_COMMIT) await pause;
    }
    this.#running = false;
  }

  /** The next parcels: the first, those that follow as long as they are few cases, and the small ones from behind. */
  #take(): Parcel[] {
    let cases = 0;
    let inTurn = true;
    const taken: Parcel[] = [];
    const left: Parcel[] = [];
    for (const parcel of this.#parcels) {
      const { length } = parcel.cases;
      inTurn &&= taken.length === 0 || cases + length <= CASES_PER_COMMIT;
      const takes = inTurn || (length <= FEW && cases + length <= 2 * CASES_PER_COMMIT);
      if (takes) cases += length;
      (takes ? taken : left).push(parcel);
    }
    this.#parcels = left;
    this.#waiting -= cases;
    return taken;
  }

  async #commit(parcels: readonly Parcel[], tries = TRIES): Promise<void> {
    // Nobody waits for the others any more, and nobody has been told that they are kept.
    const waited = parcels.filter(({ settled }) => !settled);
    if (waited.length === 0) return;
    try {
      const cases = waited.flatMap((parcel) => parcel.cases);
      const kept = await withinTime(storeArrived(this.#context, cases));
      let from = 0;
      for (const parcel of waited) {
        parcel.resolve(kept.slice(from, from + parcel.cases.length));
        from += parcel.cases.length;
      }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (BEGIN_AGAIN.has(code) && tries > 1) await this.#commit(waited, tries - 1);
      else if (waited.length === 1 || isUnreachable(error as Error))
        for (const parcel of waited) parcel.reject(error);
      else for (const parcel of waited) await this.#commit([parcel]);
    }
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(refusal(503, 'intake-busy')), COMMIT_MAX_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const intakes = new WeakMap<Db, Intake>();

/** The intake of a database: all who take cases in share it. */
export function intakeOf(context: PlanContext): Intake {
  let intake = intakes.get(context.db);
  if (!intake) {
    intake = new Intake(context);
    intakes.set(context.db, intake);
  }
  return intake;
}
