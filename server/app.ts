import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance } from 'fastify';
import { installGuard } from './accounts/guard.ts';
import type { Access } from './accounts/roles.ts';
import { readAddresses } from './address-text.ts';
import { closeQueries } from './closed-queries.ts';
import { readJsonBodies } from './json-body.ts';
import { type Page, servePage } from './page.ts';
import { answerProblem } from './problem.ts';
import { readableLine } from './readable-log.ts';
import { subjects } from './routes.ts';
import { contentSecurity } from './security.ts';
import type { Services } from './services.ts';

/** The largest body that is read; files come by multipart, with limits of their own. */
const BODY_LIMIT = 10 * 1024 * 1024;
/** The longest id in a path, escaped. */
const ID_LENGTH = 3 * 128;

/** The whole application, which never listens: `main.ts` and the tests do, or inject. */
export async function buildApp(services: Services & { page?: Page }): Promise<FastifyInstance> {
  const { config, page } = services;
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy,
    logger: config.logLevel === 'silent' ? false : loggerOf(config.logLevel),
    // As sent: a misspelt field is refused, not dropped; "3" is not 3.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    // Open event streams would hold a closing server for ever.
    forceCloseConnections: true,
    // An address that cannot be decoded or has too long a part is answered like any other mistake.
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply),
    routerOptions: { maxParamLength: ID_LENGTH },
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.setErrorHandler(answerProblem);
  // The schemas of answers are for the documentation; compiled from them, a field that they leave open would be lost.
  app.setSerializerCompiler(() => JSON.stringify);
  readJsonBodies(app);
  readAddresses(app);
  await app.register(helmet, contentSecurity(config, page?.kind === 'dev'));
  await app.register(cookie);
  closeQueries(app);
  installGuard(app, { ...services, roleOf: roleOfPlugins });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tessera', version: '1', description: 'Service grids of a district' },
    },
    transform: ({ schema, url, route }) => ({
      schema: { ...schema, description: `Role: ${[route.config?.role].flat().join(' or ')}` },
      url,
    }),
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  for (const routes of subjects) await app.register(routes, services);
  app.get('/api/openapi.json', { config: { role: 'viewer' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
  await servePage(app, page ?? null);
  return app;
}

/** One JSON object a line for whoever collects them, readable lines on a terminal. */
function loggerOf(level: string) {
  const stream = { write: (line: string) => void process.stdout.write(readableLine(line)) };
  return process.stdout.isTTY ? { level, stream } : { level };
}

/** The files of the page are open to all, the documentation to whoever has signed in. */
function roleOfPlugins(url: string): Access | undefined {
  if (url.startsWith('/api/docs')) return 'viewer';
  return url.startsWith('/api/') ? undefined : 'public';
}
