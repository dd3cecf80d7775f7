import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireEdit } from '../../../domain/contract/edit.ts';
import type { LogPage } from '../../../domain/contract/log.ts';
import { Random } from '../../arbitrary/random.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { hear } from '../harness/hear.ts';
import { at, type Planner, planner, rectangle } from '../plans/new-plan.ts';

let server: TestApp;
let planners: Planner[];
let address: string;

beforeAll(async () => {
  server = await openTestApp();
  planners = await Promise.all([1, 2, 3].map(async () => planner(server, await server.as('planner'))));
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

const carve = (root: string, x0: number, x1: number): WireEdit => ({
  kind: 'carve',
  level: 'community',
  area: [rectangle(x0, 0, x1, 8) as [number, number][]],
  into: { new: root },
});

async function newPlan(x = 0) {
  const { id } = await planners[0]!.newPlan([rectangle(x, 0, x + 8, 8)]);
  const { grids } = await planners[0]!.division(id);
  return { id, root: grids.find((grid) => grid.parentId === null)!.id };
}

test('one id sent twenty times at once is one edit, whoever sends it; with another body it is refused', async () => {
  const plan = await newPlan();
  const id = randomUUID();
  const send = (i: number, x: number) => planners[i % 3]!.edit(plan.id, 0, carve(plan.root, 0, x), id);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => send(i, i % 4 === 3 ? 5 : 4)));
  const made = answers.filter((answer) => answer.statusCode === 200);
  expect(made.length === 15 || made.length === 5).toBe(true);
  for (const answer of made) expect(answer.json()).toEqual(made[0]!.json());
  for (const answer of answers)
    if (answer.statusCode !== 200)
      expect(answer.json()).toMatchObject({ status: 409, code: 'edit-id-taken' });
  expect((await planners[0]!.division(plan.id)).revision).toBe(1);
});

test('one id on two plans at once is an edit of one of them', async () => {
  const plans = [await newPlan(20), await newPlan(40)];
  const id = randomUUID();
  const answers = await Promise.all(
    plans.map((plan, i) =>
      planners[i]!.edit(plan.id, 0, { kind: 'describe', gridIds: [plan.root], set: { name: 'same' } }, id),
    ),
  );
  expect(answers.map((answer) => answer.json().code ?? 'made').sort()).toEqual(['edit-id-taken', 'made']);
  const revisions = await Promise.all(
    plans.map(async (plan) => (await planners[0]!.division(plan.id)).revision),
  );
  expect(revisions.sort()).toEqual([0, 1]);
});

test('three planners at once on one plan: every edit that was acknowledged is in the log and heard, once and in order', {
  timeout: 60_000,
}, async () => {
  const plan = await newPlan(60);
  await planners[0]!.edit(plan.id, 0, carve(plan.root, 60, 64));
  await planners[0]!.edit(plan.id, 1, carve(plan.root, 64, 68));
  const { seq } = (await planners[0]!.get('/api/health')).json();
  const listeners = planners.map(({ headers }) => hear(`${address}/api/live`, headers));
  await Promise.all(listeners.map((listener) => listener.open));

  const acknowledged: string[] = [];
  const refused = new Set<number>();
  await Promise.all(
    planners.map(async (hand, seed) => {
      const random = new Random(seed);
      const own: string[] = [];
      for (let i = 0; i < 12; i++) {
        const { revision, grids } = await hand.division(plan.id);
        const communities = grids.filter((grid) => grid.level === 'community');
        const { id: gridId } = random.pick(communities);
        const y = random.next() * 8;
        const edits: WireEdit[] = [
          { kind: 'split', gridId, line: [at(59, y), at(69, y + random.next())] },
          { kind: 'merge', gridIds: [gridId, random.pick(communities).id] },
          { kind: 'describe', gridIds: [gridId], set: { name: `${seed}-${i}` } },
          ...(own.length > 0 ? [{ kind: 'revert' as const, edits: [random.pick(own)] }] : []),
        ];
        const id = randomUUID();
        const answer = await hand.edit(plan.id, revision, random.pick(edits), id);
        if (answer.statusCode !== 200) refused.add(answer.statusCode);
        else acknowledged.push(...[id].filter((made) => own.push(made)));
      }
    }),
  );
  expect([...refused].filter((status) => status !== 409 && status !== 422)).toEqual([]);

  const log: LogPage['items'] = [];
  for (let after: string | undefined = '0'; after !== undefined; ) {
    const page: LogPage = (
      await planners[0]!.get(`/api/plans/${plan.id}/edits?after=${after}&limit=7`)
    ).json();
    log.push(...page.items);
    after = page.next;
  }
  expect(log.map((item) => item.revision)).toEqual(log.map((_, i) => i + 1));
  expect(
    log
      .slice(2)
      .map((item) => item.id)
      .sort(),
  ).toEqual(acknowledged.sort());

  const late = hear(`${address}/api/live`, {
    ...planners[0]!.headers,
    'last-event-id': String(seq),
  });
  for (const listener of [...listeners, late]) {
    const heard = await listener.until(acknowledged.length);
    expect(heard.map((event) => Number(event.id))).toEqual(heard.map((_, i) => seq + 1 + i));
    expect(heard.map((event) => (event.data as { id: string }).id)).toEqual(
      log.slice(2).map((item) => item.id),
    );
    listener.stop();
  }
  const errors = (await planners[0]!.get(`/api/plans/${plan.id}/issues`))
    .json()
    .items.filter((issue: { severity: string }) => issue.severity === 'error');
  expect(errors).toEqual([]);
});
