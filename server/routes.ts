import { accountRoutes } from './accounts/accounts.routes.ts';
import { sessionRoutes } from './accounts/session.routes.ts';
import { boardRoutes } from './boards/boards.routes.ts';
import { fourSidesRoutes } from './boards/four-sides/four-sides.routes.ts';
import { ledgerRoutes } from './boards/ledger/ledger.routes.ts';
import { placesRoutes } from './boards/ledger/places.routes.ts';
import { alarmRoutes } from './cases/alarms/alarms.routes.ts';
import { fieldRoutes } from './cases/field/field.routes.ts';
import { intakeRoutes } from './cases/intake/intake.routes.ts';
import { lifeRoutes } from './cases/life/life.routes.ts';
import { listRoutes } from './cases/list/list.routes.ts';
import { caseNumberRoutes } from './cases/numbers/numbers.routes.ts';
import { officeRoutes } from './cases/office/office.routes.ts';
import { photoRoutes } from './cases/photos/photos.routes.ts';
import { caseReportRoutes } from './cases/report/report.routes.ts';
import { dayRoutes } from './cases/simulate/day.routes.ts';
import { crsRoutes } from './crs/crs.routes.ts';
import { deploymentRoutes } from './deployment/deployment.routes.ts';
import { demonstrationRoutes } from './exchange/demonstration.routes.ts';
import { exchangeRoutes } from './exchange/exchange.routes.ts';
import { exportRoutes } from './exchange/export.routes.ts';
import { jobRoutes } from './jobs/jobs.routes.ts';
import { liveRoutes } from './live/live.routes.ts';
import { placeRoutes } from './places/places.routes.ts';
import { editRoutes } from './plans/edits.routes.ts';
import { planRoutes } from './plans/plans.routes.ts';
import { proposalRoutes } from './proposals/proposals.routes.ts';
import type { Routes } from './services.ts';

/** Every subject's routes; each states the role that it needs. */
export const subjects: readonly Routes[] = [
  deploymentRoutes,
  sessionRoutes,
  accountRoutes,
  liveRoutes,
  planRoutes,
  editRoutes,
  proposalRoutes,
  boardRoutes,
  ledgerRoutes,
  placesRoutes,
  fourSidesRoutes,
  placeRoutes,
  exchangeRoutes,
  exportRoutes,
  caseNumberRoutes,
  caseReportRoutes,
  listRoutes,
  officeRoutes,
  alarmRoutes,
  fieldRoutes,
  lifeRoutes,
  photoRoutes,
  crsRoutes,
  intakeRoutes,
  demonstrationRoutes,
  dayRoutes,
  jobRoutes,
];
