import { readConfig } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { joinDatabase } from '../db/open.ts';
import { loadProfile } from '../deployment/load-profile.ts';
import { type PlanContext, planContext } from '../plans/context.ts';
import type { CommandIo } from './command.ts';

/** Does something with the database that the environment names: the running server's, or else opened for the while. */
export async function withDatabase<T>(io: CommandIo, work: (context: PlanContext) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const profile = await loadProfile(config.deployment);
  const connection = await joinDatabase(config, (step) => io.err(`database: ${step}`));
  try {
    await migrate(connection.db);
    return await work(planContext({ db: connection.db, profile }));
  } finally {
    await connection.close();
  }
}
