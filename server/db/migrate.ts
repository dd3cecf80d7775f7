import { Migrator } from 'kysely/migration';
import { migrations } from '../../migrations/list.ts';
import type { Db } from './transaction.ts';

/** Brings the database to the newest schema, all missing steps in one transaction. Gives the names of those taken. */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((step) => step.migrationName);
}
