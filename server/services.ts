import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Profile } from '../domain/deployment/types.ts';
import type { Config } from './config.ts';
import type { Db } from './db/transaction.ts';
import type { Bus } from './live/bus.ts';

/** What every subject is given: no subject opens, reads or listens to anything else. */
export interface Services {
  readonly db: Db;
  readonly config: Config;
  readonly bus: Bus;
  readonly profile: Profile;
}

/** A subject's routes: `export const planRoutes: Routes = async (app, { db, bus }) => { app.get(…) }`. */
export type Routes = FastifyPluginAsyncTypebox<Services>;
