import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProposalStarted, WireProposal } from '../../../domain/contract/proposal.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { type Planner, planner } from '../plans/new-plan.ts';
import { newTown, type Proposals, proposals } from './small-town.ts';

let server: TestApp;
let one: Planner;
let hand: Proposals;
let plan: string;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  hand = proposals(server, one);
  plan = (await newTown(server, one, 24)).plan;
});

afterAll(() => server.close());

const WISH = { scope: 'all', level: 'compound', target: 300, tolerance: 0.2, seed: 1 };

async function begun(): Promise<ProposalStarted> {
  const answer = await hand.ask(plan, WISH);
  expect(answer.statusCode).toBe(202);
  return answer.json();
}

const whole = async (id: string): Promise<WireProposal> => (await hand.one(plan, id)).json();

test('while it is made it has a picture, and nothing of its end', async () => {
  const { job, proposal } = await begun();
  let seen: WireProposal | null = null;
  for (;;) {
    const now = await whole(proposal);
    if (now.state !== 'queued' && now.state !== 'running') break;
    expect([now.variants, now.proposed]).toEqual([[], null]);
    if (now.picture) seen = now;
    const late = await hand.adopt(plan, proposal, { id: randomUUID(), baseRevision: 1 });
    if (late.json().code !== 'proposal-unfinished') expect(late.statusCode).toBe(200);
    await wait(20);
  }
  expect((await hand.settled(job)).state).toBe('done');
  expect(seen?.picture?.length).toBeGreaterThan(0);
  for (const line of seen!.picture!) {
    expect(line.length).toBeGreaterThan(1);
    for (const [lng, lat] of line) {
      expect(Math.abs(lng - 115.6)).toBeLessThan(0.05);
      expect(Math.abs(lat - 34.4)).toBeLessThan(0.05);
    }
  }
  expect((await whole(proposal)).picture).toBeNull();
});

test.each([0, 1, 60, 250, 600, 1100])(
  'cancelled after %i ms there is nothing of it, and the next one is made',
  async (ms) => {
    const { revision } = (await one.get(`/api/plans/${plan}`)).json();
    const { job, proposal } = await begun();
    await wait(ms);
    const answer = await hand.cancel(job);
    const ended = await hand.settled(job);
    await wait(50);
    const left = await whole(proposal);
    expect(left.state).toBe(ended.state);
    if (answer.statusCode === 200) {
      expect(ended.state).toBe('cancelled');
      expect([left.variants, left.proposed, left.picture]).toEqual([[], null, null]);
      const adopted = await hand.adopt(plan, proposal, { id: randomUUID(), baseRevision: revision });
      expect(adopted.json()).toMatchObject({ status: 409, code: 'proposal-unfinished' });
    } else {
      expect(answer.json()).toMatchObject({ status: 409, code: 'job-state' });
      expect(left.variants.length).toBeGreaterThan(0);
    }
    expect((await one.get(`/api/plans/${plan}`)).json().revision).toBe(revision);
  },
);

test('one that waits its turn is queued, and cancelled without having begun; one deleted at work is gone', async () => {
  const first = await begun();
  const second = await begun();
  const third = await begun();
  expect((await whole(second.proposal)).state).toBe('queued');
  expect((await hand.cancel(second.job)).json()).toMatchObject({ state: 'cancelled' });
  expect((await hand.drop(plan, first.proposal)).json()).toMatchObject({ state: 'cancelled' });
  expect((await hand.one(plan, first.proposal)).statusCode).toBe(404);
  expect((await one.get(`/api/jobs/${first.job}`)).json().state).toBe('cancelled');
  expect((await hand.settled(third.job)).state).toBe('done');
  expect(await whole(second.proposal)).toMatchObject({ state: 'cancelled', variants: [] });
});

test('a plan that is deleted at work takes its proposals along, and the next one is made', async () => {
  const other = (await one.copy(plan)).id;
  const { job } = (await hand.ask(other, WISH)).json() as ProposalStarted;
  await server.connection.db.deleteFrom('plans').where('id', '=', other).execute();
  expect(await hand.settled(job)).toMatchObject({ state: 'failed', reason: { code: 'plan-gone' } });
  const { rows } = await server.connection.pool.query('select id from proposals where plan_id = $1', [other]);
  expect(rows).toEqual([]);
  expect((await hand.settled((await begun()).job)).state).toBe('done');
});

// The last one: it closes the server.
test('a server that is stopped at work says so of what it was making, and of what waits nothing is left running', async () => {
  const first = await begun();
  const second = await begun();
  while ((await whole(first.proposal)).state === 'queued') await wait(5);
  await server.app.close();
  const { rows } = await server.connection.pool.query(
    'select jobs.id, state, reason, variants from jobs join proposals p on p.job_id = jobs.id where jobs.id = any($1)',
    [[first.job, second.job]],
  );
  const of = (job: string) => rows.find(({ id }: { id: string }) => id === job);
  expect(of(first.job)).toMatchObject({
    state: 'failed',
    reason: { code: 'job-interrupted' },
    variants: null,
  });
  expect(of(second.job)).toMatchObject({ state: 'queued', variants: null });
});
