import { JobParams } from '../../domain/contract/ids.ts';
import { Job } from '../../domain/contract/job.ts';
import { valueOrRefusal } from '../answer.ts';
import type { Routes } from '../services.ts';
import { cancelJob, failInterrupted, getJob, toWireJob } from './jobs.service.ts';

/** Long work: how far it is, and stopping it. */
export const jobRoutes: Routes = async (app, { db }) => {
  app.addHook('onReady', () => failInterrupted(db));

  app.get(
    '/api/jobs/:job',
    {
      config: { role: 'viewer' },
      schema: { tags: ['jobs'], summary: 'How far it is', params: JobParams, response: { 200: Job } },
    },
    async ({ params }) => toWireJob(valueOrRefusal(await getJob(db, params.job))),
  );

  app.delete(
    '/api/jobs/:job',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['jobs'],
        summary: 'Cancel; an import that is not taken is forgotten',
        params: JobParams,
        response: { 200: Job },
      },
    },
    async ({ params }) => valueOrRefusal(await cancelJob(db, params.job)),
  );
};
