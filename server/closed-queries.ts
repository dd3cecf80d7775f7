import type { FastifyInstance } from 'fastify';

interface QuerySchema {
  readonly type?: string;
  readonly additionalProperties?: boolean;
}

/**
 * Lets every route of the API take only the query parameters that its schema names, and none where it names none: one
 * that is not obeyed must not pass in silence. To be called before any route is added.
 */
export function closeQueries(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/') || route.url.startsWith('/api/docs')) return;
    const querystring = (route.schema?.querystring ?? { type: 'object', properties: {} }) as QuerySchema;
    route.schema = { ...route.schema, querystring: { ...querystring, additionalProperties: false } };
  });
}
