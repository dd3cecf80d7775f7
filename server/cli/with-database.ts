import { type Config, ConfigError, configFromEnvironment } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { joinDatabase } from '../db/open.ts';
import { loadProfile } from '../deployment/load-profile.ts';
import { type PlanContext, planContext } from '../plans/context.ts';
import { type CommandIo, UsageError } from './command.ts';

/** Does something with the database that the environment names: the running server's, or else opened for the while. */
export async function withDatabase<T>(io: CommandIo, work: (context: PlanContext) => Promise<T>): Promise<T> {
  const { config, profile } = await environment();
  const connection = await joinDatabase(config, (step) => io.err(`database: ${step}`));
  try {
    await migrate(connection.db);
    return await work(planContext({ db: connection.db, profile }));
  } finally {
    await connection.close();
  }
}

async function environment(): Promise<{ config: Config; profile: PlanContext['profile'] }> {
  try {
    const config = configFromEnvironment();
    return { config, profile: await loadProfile(config.deployment) };
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message);
    throw error;
  }
}
