import { randomUUID } from 'node:crypto';
import { CaseStream } from '../../../data/day/case-stream.ts';
import { chinaMidnight } from '../../../domain/case/china-time.ts';
import type { DayState, PlayDayBody } from '../../../domain/contract/case-day.ts';
import { type Db, inTransaction } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import { planInForce } from '../../plans/standing.ts';
import { refusal } from '../../problem.ts';
import { selectHome } from '../intake/intake.queries.ts';
import { anyCase } from './day.queries.ts';
import { DayPlay } from './day-play.ts';
import { storedGround } from './stored-ground.ts';

/** An hour in a minute: a day in 24. */
const SPEED = 60;
const CASES = 300;
/** What is busy stays busy: the spots of a territory are those of the demonstration's month. */
const SPOTS_SEED = 1;

interface Playing {
  /** Null while it is being made ready. */
  play: DayPlay | null;
  over: boolean;
  running: Promise<void>;
  readonly controller: AbortController;
}

const playing = new WeakMap<Db, Playing>();

/**
 * Begins to play a day of simulated cases in the territory that has a plan in force. `failed` is told of what goes wrong meanwhile. Throws
 * `day-running`, `day-no-plan`, and `day-real-cases` where there are cases that are not simulated and it was not asked to play among them.
 */
export async function startDay(
  context: PlanContext,
  wish: PlayDayBody,
  failed: (error: unknown) => void,
): Promise<DayState> {
  const { db } = context;
  const before = playing.get(db);
  if (before && !before.over) throw refusal(409, 'day-running');
  // Held from here: of two who ask at once the second finds it running.
  const ready = Promise.withResolvers<void>();
  const controller = new AbortController();
  const now: Playing = { play: null, over: false, running: ready.promise, controller };
  playing.set(db, now);
  try {
    const play = await makePlay(context, wish);
    now.play = play;
    now.running = play.run(controller.signal, failed).finally(() => {
      now.over = true;
    });
  } catch (error) {
    now.over = true;
    throw error;
  } finally {
    ready.resolve();
  }
  return dayState(context);
}

async function makePlay(
  context: PlanContext,
  { speed = SPEED, cases = CASES, among = false }: PlayDayBody,
): Promise<DayPlay> {
  const { db } = context;
  if (!among && (await anyCase(db, false))) throw refusal(409, 'day-real-cases');
  const territory = await selectHome(db);
  const plan = territory && (await inTransaction(db, (tx) => planInForce(tx, territory)));
  if (!territory || !plan) throw refusal(409, 'day-no-plan');
  const stream = new CaseStream(await storedGround(context, territory), SPOTS_SEED);
  const seed = Math.floor(Math.random() * 2 ** 31);
  const midnight = chinaMidnight(Date.now());
  const label = `SIM-${randomUUID().slice(0, 8)}`;
  const day = stream.day({ seed, midnight, cases, label, burst: true });
  return new DayPlay(context, { territory, cases: day, midnight, speed, seed });
}

/** Ends the day that is being played, and waits for the case in hand; what has come stays. */
export async function endDay(context: PlanContext): Promise<DayState> {
  const now = playing.get(context.db);
  now?.controller.abort();
  // One that is only being made ready begins to run first.
  for (let running: Promise<void> | undefined; now && running !== now.running; ) {
    running = now.running;
    await running;
  }
  return dayState(context);
}

/** How far the day is that is being played, or was. */
export async function dayState({ db }: PlanContext): Promise<DayState> {
  const now = playing.get(db);
  const simulated = await anyCase(db, true);
  const { speed = SPEED, cases = 0, arrived = 0, steps = 0, clock = null } = now?.play ?? {};
  return { running: now?.over === false, speed, cases, arrived, steps, clock, simulated };
}
