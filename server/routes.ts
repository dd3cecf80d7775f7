import { accountRoutes } from './accounts/accounts.routes.ts';
import { sessionRoutes } from './accounts/session.routes.ts';
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
import type { Routes } from './services.ts';

/** Every subject's routes; each states the role that it needs. */
export const subjects: readonly Routes[] = [
  deploymentRoutes,
  sessionRoutes,
  accountRoutes,
  liveRoutes,
  planRoutes,
  editRoutes,
  placeRoutes,
  exchangeRoutes,
  exportRoutes,
  crsRoutes,
  demonstrationRoutes,
  jobRoutes,
];
