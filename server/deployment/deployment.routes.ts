import { Deployment } from '../../domain/contract/deployment.ts';
import { Health } from '../../domain/contract/health.ts';
import { lastSeq } from '../live/last-seq.ts';
import type { Routes } from '../services.ts';

/** What this installation is: its profile, and whether it is well. */
export const deploymentRoutes: Routes = async (app, { db, config, profile }) => {
  app.get(
    '/api/health',
    {
      config: { role: 'public' },
      schema: { tags: ['deployment'], summary: 'Whether it is well', response: { 200: Health } },
    },
    async () => ({
      status: 'ok',
      database: config.databaseUrl === null ? ('embedded' as const) : ('postgresql' as const),
      seq: await lastSeq(db),
    }),
  );

  app.get(
    '/api/deployment',
    {
      config: { role: 'viewer' },
      schema: { tags: ['deployment'], summary: 'The profile', response: { 200: Deployment } },
    },
    async () => profile,
  );
};
