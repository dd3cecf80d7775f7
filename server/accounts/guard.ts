import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Db } from '../db/transaction.ts';
import { refusal } from '../problem.ts';
import { identify, keyOf } from './identity.ts';
import { type Access, mayUse } from './roles.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route: a role (`admin` may always), any of several, or `public`. A route without one is not built. */
    role?: Access;
  }
  interface FastifyInstance {
    /** Every route that was built, and who may use it. */
    statedRoutes: { readonly method: string; readonly url: string; readonly role: Access }[];
  }
}

const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Stands before every route: refuses to build one that does not state its role (`roleOf` states it for those that
 * plugins bring), refuses a change that another site sends with the user's cookie, finds out who asks, and lets
 * through whom the route's role allows. To be called before any route is added.
 */
export function installGuard(
  app: FastifyInstance,
  {
    db,
    config,
    roleOf,
  }: { db: Db; config: Pick<Config, 'sessionSecret'>; roleOf: (url: string) => Access | undefined },
): void {
  app.decorate('statedRoutes', []);
  app.addHook('onRoute', (route) => {
    const role = route.config?.role ?? roleOf(route.url);
    if (role === undefined) throw new Error(`${route.method} ${route.url} states no role`);
    route.config = { ...route.config, role };
    for (const method of [route.method].flat()) app.statedRoutes.push({ method, url: route.url, role });
  });
  app.decorateRequest('identity', null);
  app.addHook('onRequest', async (request) => {
    if (!CHANGES_NOTHING.has(request.method)) refuseForeign(request);
    // What is not found is nobody's secret; every route that is there has a role.
    const needed = request.is404 ? 'public' : request.routeOptions.config.role!;
    if (needed === 'public') return;
    const identity = await identify(db, config, request);
    if (!identity) throw refusal(401, 'sign-in-first');
    if (!mayUse(identity.role, needed)) {
      throw refusal(403, 'role-missing', { role: identity.role, needed: String(needed) });
    }
    request.identity = identity;
  });
}

/** Browsers say where a request comes from; scripts say nothing, and carry no one else's cookie. */
function refuseForeign(request: FastifyRequest): void {
  // A key decides alone; any other authorization leaves the cookie to decide.
  if (keyOf(request) !== null) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign =
    origin === undefined
      ? site !== undefined && site !== 'same-origin' && site !== 'none'
      : !URL.canParse(origin) || new URL(origin).host !== request.host;
  if (foreign) throw refusal(403, 'foreign-origin');
}
