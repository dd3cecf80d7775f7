import type { Answer, ServerPort } from '../../../client/editor/ports.ts';
import type { Random } from '../../arbitrary/random.ts';
import type { FakeWorld } from './fake-world.ts';
import type { MemoryServer } from './memory-server.ts';

/** How bad it is; may be mended while it is in use. */
export interface Weather {
  /** Share of requests, and again of answers, that never arrive. */
  loss: number;
  /** Longest way in one direction, ms. */
  delay: number;
  /** Chance that the live stream breaks before it brings an event. */
  breaks: number;
  /** Chance that, taking itself up again, it cannot bring what was missed. */
  forgets: number;
}

/**
 * The server as one browser reaches it: requests and answers are late and get lost, the live stream breaks and takes
 * itself up again from the last event that it brought.
 */
export function overBadNetwork(
  server: MemoryServer,
  author: string,
  world: FakeWorld,
  random: Random,
  weather: Weather,
): ServerPort {
  const way = () => world.sleep(random.next() * weather.delay);
  const ask = async <T>(done: () => Answer<T>): Promise<Answer<T>> => {
    await way();
    if (random.chance(weather.loss)) return { kind: 'unreachable' };
    const answer = done();
    await way();
    return random.chance(weather.loss) ? { kind: 'unreachable' } : answer;
  };
  return {
    loadPlan: () => ask(() => server.load()),
    sendEdit: (_plan, body) => ask(() => server.edit(author, body)),
    log: (_plan, after) => ask(() => ({ kind: 'ok', value: server.log.slice(after) })),
    addBuilding: (id, building) => ask(() => server.addBuilding(id, building)),
    changeBuilding: (id, building, set) => ask(() => server.changeBuilding(id, building, set)),
    removeBuilding: (id, building) => ask(() => server.removeBuilding(id, building)),
    follow(after, on) {
      let brought = after;
      let open = true;
      let bringing = false;
      const bring = async () => {
        if (bringing) return;
        bringing = true;
        while (open && brought < server.events.length) {
          await way();
          if (!open) break;
          if (random.chance(weather.breaks)) {
            on.state('connecting');
            await world.sleep(weather.delay);
            if (!open) break;
            on.state('open');
            if (random.chance(weather.forgets)) {
              brought = server.events.length;
              on.lost();
            }
            continue;
          }
          const event = server.events[brought]!;
          brought += 1;
          on.event(event);
        }
        bringing = false;
      };
      const heard = () => void bring();
      server.listeners.add(heard);
      on.state('open');
      heard();
      return () => {
        open = false;
        server.listeners.delete(heard);
      };
    },
  };
}
