import multipart from '@fastify/multipart';
import { Check } from 'typebox/value';
import { ImportFields } from '../../domain/contract/exchange.ts';
import { JobParams } from '../../domain/contract/ids.ts';
import { IMPORT_BYTES_MAX } from '../../domain/contract/import-limit.ts';
import { JobStarted } from '../../domain/contract/job.ts';
import { identityOf } from '../accounts/identity.ts';
import { valueOrRefusal } from '../answer.ts';
import { addressOf } from '../db/connect.ts';
import { planContext } from '../plans/context.ts';
import { refusal } from '../problem.ts';
import type { Routes } from '../services.ts';
import { ImportThread } from './import-thread.ts';
import { startImport, takeUpload } from './imports.service.ts';

/** Files in (read first, taken on demand). */
export const exchangeRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  await app.register(multipart, { limits: { fileSize: IMPORT_BYTES_MAX, files: 1, fields: 10 } });
  const thread = new ImportThread(addressOf(services.db), services.profile);
  app.addHook('onClose', () => thread.close());
  const finish = (work: Promise<unknown>) => {
    work.catch((error: unknown) => app.log.error({ err: error }, 'import failed'));
  };

  app.post(
    '/api/imports',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['exchange'],
        summary: 'Read a file (multipart: file, as, plan, level, name); nothing is taken yet',
        consumes: ['multipart/form-data'],
        response: { 202: JobStarted },
      },
    },
    async (request, reply) => {
      if (!request.isMultipart()) throw refusal(415, 'media-type-unknown');
      const form = new Map<string, string>();
      let content: Buffer | undefined;
      for await (const part of request.parts()) {
        if (part.type === 'file') content = await part.toBuffer();
        else form.set(part.fieldname, String(part.value));
      }
      const fields = Object.fromEntries([...form].filter(([, value]) => value !== ''));
      if (!content) throw refusal(400, 'file-missing');
      if (!Check(ImportFields, fields))
        throw refusal(400, 'invalid-request', { where: 'form', what: 'as, plan, level, name' });
      const { job, work } = await startImport(context, thread, identityOf(request).name, fields, content);
      finish(work);
      return reply.code(202).send({ job });
    },
  );

  app.post(
    '/api/imports/:job/take',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['exchange'],
        summary: 'Take what was read, all or nothing',
        params: JobParams,
        response: { 202: JobStarted },
      },
    },
    async ({ params }, reply) => {
      const { job, work } = valueOrRefusal(await takeUpload(context, thread, params.job));
      finish(work);
      return reply.code(202).send({ job });
    },
  );
};
