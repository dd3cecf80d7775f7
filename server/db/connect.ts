import { Socket } from 'node:net';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig, types } from 'pg';
import type { Database } from './schema.ts';
import type { Db } from './transaction.ts';

/** Where the database is: the socket (or pipe) of an embedded one, or a PostgreSQL server. */
export type Address =
  | { readonly kind: 'embedded'; readonly socket: string }
  | { readonly kind: 'postgresql'; readonly url: string };

export interface Connection {
  readonly address: Address;
  readonly db: Db;
  readonly pool: Pool;
  /** Waits for what is running, then ends the connections. */
  close(): Promise<void>;
}

/** Enough for a few dozen people; the embedded database runs one statement at a time anyway. */
const CONNECTIONS = 5;
const INT8_OID = 20;

const addresses = new WeakMap<Db, Address>();

/** Which database a `Db` of `connect` speaks to, for a thread that has to connect by itself. */
export function addressOf(db: Db): Address {
  const address = addresses.get(db);
  if (!address) throw new Error('this database was not opened by connect');
  return address;
}

/** Opens a pool; nothing is sent before the first query. `bigint` columns are read as numbers (all are counters). */
export function connect(address: Address): Connection {
  const pool = new Pool({ ...poolConfig(address), max: CONNECTIONS, types: { getTypeParser: parserOf } });
  // A connection that breaks is replaced; the query that was on it has failed by itself. Without a listener the
  // event would end the process, for a connection in use (`connect`) as for an idle one.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    // Statements here are short, and spatial ones look dear to the planner: compiling one took 2.4 s, running it 1 ms.
    if (address.kind === 'postgresql') client.query('set jit = off').catch(() => {});
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  addresses.set(db, address);
  return { address, db, pool, close: () => db.destroy() };
}

/** The same, for one client outside the pool (the listening one). */
export function poolConfig(address: Address): PoolConfig {
  if (address.kind === 'postgresql') return { connectionString: address.url, application_name: 'tessera' };
  return { user: 'postgres', database: 'postgres', stream: () => new PathSocket(address.socket) };
}

const parserOf: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === INT8_OID ? Number : types.getTypeParser(oid, format as 'text');

/** `pg` knows Unix sockets by a fixed name in a folder and no Windows pipes; this takes any path. */
class PathSocket extends Socket {
  readonly #path: string;

  constructor(path: string) {
    super();
    this.#path = path;
  }

  override connect(): this {
    return super.connect(this.#path);
  }
}
