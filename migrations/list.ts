import type { Migration } from 'kysely/migration';
import { up as lattice } from './0001-lattice.ts';
import { up as divisions } from './0002-divisions.ts';
import { up as defence } from './0003-defence.ts';
import { up as surroundings } from './0004-surroundings.ts';
import { up as live } from './0005-live.ts';
import { up as accounts } from './0006-accounts.ts';
import { up as planService } from './0007-plan-service.ts';
import { up as buildingChanges } from './0008-building-changes.ts';
import { up as importParts } from './0009-import-parts.ts';
import { up as imports } from './0010-imports.ts';
import { up as cases } from './0011-cases.ts';
import { up as cancelledImports } from './0012-cancelled-imports.ts';
import { up as proposals } from './0013-proposals.ts';
import { up as caseLife } from './0014-case-life.ts';
import { up as fourSides } from './0015-four-sides.ts';
import { up as boards } from './0016-boards.ts';
import { up as boardsTakenDown } from './0017-boards-taken-down.ts';

/** All migrations, oldest first; forward only. Names are what the database remembers: never rename one. */
export const migrations: Record<string, Migration> = {
  '0001-lattice': { up: lattice },
  '0002-divisions': { up: divisions },
  '0003-defence': { up: defence },
  '0004-surroundings': { up: surroundings },
  '0005-live': { up: live },
  '0006-accounts': { up: accounts },
  '0007-plan-service': { up: planService },
  '0008-building-changes': { up: buildingChanges },
  '0009-import-parts': { up: importParts },
  '0010-imports': { up: imports },
  '0011-cases': { up: cases },
  '0012-cancelled-imports': { up: cancelledImports },
  '0013-proposals': { up: proposals },
  '0014-case-life': { up: caseLife },
  '0015-four-sides': { up: fourSides },
  '0016-boards': { up: boards },
  '0017-boards-taken-down': { up: boardsTakenDown },
};
