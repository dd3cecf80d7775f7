import type { Building, BuildingId } from '../../domain/balance/types.ts';
import type { Reason } from '../../domain/result.ts';
import type { Answer, BuildingsChange, NewBuilding, ServerPort, WorldPort } from './ports.ts';

/** How long to wait before each time that a change without an answer is sent again. */
const AGAIN_MS = [500, 1_000, 2_000, 4_000] as const;

/**
 * Buildings belong to the territory and have no log, so they are changed on the server first and shown when it has
 * answered. Each returns whether it was done; what was asked for is the caller's to keep until then. A change goes out
 * under an id of its own, and again under the same one while it gets no answer, so that it is made once. A building
 * that is put up is so also where the person gives up waiting and asks for the same a second time; one that is changed
 * is not, since others may have changed it in between: the repeat would change nothing.
 */
export class BuildingEdits {
  readonly #server: ServerPort;
  readonly #world: WorldPort;
  readonly #take: (change: BuildingsChange) => void;
  readonly #tell: (kind: 'refused', reason: Reason) => void;
  /** The ids of buildings that may or may not have been put up, by what was asked. */
  readonly #unanswered = new Map<string, string>();

  constructor(
    ports: { readonly server: ServerPort; readonly world: WorldPort },
    take: (change: BuildingsChange) => void,
    tell: (kind: 'refused', reason: Reason) => void,
  ) {
    this.#server = ports.server;
    this.#world = ports.world;
    this.#take = take;
    this.#tell = tell;
  }

  async add(building: NewBuilding): Promise<boolean> {
    const asked = JSON.stringify(building);
    const id = this.#unanswered.get(asked) ?? this.#world.newId();
    this.#unanswered.set(asked, id);
    const answer = await this.#untilAnswered(() => this.#server.addBuilding(id, building));
    if (isAnswered(answer)) this.#unanswered.delete(asked);
    return this.#done(answer, (added: Building) => ({ added: [added], updated: [], removed: [] }));
  }

  async change(building: BuildingId, set: Partial<NewBuilding>): Promise<boolean> {
    const id = this.#world.newId();
    const answer = await this.#untilAnswered(() => this.#server.changeBuilding(id, building, set));
    return this.#done(answer, (changed: Building) => ({ added: [], updated: [changed], removed: [] }));
  }

  async remove(building: BuildingId): Promise<boolean> {
    const id = this.#world.newId();
    const answer = await this.#untilAnswered(() => this.#server.removeBuilding(id, building));
    return this.#done(answer, () => ({ added: [], updated: [], removed: [building] }));
  }

  async #untilAnswered<T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> {
    let answer = await send();
    for (const ms of AGAIN_MS) {
      if (isAnswered(answer)) break;
      await new Promise<void>((resume) => this.#world.after(ms, resume));
      answer = await send();
    }
    return answer;
  }

  #done<T>(answer: Answer<T>, changeOf: (value: T) => BuildingsChange): boolean {
    if (answer.kind === 'ok') this.#take(changeOf(answer.value));
    else
      this.#tell('refused', answer.kind === 'refused' ? answer.reason : { code: 'unreachable', params: {} });
    return answer.kind === 'ok';
  }
}

/** A server that failed may have failed after it had made the change. */
function isAnswered(answer: Answer<unknown>): boolean {
  return answer.kind === 'ok' || (answer.kind === 'refused' && answer.status < 500);
}
