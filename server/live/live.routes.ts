import sse from '@fastify/sse';
import { Type } from 'typebox';
import { identify } from '../accounts/identity.ts';
import { refusal } from '../problem.ts';
import type { Routes } from '../services.ts';

const HEARTBEAT_MS = 15_000;

const LiveQuery = Type.Object({
  after: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,15}$',
      description: 'as Last-Event-ID, which a first connection cannot send',
    }),
  ),
});

/** Everything that happens, as it happens: `event: edit`, `building`, `plan`, `job`, each with its number as id. */
export const liveRoutes: Routes = async (app, { db, bus, config }) => {
  await app.register(sse, { heartbeatInterval: HEARTBEAT_MS });

  app.get(
    '/api/live',
    {
      config: { role: 'viewer' },
      sse: { kind: 'only', serializer: String },
      schema: {
        tags: ['live'],
        summary: 'Server-sent events; Last-Event-ID (or after) replays what came since',
        querystring: LiveQuery,
      },
    },
    async (request, reply) => {
      const asked = reply.sse.lastEventId ?? request.query.after;
      if (asked !== undefined && !/^\d{1,15}$/.test(asked))
        throw refusal(400, 'event-id-unknown', { id: asked.slice(0, 40) });
      const from = asked === undefined ? bus.seq : Math.min(Number(asked), bus.seq);
      const gone = new AbortController();
      reply.sse.onClose(() => gone.abort());
      // A session that ends, or an account that is closed, hears no more.
      const check = setInterval(async () => {
        if ((await identify(db, config, request).catch(() => request.identity)) === null) gone.abort();
      }, HEARTBEAT_MS);
      try {
        reply.sse.sendHeaders();
        reply.raw.write(`retry: 1000\nid: ${from}\n\n`);
        for await (const event of bus.follow(from, gone.signal)) {
          await reply.sse.send({ id: String(event.seq), event: event.kind, data: event.data });
        }
      } finally {
        clearInterval(check);
        reply.sse.close();
      }
    },
  );
};
