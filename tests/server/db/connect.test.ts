import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import type { Connection } from '../../../server/db/connect.ts';
import { inTransaction } from '../../../server/db/transaction.ts';
import { openTestDatabase } from '../harness/database.ts';

const connection: Connection = await openTestDatabase();
const { db, pool } = connection;
afterAll(() => connection.close());

test('parallel statements with parameters get their own answers', async () => {
  const wrong: number[] = [];
  await Promise.all(
    Array.from({ length: 500 }, async (_, i) => {
      if (i % 3 === 0) {
        const { rows } = await pool.query('select $1::int + 1 as a', [i]);
        if (rows[0].a !== i + 1) wrong.push(i);
      } else if (i % 3 === 1) {
        const { rows } = await pool.query('select $1::text || $2::text as a', [`k${i}`, 'x']);
        if (rows[0].a !== `k${i}x`) wrong.push(i);
      } else {
        await expect(pool.query('select 1 / ($1::int * 0)', [i])).rejects.toMatchObject({ code: '22012' });
      }
    }),
  );
  expect(wrong).toEqual([]);
});

test('after an error, in whichever step, the same connection hears its own answers', async () => {
  const client = await pool.connect();
  try {
    await client.query('create temporary table taken (id text primary key)');
    for (let i = 0; i < 20; i++) {
      await client.query('insert into taken values ($1)', [`a${i}`]);
      await expect(client.query('insert into taken values ($1)', [`a${i}`])).rejects.toMatchObject({
        code: '23505',
      });
      await expect(client.query('select $1::int from nowhere', [i])).rejects.toMatchObject({ code: '42P01' });
      await expect(client.query('select $1::int', ['no number'])).rejects.toMatchObject({ code: '22P02' });
      await expect(client.query('selec')).rejects.toMatchObject({ code: '42601' });
      expect((await client.query('select $1::int as n', [i])).rows).toEqual([{ n: i }]);
    }
  } finally {
    await client.query('drop table taken');
    client.release();
  }
});

test('sixty concurrent transactions are isolated, and lose no update', async () => {
  await sql`create table counter (n int not null)`.execute(db);
  await sql`insert into counter values (0)`.execute(db);
  await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      inTransaction(db, async (tx) => {
        const { rows } = await sql<{ n: number }>`select n from counter for update`.execute(tx);
        await sql`update counter set n = ${rows[0]!.n + 1}`.execute(tx);
        if (i % 3 === 0) throw new Error('rolled back');
      }).catch((error: Error) => expect(error.message).toBe('rolled back')),
    ),
  );
  const { rows } = await sql<{ n: number }>`select n from counter`.execute(db);
  expect(rows[0]!.n).toBe(40);
  await sql`drop table counter`.execute(db);
});

test('a connection that is cut in a transaction is rolled back, and others go on', async () => {
  await sql`create table written (n int)`.execute(db);
  const client = await pool.connect();
  await client.query('begin');
  await client.query('insert into written values (1)');
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  client.release(true);
  const { rows } = await sql<{ n: number }>`select count(*) as n from written`.execute(db);
  expect(rows[0]!.n).toBe(0);
  await sql`drop table written`.execute(db);
});

test('a statement of 20 MB passes, and a bigint is a number', async () => {
  const { rows } = await pool.query('select length($1::text)::bigint as n', ['界'.repeat(7_000_000)]);
  expect(rows[0].n).toBe(7_000_000);
});
