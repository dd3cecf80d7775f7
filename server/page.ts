import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refusal } from './problem.ts';

/** Answers what no route does: the page's files. */
export type Page =
  | { readonly kind: 'built'; readonly folder: string }
  | { readonly kind: 'dev'; readonly handle: import('vite').Connect.Server };

const ASSET_SECONDS = 365 * 24 * 60 * 60;

/**
 * Hands out the client, which holds the sign-in page and so needs no session. Built files have their digest in the
 * name and are kept for ever; the page itself is asked for each time.
 */
export async function servePage(app: FastifyInstance, page: Page | null): Promise<void> {
  if (page?.kind === 'built') {
    await app.register(fastifyStatic, {
      root: page.folder,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const forEver = path.includes('/assets/');
        reply.header('cache-control', forEver ? `public, max-age=${ASSET_SECONDS}, immutable` : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    if (path.startsWith('/api/') || !['GET', 'HEAD'].includes(request.method)) {
      throw refusal(404, 'route-unknown', { method: request.method, path: path.slice(0, 200) });
    }
    if (page?.kind === 'dev') {
      reply.hijack();
      page.handle(request.raw, reply.raw);
      return;
    }
    // A place in the page, not a file: the page finds it.
    if (page?.kind === 'built' && !/\.\w+$/.test(path)) return reply.sendFile('index.html');
    throw refusal(404, 'route-unknown', { method: request.method, path: path.slice(0, 200) });
  });
}
