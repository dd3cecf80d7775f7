import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LiveCases, ReportAnswer } from '../../../domain/contract/case.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { buildApp } from '../../../server/app.ts';
import { type Connection, connect } from '../../../server/db/connect.ts';
import { Bus } from '../../../server/live/bus.ts';
import { listen } from '../../../server/live/listen.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { square, storeTown } from '../harness/division.ts';
import { Gate } from '../harness/gate.ts';
import { hear } from '../harness/hear.ts';

let direct: TestApp;
let gate: Gate;
let connection: Connection;
let folder: string;
let url: string;
let feed: { authorization: string };
let close: () => Promise<void>;

/** A server like any other, but for the gate before its database. */
beforeAll(async () => {
  direct = await openTestApp();
  await storeTown(direct.connection.db);
  await direct.connection.db.updateTable('plans').set({ status: 'in-force' }).execute();
  feed = await direct.as('reporter');
  folder = await mkdtemp(join(tmpdir(), 'tessera-gate-'));
  const { address } = direct.connection;
  if (address.kind === 'embedded') {
    gate = new Gate({ path: address.socket });
    const socket = join(folder, 'gate.sock');
    await gate.listen(socket);
    connection = connect({ kind: 'embedded', socket });
  } else {
    const at = new URL(address.url);
    gate = new Gate({ host: at.hostname, port: Number(at.port) });
    at.port = String(await gate.listen(0));
    connection = connect({ kind: 'postgresql', url: at.href });
  }
  const { config, profile } = direct;
  const bus = await Bus.open(connection.db);
  const deafen = await listen(connection, bus);
  const app = await buildApp({ db: connection.db, config, bus, profile });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  close = async () => {
    bus.close();
    await app.close();
    await deafen();
    gate.close();
    await connection.close();
    await rm(folder, { recursive: true, force: true });
    await direct.close();
  };
});
afterAll(() => close());
beforeEach(async () => {
  await direct.connection.db.deleteFrom('cases').execute();
});

const [corner] = square(0, 0)[0]!;
const one = (externalId: string) => ({
  source: 'away',
  externalId,
  occurredAt: new Date().toISOString(),
  at: toDegrees([corner![0] + 5000, corner![1] + 5000]),
});

async function post(body: unknown): Promise<{ status: number; after: string | null; answer: ReportAnswer }> {
  const response = await fetch(`${url}/api/cases`, {
    method: 'POST',
    headers: { ...feed, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as ReportAnswer;
  return { status: response.status, after: response.headers.get('retry-after'), answer };
}

/** A feed that keeps what is not acknowledged, and sends it again after the time that it is told. Gives how often it was told to. */
async function sendUntilTaken(body: unknown): Promise<{ answer: ReportAnswer; refused: number }> {
  for (let refused = 0; ; refused++) {
    const { status, after, answer } = await post(body);
    if (status === 200) return { answer, refused };
    expect([status, Number(after) >= 1]).toEqual([503, true]);
    await sleep(300);
  }
}

async function checkStored(expected: readonly string[], from: number): Promise<void> {
  const { db } = direct.connection;
  const rows = await db.selectFrom('cases').select(['external_id', 'grid_id']).execute();
  expect(rows.map(({ external_id }) => external_id).sort()).toEqual([...expected].sort());
  expect(rows.every(({ grid_id }) => grid_id === '0-0')).toBe(true);
  const { rows: told } = await sql<{ id: string }>`
    select jsonb_array_elements(payload->'cases')->>'externalId' as id from events where seq > ${from}
  `.execute(db);
  expect(told.map(({ id }) => id).sort()).toEqual([...expected].sort());
  const history = await db.selectFrom('case_history').select('n').execute();
  expect(history.length).toBe(expected.length);
}

const seqNow = async () =>
  (await direct.connection.db.selectFrom('event_clock').select('seq').executeTakeFirstOrThrow()).seq;

test('the database away for a while: 503 with when to try again, nothing lost, nothing twice, and all goes on by itself', async () => {
  const from = await seqNow();
  const live = hear(`${url}/api/live`, direct.admin);
  await live.open;
  const ids = Array.from({ length: 120 }, (_, i) => `a${i}`);
  let refused = 0;
  let accepted = 0;
  let duplicate = 0;
  const feeds = [0, 1, 2, 3].map(async (feed) => {
    for (let i = feed; i < ids.length; i += 4) {
      const taken = await sendUntilTaken(one(ids[i]!));
      refused += taken.refused;
      accepted += taken.answer.accepted;
      duplicate += taken.answer.duplicate;
      await sleep(20);
    }
  });
  await sleep(200);
  gate.shut();
  await sleep(3000);
  gate.open();
  await sleep(500);
  gate.shut();
  await sleep(1000);
  gate.open();
  await Promise.all(feeds);
  expect(refused).toBeGreaterThan(4);
  expect(accepted + duplicate).toBe(ids.length);
  await checkStored(ids, from);
  // Whoever listened through it has heard each case once.
  const heard = await live.until((await seqNow()) - from);
  expect(heard.map(({ id }) => Number(id))).toEqual(heard.map((_, i) => from + 1 + i));
  // Alarms are told of by events of their own.
  const told = heard.flatMap(({ event, data }) =>
    event === 'case' ? (data as LiveCases).cases.map(({ externalId }) => externalId) : [],
  );
  expect(told.sort()).toEqual([...ids].sort());
  live.stop();
});

test('a database that hangs: 503 after a while, and what comes when it goes on again is taken once', async () => {
  const from = await seqNow();
  await sendUntilTaken(one('h0'));
  gate.freeze();
  const started = performance.now();
  const hanging = await Promise.all(['h1', 'h2', 'h3'].map((id) => post(one(id))));
  expect(hanging.map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(hanging.every(({ after }) => Number(after) >= 1)).toBe(true);
  expect(performance.now() - started).toBeLessThan(40_000);
  gate.open();
  for (const id of ['h1', 'h2', 'h3', 'h4']) await sendUntilTaken(one(id));
  await checkStored(['h0', 'h1', 'h2', 'h3', 'h4'], from);
});
