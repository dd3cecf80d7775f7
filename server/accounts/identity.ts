import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Datum } from '../crs/crs.ts';
import type { Role } from '../db/schema.ts';
import type { Db } from '../db/transaction.ts';
import { holderOfKey } from './accounts.queries.ts';
import { KeyDoor } from './key-door.ts';
import { accountOfSession } from './sessions.queries.ts';
import { digestOf } from './tokens.ts';

/** Who is asking: an account with a session, or the holder of an API key. */
export interface Identity {
  readonly name: string;
  readonly role: Role;
  readonly by: 'session' | 'key';
  /** What the positions are given in that come with a key; a session's are true degrees. */
  readonly datum?: Datum;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on a public route that nobody has signed in for. */
    identity: Identity | null;
  }
}

export const SESSION_COOKIE = 'tessera_session';

/** Reads the key or the session cookie that came with the request; a key, when there is one, decides alone. */
export async function identify(
  db: Db,
  config: Pick<Config, 'sessionSecret'>,
  request: FastifyRequest,
): Promise<Identity | null> {
  const bearer = keyOf(request);
  if (bearer !== null) {
    const digest = digestOf(bearer, config.sessionSecret);
    const lookUp = async () => (await holderOfKey(db, digest)) ?? null;
    return doorOf(db).holder(digest.toString('base64'), request.ip, performance.now(), lookUp);
  }
  const cookie = request.cookies[SESSION_COOKIE];
  return cookie ? ((await accountOfSession(db, digestOf(cookie, config.sessionSecret))) ?? null) : null;
}

const doors = new WeakMap<Db, KeyDoor>();

function doorOf(db: Db): KeyDoor {
  let door = doors.get(db);
  if (!door) {
    door = new KeyDoor();
    doors.set(db, door);
  }
  return door;
}

/** The API key that came with the request; null when none did. */
export function keyOf(request: FastifyRequest): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** Who asks, on a route that states a role (the guard has let nobody else through). */
export function identityOf(request: FastifyRequest): Identity {
  if (!request.identity) throw new Error('this route states no role');
  return request.identity;
}
