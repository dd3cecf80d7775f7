import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { BoardNotices, BoardQuery, SheetQuery } from '../../../domain/contract/board.ts';
import { GridParams } from '../../../domain/contract/ids.ts';
import { valueOrRefusal } from '../../answer.ts';
import { attachment } from '../../exchange/export-name.ts';
import type { Services } from '../../services.ts';
import type { SheetDesk } from './sheet-desk.ts';
import type { SheetFile } from './sheet-task.ts';
import { unwanted } from './unwanted.ts';

const FILE = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' });
/** Proxies hold back headers that are much longer. */
const NOTICES_MAX = 2000;
/** An SVG that is opened by itself: its own letters and pictures, and nothing that runs. */
const SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox";

/** One grid's sheet, as a file. */
export const sheetRoutes: FastifyPluginAsyncTypebox<Services & { readonly desk: SheetDesk }> = async (
  app,
  { desk },
) => {
  app.get(
    '/api/plans/:plan/grids/:grid/board',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['boards'],
        summary: "A grid's sheet; what could not be said on it is in X-Board-Notices",
        params: GridParams,
        querystring: BoardQuery,
        response: {
          200: {
            description: 'The sheet',
            content: {
              'application/pdf': { schema: FILE },
              'image/svg+xml': { schema: FILE },
              'image/png': { schema: FILE },
            },
          },
        },
      },
    },
    async ({ params, query }, reply) =>
      sendSheet(
        reply,
        valueOrRefusal(await desk.make<SheetFile>({ kind: 'sheet', ...params, query }, unwanted(reply))),
      ),
  );

  app.get(
    '/api/plans/:plan/grids/:grid/board/notices',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['boards'],
        summary: "What a grid's sheet could not say or show as it was asked to",
        params: GridParams,
        querystring: SheetQuery,
        response: { 200: BoardNotices },
      },
    },
    async ({ params, query }, reply) =>
      valueOrRefusal(await desk.make<BoardNotices>({ kind: 'notices', ...params, query }, unwanted(reply))),
  );
};

/** Shown by the browser, saved under its name; notices that are too long for a header are counted only. */
export function sendSheet(
  reply: FastifyReply,
  { bytes, type, name, pages, notices }: SheetFile,
): FastifyReply {
  const said = asciiJson(notices);
  const { buffer, byteOffset, byteLength } = bytes;
  if (type.startsWith('image/svg')) reply.header('content-security-policy', SVG_POLICY);
  return reply
    .type(type)
    .header('content-disposition', attachment(name).replace(/^attachment/, 'inline'))
    .header('cache-control', 'private, no-cache')
    .header('x-board-pages', pages)
    .header('x-board-notices', said.length > NOTICES_MAX ? String(notices.length) : said)
    .send(Buffer.from(buffer, byteOffset, byteLength));
}

/** JSON in letters that a header can carry. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
