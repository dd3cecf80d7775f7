import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { BoardBatchList, BoardPreflight, NewBoards } from '../../../domain/contract/board.ts';
import { JobId, PlanId, PlanParams } from '../../../domain/contract/ids.ts';
import { Job, JobStarted } from '../../../domain/contract/job.ts';
import { identityOf } from '../../accounts/identity.ts';
import { valueOrRefusal } from '../../answer.ts';
import { attachment } from '../../exchange/export-name.ts';
import { planContext } from '../../plans/context.ts';
import type { Services } from '../../services.ts';
import type { SheetDesk } from '../sheets/sheet-desk.ts';
import { unwanted } from '../sheets/unwanted.ts';
import type { BoardThread } from '../thread/board-thread.ts';
import { BatchPress } from './batch-press.ts';
import { dropBatch, findBook, listBatches, startBatch } from './batches.service.ts';

const BatchParams = Type.Object({ plan: PlanId, job: JobId });
const TYPES = { pdf: 'application/pdf', zip: 'application/zip' } as const;

type BatchServices = Services & { readonly thread: BoardThread; readonly desk: SheetDesk };

/** Sheets of many grids in one file: asked for, followed as a job, fetched. */
export const batchRoutes: FastifyPluginAsyncTypebox<BatchServices> = async (app, services) => {
  const context = planContext(services);
  const { db, config, thread, desk } = services;
  const press = new BatchPress(db, config.dataDir, thread, (error) =>
    app.log.error({ err: error }, 'a batch of boards failed'),
  );
  app.addHook('onReady', () => press.open());
  app.addHook('onClose', () => press.close());
  const tags = ['boards'];

  app.post(
    '/api/plans/:plan/boards',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'Sheets of many grids as one PDF with index map and contents, or as a zip: a job',
        params: PlanParams,
        body: NewBoards,
        response: { 202: JobStarted },
      },
    },
    async (request, reply) => {
      const { name } = identityOf(request);
      const started = await startBatch(context, press, name, request.params.plan, request.body);
      return reply.code(202).send(valueOrRefusal(started));
    },
  );

  app.get(
    '/api/plans/:plan/boards',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'The batches of a plan, newest first',
        params: PlanParams,
        response: { 200: BoardBatchList },
      },
    },
    ({ params }) => listBatches(context, config.dataDir, params.plan),
  );

  app.post(
    '/api/plans/:plan/boards/preflight',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary:
          'What the sheets of a batch would lack, grid by grid; what only the layout can tell comes with the finished batch',
        params: PlanParams,
        body: NewBoards,
        response: { 200: BoardPreflight },
      },
    },
    async ({ params, body }, reply) => {
      const task = { kind: 'preflight', plan: params.plan, asked: body } as const;
      return valueOrRefusal(await desk.make<BoardPreflight>(task, unwanted(reply)));
    },
  );

  app.get(
    '/api/plans/:plan/boards/:job/file',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'The file of a batch that is done; it is kept for seven days',
        params: BatchParams,
        response: {
          200: {
            description: 'The file',
            content: Object.fromEntries(
              Object.values(TYPES).map((type) => [
                type,
                { schema: Type.Unsafe<Readable>({ type: 'string', format: 'binary' }) },
              ]),
            ),
          },
        },
      },
    },
    async ({ params }, reply) => {
      const found = await findBook(context, config.dataDir, params.plan, params.job);
      const { path, size, name, format } = valueOrRefusal(found);
      return reply
        .type(TYPES[format])
        .header('content-length', size)
        .header('content-disposition', attachment(name))
        .send(createReadStream(path));
    },
  );

  app.delete(
    '/api/plans/:plan/boards/:job',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'Cancel a batch that is being made, or delete the file of one that is done',
        params: BatchParams,
        response: { 200: Job },
      },
    },
    async ({ params }) => valueOrRefusal(await dropBatch(context, config.dataDir, params.plan, params.job)),
  );
};
