import { sql } from 'kysely';
import type { Db, Tx } from '../db/transaction.ts';

/** The channel on which the number of a new event is told. */
export const CHANNEL = 'tessera';

/** An event as it is handed out: `data` is the payload's JSON text. */
export interface StoredEvent {
  readonly seq: number;
  readonly kind: string;
  readonly data: string;
}

/** Takes the next number, stores the event under it, tells the number to who listens once this is committed. */
export async function insertEvent(tx: Tx, kind: string, data: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    with clock as (
      update event_clock set seq = seq + 1 returning seq
    ), event as (
      insert into events (seq, kind, payload) select seq, ${kind}, ${data}::jsonb from clock returning seq
    )
    select seq, pg_notify(${CHANNEL}, seq::text) from event
  `.execute(tx);
  return rows[0]!.seq;
}

/** The same for many: consecutive numbers in the order given, told by the last of them; `data` are JSON texts. Gives the last. */
export async function insertEvents(tx: Tx, kind: string, data: readonly string[]): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    with clock as (
      update event_clock set seq = seq + ${data.length} returning seq
    ), told as (
      insert into events (seq, kind, payload)
      select clock.seq - ${data.length} + r.n, ${kind}, r.payload
      from clock, jsonb_array_elements(${`[${data.join(',')}]`}::jsonb) with ordinality as r (payload, n)
      returning seq
    )
    select seq, pg_notify(${CHANNEL}, seq::text) from (select max(seq) as seq from told) as last
  `.execute(tx);
  return rows[0]!.seq;
}

/** Keeps the next number for this transaction until it ends. Gives the last one that was taken. */
export async function lockClock(tx: Tx): Promise<number> {
  const row = await tx.selectFrom('event_clock').select('seq').forNoKeyUpdate().executeTakeFirstOrThrow();
  return row.seq;
}

/** The number of the newest event; 0 where there is none. */
export async function selectLastSeq(db: Db | Tx): Promise<number> {
  const row = await db.selectFrom('event_clock').select('seq').executeTakeFirstOrThrow();
  return row.seq;
}

/** Events after `seq`, oldest first, at most `limit`. */
export function eventsAfter(db: Db, seq: number, limit: number): Promise<StoredEvent[]> {
  return db
    .selectFrom('events')
    .select(['seq', 'kind', sql<string>`payload::text`.as('data')])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** Deletes the oldest events of before a time, at most `limit`; the newest one stays. Gives how many. */
export async function deleteEventsBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ deleted: number }>`
    with old as (
      select seq, at from events order by seq limit ${limit}
    ), gone as (
      -- By number, not by time alone: what is kept has no hole, however the clock was set.
      delete from events e using old
      where e.seq = old.seq and e.seq < (select max(seq) from events)
        and e.seq < coalesce((select min(seq) from old where at >= ${before}), e.seq + 1)
      returning e.seq
    )
    select count(*)::integer as deleted from gone
  `.execute(db);
  return rows[0]!.deleted;
}
