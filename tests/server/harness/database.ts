import { sql } from 'kysely';
import { inject } from 'vitest';
import { type Connection, connect } from '../../../server/db/connect.ts';
import { statement, withDatabase } from './setup.ts';

let opened = 0;

/**
 * A migrated database with no rows, for one test file: on PostgreSQL a copy of the run's template, on the embedded
 * one the run's database emptied (files run one after another). Close it after the last test.
 */
export async function openTestDatabase(): Promise<Connection> {
  const shared = inject('database');
  if (shared.kind === 'embedded') {
    const connection = connect({ kind: 'embedded', socket: shared.socket });
    await empty(connection);
    return connection;
  }
  const name = `${shared.template}_${process.pid}_${opened++}`;
  await statement(shared.url, `create database ${name} template ${shared.template}`);
  const connection = connect({ kind: 'postgresql', url: withDatabase(shared.url, name) });
  return {
    ...connection,
    close: async () => {
      await connection.close();
      await statement(shared.url, `drop database ${name} with (force)`);
    },
  };
}

/** Takes all rows out, and sets the global sequence back to 0. */
async function empty({ db }: Connection): Promise<void> {
  const { rows } = await sql<{ names: string }>`
    select string_agg(quote_ident(tablename), ', ') as names from pg_tables
    where schemaname = 'public' and tablename !~ '^(kysely_|spatial_ref_sys$|event_clock$)'
  `.execute(db);
  await sql.raw(`truncate ${rows[0]!.names} restart identity cascade`).execute(db);
  await db.updateTable('event_clock').set({ seq: 0 }).execute();
}
