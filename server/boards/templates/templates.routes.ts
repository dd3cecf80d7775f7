import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  TemplateBasis,
  TemplateItem,
  TemplateList,
  TemplateParams,
  TemplatePreview,
  WireTemplate,
} from '../../../domain/contract/board.ts';
import { PlanParams } from '../../../domain/contract/ids.ts';
import { identityOf } from '../../accounts/identity.ts';
import { valueOrRefusal } from '../../answer.ts';
import type { Services } from '../../services.ts';
import type { SheetDesk } from '../sheets/sheet-desk.ts';
import type { SheetFile } from '../sheets/sheet-task.ts';
import { sendSheet } from '../sheets/sheets.routes.ts';
import { unwanted } from '../sheets/unwanted.ts';
import { dropTemplate, getTemplate, listTemplates, putTemplate } from './templates.service.ts';

/** How an office wants its sheets: the product's templates, and its own. */
export const templateRoutes: FastifyPluginAsyncTypebox<Services & { readonly desk: SheetDesk }> = async (
  app,
  { db, desk },
) => {
  const tags = ['boards'];

  app.get(
    '/api/boards/templates',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: "The product's templates, then the office's",
        response: { 200: TemplateList },
      },
    },
    () => listTemplates(db),
  );

  app.get(
    '/api/boards/templates/:template',
    {
      config: { role: 'viewer' },
      schema: { tags, summary: 'One template', params: TemplateParams, response: { 200: TemplateItem } },
    },
    async ({ params }) => valueOrRefusal(await getTemplate(db, params.template)),
  );

  app.put(
    '/api/boards/templates/:template',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: "Put an office's template in its place; the product's own stay as they are",
        params: TemplateParams,
        querystring: TemplateBasis,
        body: WireTemplate,
        response: { 200: TemplateItem },
      },
    },
    async (request) => {
      const { params, query, body } = request;
      const sent = { id: params.template, content: body, since: query.since };
      return valueOrRefusal(await putTemplate(db, identityOf(request).name, sent));
    },
  );

  app.delete(
    '/api/boards/templates/:template',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: "Delete an office's template; prints remember by its id what they were made by",
        params: TemplateParams,
        response: { 200: TemplateItem },
      },
    },
    async ({ params }) => valueOrRefusal(await dropTemplate(db, params.template)),
  );

  app.post(
    '/api/plans/:plan/boards/preview',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'A sheet by a template that is not stored, as an SVG',
        params: PlanParams,
        body: TemplatePreview,
        response: {
          200: {
            description: 'The sheet',
            content: {
              'image/svg+xml': { schema: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) },
            },
          },
        },
      },
    },
    async ({ params, body }, reply) => {
      const { grid, template, lang = 'zh', page = 1 } = body;
      const task = { kind: 'preview', ...params, grid, template, lang, page } as const;
      const made = await desk.make<SheetFile>(task, unwanted(reply));
      return sendSheet(reply, valueOrRefusal(made));
    },
  );
};
