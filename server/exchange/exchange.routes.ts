import multipart from '@fastify/multipart';
import { ImportPreview, ImportRevision, TakeQuery } from '../../domain/contract/exchange.ts';
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
import { getPreview, readAgain, type Started, startImport, takeUpload } from './imports.service.ts';
import { FORM_FILES_MAX, receiveForm } from './receive-form.ts';
import { dropDeadScratch } from './scratch.ts';

/** Files in: read first, read again with what a person knows better, taken on demand. */
export const exchangeRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  await app.register(multipart, {
    limits: { fileSize: IMPORT_BYTES_MAX, files: FORM_FILES_MAX, fields: 20, fieldSize: 1024 * 1024 },
  });
  const thread = new ImportThread(addressOf(services.db), services.profile);
  const going = new Set<Promise<unknown>>();
  app.addHook('onReady', dropDeadScratch);
  app.addHook('onClose', async () => {
    await thread.close();
    // What it has on the disk goes with it, and what became of it is written down.
    await Promise.all(going);
  });
  /** The work goes on after the answer; what it fails with is a bug. */
  const begun = ({ job, work }: Started) => {
    const ended = work
      .catch((error: unknown) => app.log.error({ err: error }, 'import failed'))
      .finally(() => going.delete(ended));
    going.add(ended);
    return { job };
  };

  app.post(
    '/api/imports',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['exchange'],
        summary:
          'Read a file, or the parts of one (multipart: file, as, and what ImportFields has); nothing is taken yet',
        consumes: ['multipart/form-data'],
        response: { 202: JobStarted },
      },
    },
    async (request, reply) => {
      if (!request.isMultipart()) throw refusal(415, 'media-type-unknown');
      const started = await receiveForm(request, ({ fields, files }) =>
        startImport(context, thread, identityOf(request).name, fields, files),
      );
      return reply.code(202).send(begun(started));
    },
  );

  app.post(
    '/api/imports/:job/read',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['exchange'],
        summary: 'Read the same file again with what is given here in place of what was said before',
        params: JobParams,
        body: ImportRevision,
        response: { 202: JobStarted },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const started = await readAgain(context, thread, identityOf(request).name, params.job, body);
      return reply.code(202).send(begun(valueOrRefusal(started)));
    },
  );

  app.get(
    '/api/imports/:job/preview',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['exchange'],
        summary: 'What a file that has been read would put on the map, thinned',
        params: JobParams,
        response: { 200: ImportPreview },
      },
    },
    async ({ params }) => valueOrRefusal(await getPreview(context, params.job)),
  );

  app.post(
    '/api/imports/:job/take',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['exchange'],
        summary: 'Take what was read, all or nothing',
        params: JobParams,
        querystring: TakeQuery,
        response: { 202: JobStarted },
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      const author = identityOf(request).name;
      const started = await takeUpload(context, thread, author, params.job, query.reading);
      return reply.code(202).send(begun(valueOrRefusal(started)));
    },
  );
};
