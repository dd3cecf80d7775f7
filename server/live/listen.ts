import { Client, type PoolClient } from 'pg';
import { type Connection, poolConfig } from '../db/connect.ts';
import type { Bus } from './bus.ts';
import { CHANNEL } from './events.queries.ts';

/** Also looked for without being told: a connection may be dead unnoticed, another process may have written. */
const LOOK_MS = 1_000;
const RECONNECT_MS = 1_000;

/**
 * Wakes the bus at every commit that logged an event. On PostgreSQL by a connection of its own, made anew when it
 * breaks (the bus reads on from its last number, so nothing is lost). On the embedded database all connections
 * share one backend and a notification comes out on the one that committed: every pooled client listens.
 * Gives what ends it.
 */
export async function listen(connection: Connection, bus: Bus): Promise<() => Promise<void>> {
  const wake = () => {
    // A failed look is made good by the next one.
    bus.wake().catch(() => {});
  };
  const timer = setInterval(wake, LOOK_MS);
  const end =
    connection.address.kind === 'embedded'
      ? await listenOnPool(connection, wake)
      : listenApart(connection, wake);
  return async () => {
    clearInterval(timer);
    await end();
  };
}

async function listenOnPool({ pool }: Connection, wake: () => void): Promise<() => Promise<void>> {
  const hear = (client: PoolClient) => {
    client.on('notification', wake);
    // The backend is new when its process was: told at each connection, once is enough for all of them.
    client.query(`listen ${CHANNEL}`).catch(() => {});
  };
  pool.on('connect', hear);
  // Connections from before hear nothing: they are few, and replaced as they come back.
  const open = await Promise.all(Array.from({ length: pool.idleCount }, () => pool.connect()));
  for (const client of open) client.release(true);
  return async () => {
    pool.off('connect', hear);
  };
}

function listenApart({ address }: Connection, wake: () => void): () => Promise<void> {
  let client: Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let ended = false;

  const connectAgain = () => {
    client = null;
    if (!ended) retry = setTimeout(() => void open(), RECONNECT_MS);
  };
  const open = async () => {
    const next = new Client(poolConfig(address));
    client = next;
    next.on('notification', wake);
    next.once('error', () => {
      next.removeAllListeners();
      next.on('error', () => {});
      connectAgain();
    });
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      wake();
    } catch {
      if (client === next) connectAgain();
    }
  };
  void open();
  return async () => {
    ended = true;
    if (retry) clearTimeout(retry);
    await client?.end().catch(() => {});
  };
}
