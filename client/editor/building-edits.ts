import type { Building, BuildingId } from '../../domain/balance/types.ts';
import type { Reason } from '../../domain/result.ts';
import type { Answer, BuildingsChange, NewBuilding, ServerPort } from './ports.ts';

/**
 * Buildings belong to the territory and have no log, so they are changed on the server first and shown when it has
 * answered. Each returns whether it was done; what was asked for is the caller's to keep until then.
 */
export class BuildingEdits {
  readonly #server: ServerPort;
  readonly #take: (change: BuildingsChange) => void;
  readonly #tell: (kind: 'refused', reason: Reason) => void;

  constructor(
    server: ServerPort,
    take: (change: BuildingsChange) => void,
    tell: (kind: 'refused', reason: Reason) => void,
  ) {
    this.#server = server;
    this.#take = take;
    this.#tell = tell;
  }

  async add(building: NewBuilding): Promise<boolean> {
    const answer = await this.#server.addBuilding(building);
    return this.#done(answer, (added: Building) => ({ added: [added], updated: [], removed: [] }));
  }

  async change(id: BuildingId, set: Partial<NewBuilding>): Promise<boolean> {
    const answer = await this.#server.changeBuilding(id, set);
    return this.#done(answer, (changed: Building) => ({ added: [], updated: [changed], removed: [] }));
  }

  async remove(id: BuildingId): Promise<boolean> {
    const answer = await this.#server.removeBuilding(id);
    return this.#done(answer, () => ({ added: [], updated: [], removed: [id] }));
  }

  #done<T>(answer: Answer<T>, changeOf: (value: T) => BuildingsChange): boolean {
    if (answer.kind === 'ok') this.#take(changeOf(answer.value));
    else
      this.#tell('refused', answer.kind === 'refused' ? answer.reason : { code: 'unreachable', params: {} });
    return answer.kind === 'ok';
  }
}
