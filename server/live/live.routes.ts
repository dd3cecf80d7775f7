import { Type } from 'typebox';
import { identify } from '../accounts/identity.ts';
import { refusal } from '../problem.ts';
import type { Routes } from '../services.ts';
import { EventStream } from './event-stream.ts';

const HEARTBEAT_MS = 15_000;
const EVENT_ID = /^\d{1,15}$/;

const LiveQuery = Type.Object({
  after: Type.Optional(
    Type.String({
      pattern: EVENT_ID.source,
      description: 'as Last-Event-ID, which a first connection cannot send',
    }),
  ),
});

/** Everything that happens, as it happens: `event: edit`, `building`, `plan`, `job`, each with its number as id. */
export const liveRoutes: Routes = async (app, { db, bus, config }) => {
  app.get(
    '/api/live',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['live'],
        summary: 'Server-sent events; Last-Event-ID (or after) replays what came since',
        querystring: LiveQuery,
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const asked = request.headers['last-event-id']?.toString() || request.query.after;
      if (asked !== undefined && !EVENT_ID.test(asked)) {
        throw refusal(400, 'event-id-unknown', { id: asked.slice(0, 40) });
      }
      const from = asked === undefined ? bus.seq : Number(asked);
      // A number read from the database a moment ago may be ahead of the bus; one ahead of both is of another log.
      if (from > bus.seq) await bus.wake();
      if (from > bus.seq) throw refusal(410, 'event-id-unknown', { id: from });
      const stream = new EventStream(reply, from, HEARTBEAT_MS);
      // A session that ends, or an account that is closed, hears no more.
      const check = setInterval(async () => {
        const still = await identify(db, config, request).catch(() => request.identity);
        if (still === null) stream.end();
      }, HEARTBEAT_MS);
      try {
        for await (const event of bus.follow(from, stream.gone)) await stream.send(event);
      } finally {
        clearInterval(check);
        stream.end();
      }
    },
  );
};
