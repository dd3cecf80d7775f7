import type { FastifyInstance } from 'fastify';
import { isForbidden } from './json-text.ts';
import { refusal } from './problem.ts';

/**
 * Refuses what no text column takes (NUL) in the parts and parameters of the API's addresses, as in bodies, once a route has found nothing
 * else wrong with them.
 */
export function readAddresses(app: FastifyInstance): void {
  app.addHook('preHandler', async ({ params, query, routeOptions }) => {
    if (!routeOptions.url?.startsWith('/api/')) return;
    const texts = [params, query].flatMap((given) => Object.values(given ?? {}).flat());
    if (texts.some((text) => typeof text === 'string' && isForbidden(text)))
      throw refusal(400, 'forbidden-character');
  });
}
