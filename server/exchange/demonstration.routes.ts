import { JobStarted } from '../../domain/contract/job.ts';
import { identityOf } from '../accounts/identity.ts';
import { valueOrRefusal } from '../answer.ts';
import type { Routes } from '../services.ts';
import { startDemonstration } from './demonstration.service.ts';

/** The demonstration for a deployment that was started without it. */
export const demonstrationRoutes: Routes = async (app, { db, profile }) => {
  app.post(
    '/api/demonstration',
    {
      config: { role: 'admin' },
      schema: {
        tags: ['exchange'],
        summary: 'Fill an empty deployment with the invented town',
        response: { 202: JobStarted },
      },
    },
    async (request, reply) => {
      const { job, work } = valueOrRefusal(await startDemonstration(db, profile, identityOf(request).name));
      work.catch((error: unknown) => app.log.error({ err: error }, 'demonstration failed'));
      return reply.code(202).send({ job });
    },
  );
};
