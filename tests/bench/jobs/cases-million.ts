import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'kysely';
import type { HeatQuery, SummaryQuery } from '../../../domain/contract/case.ts';
import { readProfile } from '../../../domain/deployment/profile.ts';
import { caseIndex } from '../../../server/cases/index/shared-index.ts';
import { getHeat } from '../../../server/cases/numbers/heat.service.ts';
import { getSummary } from '../../../server/cases/numbers/summary.service.ts';
import { Random } from '../../arbitrary/random.ts';
import {
  BENCH_KINDS,
  BENCH_SEVERITIES,
  BENCH_SOURCES,
  type CaseTown,
  cutSomeLeaf,
  makeCaseTown,
} from '../case-town.ts';
import { against, type Bench, figure } from '../result.ts';
import { SqlCounts } from '../sql-counts.ts';

const CASES = Number(process.env.BENCH_CASES ?? 1_000_000);
const QUESTIONS = 200;
const HOUR_MS = 3_600_000;
const MB = 1e6;

/**
 * Heat and summaries of random windows, filters, levels and drafts over a million stored cases: from the index in memory as the
 * routes answer, beside plain SQL over the cases and, for what it can tell, over hourly sums that are kept beside
 * them. Needs a DATABASE_URL, and a few minutes to make the cases.
 */
export const bench: Bench = async (report) => {
  const url = process.env.DATABASE_URL;
  if (!url) {
    console.log('  needs a DATABASE_URL');
    return;
  }
  const profile = readProfile(
    JSON.parse(await readFile(new URL('../../../data/profiles/xincheng.json', import.meta.url), 'utf8')),
  );
  assert(profile.ok);
  const town = await makeCaseTown(url, profile.value, CASES);
  const name = `${CASES.toLocaleString('en')} cases`;
  try {
    await timeLoad(town, name, report);
    const random = new Random(9);
    await timeDrafts(town, name, random, report);
    const questions = Array.from({ length: QUESTIONS }, () => randomQuestion(random, town));
    const summaries = await timesOf(questions, (question) => getSummary(town.context, question));
    const heats = await timesOf(questions, (question) => getHeat(town.context, heatOf(question)));
    for (const [what, times] of [
      ['summary', summaries],
      ['heat', heats],
    ] as const)
      for (const part of [0.5, 0.95, 1]) {
        const of = `${what} of a window, ${name}, p${part * 100}`;
        report(figure(`${of}, on the clock`, share(times.clock, part), 'ms'));
        report(figure(`${of}, processor`, share(times.cpu, part), 'ms'));
      }
    await beside(
      town,
      questions.filter(({ plan }) => plan === undefined).slice(0, QUESTIONS / 4),
      name,
      report,
    );
  } finally {
    await town.close();
  }
};

/** The same questions to the index and to SQL, processor time each: the server's, and the database's by its own account. */
async function beside(
  town: CaseTown,
  questions: readonly SummaryQuery[],
  name: string,
  report: Parameters<Bench>[0],
): Promise<void> {
  const peer = await SqlCounts.over(town, report);
  const index = await timesOf(questions, (question) => getSummary(town.context, question));
  const aggregates: number[] = [];
  const rollups: number[] = [];
  for (const question of questions) {
    aggregates.push(await peer.cpuMs(peer.aggregate(question)));
    rollups.push(await peer.cpuMs(peer.fromHours(question)));
    await peer.assertSame(question);
  }
  for (const part of [0.5, 0.95]) {
    const of = `counts of a window, ${name}, p${part * 100}, processor`;
    const value = share(index.cpu, part);
    report(against(of, value, 'ms', 'SQL over the cases', share(aggregates, part)));
    report(against(of, value, 'ms', 'SQL over hourly sums (whole hours, counts only)', share(rollups, part)));
  }
  const [draft] = town.drafts as [string];
  const whole = await timesOf([draft, draft, draft], (plan) =>
    getSummary(town.context, { by: 'grid', plan }),
  );
  const located = await peer.cpuMs(peer.inBordersOf(draft));
  const of = `counts in the borders of a draft, all ${name}, processor`;
  report(against(of, share(whole.cpu, 0.5), 'ms', 'SQL, ST_Covers', located));
  await peer.close();
}

/** Milliseconds on the clock, the database's included, and of this process's processor, for each. */
async function timesOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>) {
  const clock: number[] = [];
  const cpu: number[] = [];
  for (const item of items) {
    const began = process.cpuUsage();
    clock.push(await clocked(() => work(item)));
    const { user, system } = process.cpuUsage(began);
    cpu.push((user + system) / 1000);
  }
  return { clock, cpu };
}

async function timeLoad(
  { context, db }: CaseTown,
  name: string,
  report: Parameters<Bench>[0],
): Promise<void> {
  const index = caseIndex(context);
  globalThis.gc?.();
  const before = process.memoryUsage();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = process.cpuUsage();
  const ms = await clocked(() => index.read(() => {}));
  delay.disable();
  const { user, system } = process.cpuUsage(began);
  globalThis.gc?.();
  const after = process.memoryUsage();
  assert.equal(index.columns.rows, CASES);
  report(figure(`read all into memory, ${name}`, ms / 1000, 's'));
  report(figure(`read all into memory, ${name}, processor of the server`, (user + system) / 1e6, 's'));
  report(figure(`read all into memory, ${name}, longest stop of the server`, delay.max / 1e6, 'ms'));
  report(figure(`columns in memory, ${name}`, index.columns.bytes / MB, 'MB'));
  const grown = after.rss - before.rss;
  report(figure(`resident memory grown by, ${name}`, grown / MB, 'MB'));
  const { rows } = await sql<{ bytes: number }>`select pg_total_relation_size('cases') as bytes`.execute(db);
  report(figure(`on the database's disk, ${name}`, Number(rows[0]!.bytes) / MB, 'MB'));
}

/** The first count in a plan's borders, in a draft's like it, and after an edit of that. */
async function timeDrafts(
  { context, inForce, drafts }: CaseTown,
  name: string,
  random: Random,
  report: Parameters<Bench>[0],
): Promise<void> {
  const count = async (plan: string) => {
    const { cpu } = await timesOf([plan], () => getSummary(context, { by: 'grid', plan }));
    return cpu[0]!;
  };
  report(figure(`first count in a plan's borders, ${name}, processor`, await count(inForce), 'ms'));
  report(figure(`first count in a draft's borders, ${name}, processor`, await count(drafts[0]!), 'ms'));
  let edits = 0;
  const times: number[] = [];
  while (times.length < 9) {
    const made = await cutSomeLeaf(context, drafts[0]!, 20 + edits, random);
    edits += made;
    if (made) times.push(await count(drafts[0]!));
  }
  report(figure(`count in a draft's borders after an edit, ${name}, processor`, share(times, 0.5), 'ms'));
}

function randomQuestion(random: Random, { from, to, inForce, drafts }: CaseTown): SummaryQuery {
  const hours = Math.exp(random.next() * Math.log((to - from) / HOUR_MS));
  const length = Math.max(1, Math.round(hours)) * HOUR_MS;
  const begin = from + Math.floor((random.next() * (to - from - length)) / HOUR_MS) * HOUR_MS;
  const maybe = <T extends object>(chance: number, part: () => T) => (random.chance(chance) ? part() : {});
  const by = random.pick(['grid', 'grid', 'grid', 'kind', 'state', 'hour', 'severity', 'source'] as const);
  return {
    by,
    ...maybe(0.85, () => ({
      from: new Date(begin).toISOString(),
      to: new Date(begin + length).toISOString(),
      ...maybe(0.3, () => ({ before: '1' as const })),
    })),
    ...maybe(0.3, () => ({ kind: random.pick(BENCH_KINDS) })),
    ...maybe(0.2, () => ({ severity: random.pick(BENCH_SEVERITIES) })),
    ...maybe(0.2, () => ({ source: random.pick(BENCH_SOURCES) })),
    ...maybe(0.2, () => ({ state: random.pick(['open', 'overdue', 'handled', 'ended']) })),
    ...maybe(0.15, () => ({ grid: `community-${random.whole(0, 5)}-${random.whole(0, 4)}` })),
    ...(by === 'grid' ? maybe(0.5, () => ({ level: random.pick(['community', 'compound']) })) : {}),
    ...maybe(0.4, () => ({ plan: random.pick([inForce, ...drafts]) })),
  };
}

function heatOf({ by: _, level: __, before: ___, ...rest }: SummaryQuery): HeatQuery {
  return rest;
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const answer = await work();
  const ms = performance.now() - start;
  if (answer && typeof answer === 'object' && 'ok' in answer) assert(answer.ok, JSON.stringify(answer));
  return ms;
}

function share(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)]!;
}
