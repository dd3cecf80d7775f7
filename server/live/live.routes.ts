import { Type } from 'typebox';
import { identify } from '../accounts/identity.ts';
import { refusal } from '../problem.ts';
import type { Routes } from '../services.ts';
import { EventsGone } from './bus.ts';
import { EventStream, type Heard } from './event-stream.ts';
import { GridViews } from './grid-view.ts';

/** How long a screen can be in doubt whether it still hears. */
const HEARTBEAT_MS = 5_000;
const SESSION_CHECK_MS = 15_000;
const EVENT_ID = /^\d{1,15}$/;

const LiveQuery = Type.Object({
  after: Type.Optional(
    Type.String({
      pattern: EVENT_ID.source,
      description: 'as Last-Event-ID, which a first connection cannot send',
    }),
  ),
  topics: Type.Optional(
    Type.String({
      pattern: '^[a-z-]{1,20}(,[a-z-]{1,20}){0,19}$',
      description: 'only these kinds of events, with commas between: case,alarm',
    }),
  ),
  grid: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 128,
      description: 'of cases and alarms only those in this grid and all beneath it',
    }),
  ),
});

/** Everything that happens, as it happens: `event: edit`, `building`, `plan`, `job`, `case`, `alarm`, each with its number as id. */
export const liveRoutes: Routes = async (app, { db, bus, config }) => {
  const views = new GridViews(db);

  app.get(
    '/api/live',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['live'],
        summary:
          'Server-sent events; Last-Event-ID (or after) replays what came since. Of events that were not asked for only ids are told',
        querystring: LiveQuery,
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const { topics, grid } = request.query;
      const asked = request.headers['last-event-id']?.toString() || request.query.after;
      if (asked !== undefined && !EVENT_ID.test(asked)) {
        throw refusal(400, 'event-id-unknown', { id: asked.slice(0, 40) });
      }
      // Whoever says no number hears what comes from now on, and nothing that was committed before.
      if (asked === undefined) await bus.wake();
      const from = asked === undefined ? bus.seq : Number(asked);
      // A number read from the database a moment ago may be ahead of the bus; one ahead of both is of another log.
      if (from > bus.seq) await bus.wake();
      if (from > bus.seq) throw refusal(410, 'event-id-unknown', { id: from });
      if (!(await bus.reaches(from))) throw refusal(410, 'events-gone', { id: from });
      const stream = new EventStream(reply, from, HEARTBEAT_MS);
      // A session that ends, or an account that is closed, hears no more.
      const check = setInterval(async () => {
        const still = await identify(db, config, request).catch(() => request.identity);
        if (still === null) stream.end();
      }, SESSION_CHECK_MS);
      const wanted = topics === undefined ? null : new Set(topics.split(','));
      const hear: Heard = (event) => {
        if (wanted && !wanted.has(event.kind)) return null;
        return grid === undefined ? event : views.view(event, grid);
      };
      try {
        for await (const page of bus.pages(from, stream.gone)) await stream.send(page, hear);
      } catch (error) {
        // The stream is open: whoever was behind by too much, or while the database was away, comes back and is told.
        if (!(error instanceof EventsGone)) request.log.warn(error, 'a live stream broke off');
      } finally {
        clearInterval(check);
        stream.end();
      }
    },
  );
};
