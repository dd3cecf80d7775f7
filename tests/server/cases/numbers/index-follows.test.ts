import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CANONICAL_STEPS } from '../../../../domain/deployment/types.ts';
import { CaseIndex } from '../../../../server/cases/index/case-index.ts';
import { connect } from '../../../../server/db/connect.ts';
import { Bus } from '../../../../server/live/bus.ts';
import { Random } from '../../../arbitrary/random.ts';
import { openTestApp } from '../../harness/app.ts';
import { storeTown } from '../../harness/division.ts';
import { changeSomeCases, storeRandomCases } from './random-cases.ts';

const { connection, profile, close } = await openTestApp();
const { db, address } = connection;
/** As another server on the same database has it: connections, a bus and an index of its own. */
const other = connect(address);
const random = new Random(8);
const now = Date.now();

beforeAll(async () => {
  await storeTown(db);
  await db.updateTable('plans').set({ status: 'in-force' }).where('id', '=', 'p').execute();
  await storeRandomCases(db, random, now, 50, 'p');
});
afterAll(async () => {
  await other.close();
  await close();
});

/** How many cases stand in each state, as an index knows it once it has been asked. */
const inMemory = (index: CaseIndex) =>
  index.read(({ columns }) => {
    const states: Record<string, number> = {};
    for (let row = 0; row < columns.rows; row++) {
      const state = CANONICAL_STEPS[columns.state[row]!]!;
      states[state] = (states[state] ?? 0) + 1;
    }
    return states;
  });

async function stored() {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from cases group by state`.execute(db);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

test('what one server has committed another answers with at the next question, whoever tells it', async () => {
  const here = new CaseIndex(db, profile.cases);
  const there = new CaseIndex(other.db, profile.cases);
  for (let round = 0; round < 12; round++) {
    await (random.chance(0.5)
      ? storeRandomCases(db, random, now, 20, 'p')
      : changeSomeCases(other.db, random, now));
    const expected = await stored();
    expect(await inMemory(there)).toEqual(expected);
    expect(await inMemory(here)).toEqual(expected);
  }
});

test('questions while the first reading goes on, and while others write, each see what was committed before them', async () => {
  const index = new CaseIndex(db, profile.cases);
  const rows = (await db.selectFrom('cases').select('ord').execute()).length;
  const written = [0, 1, 2, 3].map(async (i) => {
    await storeRandomCases(i % 2 ? db : other.db, new Random(100 + i), now, 15, 'p');
    return index.read(({ columns }) => columns.rows);
  });
  const early = await index.read(({ columns }) => columns.rows);
  expect(early).toBeGreaterThanOrEqual(rows);
  for (const seen of await Promise.all(written)) expect(seen).toBeGreaterThanOrEqual(rows + 15);
  expect(await index.read(({ columns }) => columns.rows)).toBe(rows + 60);
});

test('a case that came into the table without the number of its event is found by its own', async () => {
  const index = new CaseIndex(db, profile.cases);
  const before = await index.read(({ columns }) => columns.rows);
  await db
    .insertInto('cases')
    .values({
      id: 'by-hand',
      territory_id: 't',
      source: 's',
      external_id: '1',
      occurred_at: new Date(now),
      at: null,
    })
    .execute();
  await changeSomeCases(db, random, now);
  expect(await index.read(({ columns }) => columns.rows)).toBe(before + 1);
});

test('an index that follows the bus has read what is new before anybody asks', async () => {
  const index = new CaseIndex(other.db, profile.cases);
  const bus = await Bus.open(other.db);
  const end = new AbortController();
  const following = index.follow(bus, end.signal);
  await index.read(() => {});
  const { version } = index;
  await storeRandomCases(db, random, now, 5, 'p');
  while (index.version === version) {
    await bus.wake();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(index.columns.rows).toBe((await db.selectFrom('cases').select('ord').execute()).length);
  end.abort();
  bus.close();
  await following;
});
