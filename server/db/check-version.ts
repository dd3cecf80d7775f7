import { sql } from 'kysely';
import type { Db } from './transaction.ts';

const POSTGRESQL = 15;
const POSTGIS = [3, 3] as const;

/** A database that this product does not run on; the message is one line for the terminal. */
export class DatabaseTooOld extends Error {}

/** Throws `DatabaseTooOld` below PostgreSQL 15 or PostGIS 3.3, or where PostGIS is not installed at all. */
export async function checkVersion(db: Db): Promise<void> {
  const { rows } = await sql<{ server: string; postgis: string | null }>`
    select current_setting('server_version') as server,
           coalesce(installed_version, default_version) as postgis
    from (values (1)) one left join pg_available_extensions on name = 'postgis'
  `.execute(db);
  const { server, postgis } = rows[0]!;
  if (Number.parseInt(server, 10) < POSTGRESQL) {
    throw new DatabaseTooOld(`PostgreSQL is ${server}; ${POSTGRESQL} or newer is needed`);
  }
  if (postgis === null) throw new DatabaseTooOld('PostgreSQL has no PostGIS; install it beside the server');
  const [major = 0, minor = 0] = postgis.split('.').map((part) => Number.parseInt(part, 10));
  if (major < POSTGIS[0] || (major === POSTGIS[0] && minor < POSTGIS[1])) {
    throw new DatabaseTooOld(`PostGIS is ${postgis}; ${POSTGIS.join('.')} or newer is needed`);
  }
}
