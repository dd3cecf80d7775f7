import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { BoardLang } from '../../../domain/contract/board.ts';
import { problemOf, refusal } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { TokenBuckets } from '../../token-buckets.ts';
import type { SheetDesk } from '../sheets/sheet-desk.ts';
import { goneHtml, laterHtml, type PublicPage } from './public-html.ts';
import { PublicPages, type SentPage } from './public-pages.ts';

/** A person turns a few pages; a whole quarter behind one address of a telephone network may come at once. */
const A_VISITOR = { burst: 60, perSecond: 1 } as const;
const ALL = { burst: 300, perSecond: 50 } as const;
/** For as long a telephone, or a cache on the way, need not ask again. */
const FRESH_S = 300;

const Params = Type.Object({ grid: Type.String({ maxLength: 128 }) });
/** Messengers add parameters of their own to an address that is passed on: they are none of ours, and do no harm. */
const Query = Type.Object({ lang: Type.Optional(Type.Unknown()) });

/** What residents see who follow the code on a board: without sign-in, and nothing but what the board shows. */
export const publicPageRoutes: FastifyPluginAsyncTypebox<Services & { readonly desk: SheetDesk }> = async (
  app,
  { db, config, desk },
) => {
  const visitors = new TokenBuckets(A_VISITOR);
  const all = new TokenBuckets(ALL);
  const pages = new PublicPages(db, desk, config.publicUrl);

  app.get(
    '/g/:grid',
    {
      config: { role: 'public' },
      schema: {
        tags: ['boards'],
        summary: "A grid's public page, where the office has opened it: HTML",
        params: Params,
        querystring: Query,
      },
      errorHandler: (error, request, reply) => {
        const { status } = problemOf(error, request, reply);
        return sendLater(request, reply, status);
      },
    },
    async (request, reply) => {
      const now = performance.now();
      const wait = Math.max(visitors.take(request.ip, 1, now), all.take('', 1, now));
      if (wait > 0) throw refusal(429, 'too-many-requests', { seconds: Math.ceil(wait) });
      const lang = langOf(request);
      return send(request, reply, lang, await pages.page(request.params.grid, lang));
    },
  );
};

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  lang: BoardLang,
  page: SentPage | null,
): FastifyReply {
  setCommon(reply);
  if (page === null) return sendUnkept(reply, 404, goneHtml(lang));
  reply
    .header('content-security-policy', page.policy)
    .header('cache-control', `public, max-age=${FRESH_S}`)
    .header('etag', page.etag);
  if (isSame(request.headers['if-none-match'], page.etag)) return reply.code(304).send();
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(page.html);
  return reply.header('content-encoding', 'gzip').send(page.gzipped);
}

/** A resident is told in words what a program is told in JSON. An address that cannot be read is of no page. */
function sendLater(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const lang = langOf(request);
  setCommon(reply);
  if (status === 400) return sendUnkept(reply, status, goneHtml(lang));
  return sendUnkept(reply, status, laterHtml(lang, status === 429 || status === 503 ? 'busy' : 'fault'));
}

function setCommon(reply: FastifyReply): void {
  reply
    .type('text/html; charset=utf-8')
    .header('vary', 'accept-encoding, accept-language')
    .header('referrer-policy', 'no-referrer');
}

function sendUnkept(reply: FastifyReply, status: number, { html, policy }: PublicPage): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .send(html);
}

/** As asked for in the address, else the first of ours that the browser names. */
function langOf({ query, headers }: FastifyRequest): BoardLang {
  const asked = (query as { lang?: unknown }).lang;
  if (asked === 'zh' || asked === 'en') return asked;
  const named = /(?:^|,)\s*(zh|en)\b/i.exec(headers['accept-language'] ?? '')?.[1];
  return named?.toLowerCase() === 'en' ? 'en' : 'zh';
}

/** RFC 9110, 13.1.2: weak comparison, a list, or any. */
function isSame(header: string | undefined, etag: string): boolean {
  const told = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return told.includes('*') || told.includes(etag.replace(/^W\//, ''));
}
