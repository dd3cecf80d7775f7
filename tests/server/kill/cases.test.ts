import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { connect } from '../../../server/db/connect.ts';
import { placeOf } from '../../../server/db/embedded/place.ts';
import type { Db } from '../../../server/db/transaction.ts';
import { Random } from '../../arbitrary/random.ts';
import { openTestDatabase } from '../harness/database.ts';
import { square, storeTown } from '../harness/division.ts';
import { freshDataDir, onEmbedded } from '../harness/embedded.ts';
import { type Brought, runFeed } from './case-feed.ts';
import { CaseListener } from './case-listener.ts';
import { ADMIN_PASSWORD, ServerProcess, type Target } from './server-process.ts';

/** Each one kill -9 in the middle of what the feeds send. */
const ROUNDS = Number(process.env.CASE_ROUNDS ?? 4);
const SEED = 11;
const FEEDS = 5;
const STORM_MS = 1_500;
const HEARD_MS = 60_000;

test('kill -9 at random moments of a burst: every acknowledged case is there once, told once, heard once', async () => {
  const random = new Random(SEED);
  const database = onEmbedded ? null : await openTestDatabase();
  const dataDir = onEmbedded ? await freshDataDir() : '/nowhere';
  const settings: Record<string, string> =
    database?.address.kind === 'postgresql' ? { DATABASE_URL: database.address.url } : {};
  const targets: readonly Target[] = onEmbedded ? ['server', 'both', 'database'] : ['server'];
  const look = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    if (database) return work(database.db);
    const connection = connect({ kind: 'embedded', socket: placeOf(dataDir).socket });
    return work(connection.db).finally(() => connection.close());
  };

  let server = new ServerProcess(dataDir, settings);
  let url: string | null = await server.ready();
  try {
    await look(async (db) => {
      await storeTown(db);
      await db.updateTable('plans').set({ status: 'in-force' }).execute();
    });
    const { cookie, keys } = await signUp(url);
    const from = await look(lastSeq);
    const listener = new CaseListener(from);
    const listening = listener.run(() => url, { cookie });
    const brought: Brought = { acknowledged: [], accepted: 0, duplicate: 0, again: 0 };
    let over = false;
    const feeds = Promise.all(
      keys.map((key, i) =>
        runFeed(
          `feed ${i}`,
          key,
          new Random(SEED + i),
          place,
          () => url,
          () => over,
          brought,
        ),
      ),
    );
    feeds.catch(() => {});

    /** Waits until the feeds have brought in so many more, or hands on what they failed at. */
    const bringMore = async (more: number) => {
      const goal = brought.acknowledged.length + more;
      for (const end = Date.now() + HEARD_MS; brought.acknowledged.length < goal && Date.now() < end; )
        await Promise.race([feeds, sleep(20)]);
    };
    for (let round = 0; round < ROUNDS; round++) {
      // The blow falls into a burst that is under way.
      await bringMore(100);
      await Promise.race([feeds, sleep(random.whole(100, STORM_MS))]);
      const target = random.pick(targets);
      url = null;
      server.kill(target);
      // A server as young as this one ends with its database.
      await server.gone();
      server = new ServerProcess(dataDir, settings);
      url = await server.ready();
      console.log(`${round} ${target}: ${brought.acknowledged.length} cases, ${brought.again} sent again`);
    }
    await bringMore(100);
    over = true;
    await feeds;
    const sent = [...brought.acknowledged].sort();
    expect(new Set(sent).size).toBe(sent.length);
    // What was stored when the answer was lost came back as a duplicate, and only that.
    expect(brought.accepted + brought.duplicate).toBe(sent.length);
    expect(brought.again).toBeGreaterThan(0);

    const last = await look(lastSeq);
    for (const end = Date.now() + HEARD_MS; listener.last < last && Date.now() < end; ) await sleep(50);
    listener.stop();
    await listening;

    const { stored, history, unlocated, told, events } = await look((db) => whatIsThere(db, from));
    expect(stored).toEqual(sent);
    expect(unlocated).toBe(0);
    expect(history).toEqual({ entries: sent.length, cases: sent.length });
    expect(told.sort()).toEqual(sent);
    expect(events).toEqual({ count: last, first: 1, last });
    expect(listener.seqs).toEqual(Array.from({ length: last - from }, (_, i) => from + 1 + i));
    expect(listener.cases.sort()).toEqual(sent);
    expect(listener.breaks).toBeGreaterThanOrEqual(ROUNDS);
  } finally {
    server.kill('both');
    await server.gone();
    await database?.close();
  }
}, 600_000);

function place(random: Random): [number, number] {
  const [corner] = square(0, 0)[0]!;
  return toDegrees([corner![0] + random.whole(0, 40_000), corner![1] + random.whole(0, 40_000)]);
}

async function signUp(url: string): Promise<{ cookie: string; keys: string[] }> {
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name: 'admin', password: ADMIN_PASSWORD }),
  });
  const cookie = String(signedIn.headers.get('set-cookie')).split(';', 1)[0]!;
  const keys: string[] = [];
  for (let i = 0; i < FEEDS; i++) {
    const made = await fetch(`${url}/api/keys`, {
      method: 'POST',
      headers: { ...json, cookie },
      body: JSON.stringify({ name: `feed ${i}`, role: 'reporter' }),
    });
    keys.push(((await made.json()) as { key: string }).key);
  }
  return { cookie, keys };
}

async function lastSeq(db: Db): Promise<number> {
  return (await db.selectFrom('event_clock').select('seq').executeTakeFirstOrThrow()).seq;
}

async function whatIsThere(db: Db, from: number) {
  const cases = await db.selectFrom('cases').select(['external_id', 'grid_id']).execute();
  const { rows: history } = await sql<{ entries: number; cases: number }>`
    select count(*)::integer as entries, count(distinct case_id)::integer as cases from case_history
  `.execute(db);
  const { rows: told } = await sql<{ id: string }>`
    select jsonb_array_elements(payload->'cases')->>'externalId' as id from events where kind = 'case' and seq > ${from}
  `.execute(db);
  const { rows: events } = await sql<{ count: number; first: number; last: number }>`
    select count(*)::integer as count, min(seq)::integer as first, max(seq)::integer as last from events
  `.execute(db);
  return {
    stored: cases.map(({ external_id }) => external_id).sort(),
    unlocated: cases.filter(({ grid_id }) => grid_id === null).length,
    history: history[0]!,
    told: told.map(({ id }) => id),
    events: events[0]!,
  };
}
