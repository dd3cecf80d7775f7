import type { Migration } from 'kysely/migration';
import * as lattice from './0001-lattice.ts';
import * as divisions from './0002-divisions.ts';
import * as defence from './0003-defence.ts';
import * as surroundings from './0004-surroundings.ts';
import * as live from './0005-live.ts';
import * as accounts from './0006-accounts.ts';
import * as planService from './0007-plan-service.ts';

/** All migrations, oldest first; forward only. Names are what the database remembers: never rename one. */
export const migrations: Record<string, Migration> = {
  '0001-lattice': lattice,
  '0002-divisions': divisions,
  '0003-defence': defence,
  '0004-surroundings': surroundings,
  '0005-live': live,
  '0006-accounts': accounts,
  '0007-plan-service': planService,
};
