import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../arbitrary/random.ts';
import { startStorm } from './edit-storm.ts';
import { KnownDivision } from './known-division.ts';
import { preparePlan } from './prepare-plan.ts';
import { ServerProcess, type Target } from './server-process.ts';
import { checkStored, verify } from './verify.ts';

/** What came of it; `seconds` is the wall clock of everything. */
export interface Figures {
  rounds: number;
  kills: { server: number; database: number; both: number; reopened: number; whileStarting: number };
  edits: { sent: number; acknowledged: number; refused: number; unanswered: number };
  /** Of the unanswered: there nevertheless; made when sent again. */
  committedUnheard: number;
  madeAgain: number;
  households: number;
  /** Put up and taken down, acknowledged. */
  buildings: number;
  revisions: number;
  seconds: number;
}

const TARGETS: readonly Target[] = ['server', 'database', 'both'];
/** A storm lasts this long before the kill, at most. */
const STORM_MS = 1_500;
/** How often the next start is killed too, and within how long. */
const KILL_START = 0.15;
const KILL_START_MS = 4_000;
/** In every so-manieth round the database alone is killed, under a server that is old enough to open it again. */
const REOPEN_EVERY = 20;
const REOPENS_AFTER_MS = 20_500;
const REOPEN_PATIENCE_MS = 240_000;
const REOPENED_EDITS = 12;
/** The log is replayed from the beginning so often, and at the end; after each round from the round before. */
const REPLAY_EVERY = 100;

/**
 * Prepares a plan in `dataDir` (empty, or a migrated database) and so many times: storm, kill -9, start, verify.
 * Throws at the first thing that does not hold. What is edited follows from `seed`; when the kill falls does not.
 */
export async function killRounds(
  dataDir: string,
  rounds: number,
  seed: number,
  say: (line: string) => void,
): Promise<Figures> {
  const started = performance.now();
  const random = new Random(seed);
  const figures: Figures = {
    rounds: 0,
    kills: { server: 0, database: 0, both: 0, reopened: 0, whileStarting: 0 },
    edits: { sent: 0, acknowledged: 0, refused: 0, unanswered: 0 },
    committedUnheard: 0,
    madeAgain: 0,
    households: 0,
    buildings: 0,
    revisions: 0,
    seconds: 0,
  };
  let server = new ServerProcess(dataDir);
  try {
    let url = await server.ready();
    const prepared = await preparePlan(url);
    const read = () => prepared.planners[0]!.division(url, prepared.plan);
    const beginning = await read();
    const replica = new KnownDivision(beginning);
    for (let round = 1; round <= rounds; round++) {
      const known = new KnownDivision(await read());
      const storm = startStorm(url, prepared, known, random, () => server.alive);
      const old = round % REOPEN_EVERY === 0;
      const target = old ? 'database' : random.pick(TARGETS);
      await sleep(random.whole(20, STORM_MS) + (old ? REOPENS_AFTER_MS : 0));
      server.kill(target);
      figures.kills[target]++;
      if (target === 'database' && (await reopens(server))) {
        figures.kills.reopened++;
        await editsGoOn(server, () => storm.edits.length);
        await sleep(random.whole(20, STORM_MS));
        server.kill('both');
        figures.kills.both++;
      }
      await Promise.all([storm.over, server.gone()]);

      server = new ServerProcess(dataDir);
      if (random.chance(KILL_START)) {
        await sleep(random.whole(50, KILL_START_MS));
        server.kill('both');
        await server.gone();
        figures.kills.whileStarting++;
        server = new ServerProcess(dataDir);
      }
      url = await server.ready();
      const { committedUnheard, madeAgain } = await verify(url, dataDir, prepared, replica, storm);
      figures.rounds = round;
      figures.committedUnheard += committedUnheard;
      figures.madeAgain += madeAgain;
      figures.households += storm.households.filter(({ outcome }) => outcome.kind === 'made').length;
      figures.buildings += storm.buildings.filter(({ added }) => added.kind === 'made').length;
      for (const { outcome } of storm.edits) {
        figures.edits.sent++;
        if (outcome.kind === 'made') figures.edits.acknowledged++;
        else figures.edits[outcome.kind]++;
      }
      figures.revisions = replica.revision;
      figures.seconds = (performance.now() - started) / 1000;
      const { acknowledged, unanswered } = figures.edits;
      say(
        `${round} ${target}: so far ${acknowledged} edits acknowledged, ${unanswered} unanswered, revision ${figures.revisions}, ${figures.seconds.toFixed(0)} s`,
      );
      if (round % REPLAY_EVERY === 0 || round === rounds) {
        const whole = new KnownDivision(beginning);
        const log = await prepared.planners[0]!.log(url, prepared.plan, beginning.revision);
        for (const item of log) whole.hear(item.revision, item.diff);
        await checkStored(url, dataDir, prepared, whole, 0);
      }
    }
    await server.stop();
    return figures;
  } catch (error) {
    say(server.output);
    throw error;
  } finally {
    server.kill('both');
    await server.gone();
  }
}

/** Whether a server whose database was killed opens it again: one that has run for a while does, a young one ends. */
async function reopens(server: ServerProcess): Promise<boolean> {
  const said = server.printed(/opening it again/, REOPEN_PATIENCE_MS).then(() => true);
  return Promise.race([said, server.ended.then(() => false)]).catch((error) => {
    if (server.alive) throw error;
    return false;
  });
}

/** Waits until clients have answers from the database that was opened again. */
async function editsGoOn(server: ServerProcess, sent: () => number): Promise<void> {
  const before = sent();
  const end = Date.now() + REOPEN_PATIENCE_MS;
  // No client sends its next edit before it has an answer to the last.
  while (sent() < before + REOPENED_EDITS) {
    if (!server.alive || Date.now() > end)
      throw new Error('no edit is made on the database that was opened again');
    await sleep(100);
  }
}
