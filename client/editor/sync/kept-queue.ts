import type { EditId } from '../../../domain/edit/types.ts';
import type { Conflict, PendingEdit } from '../store.ts';
import type { Keep } from './keep.ts';

/** Keeps the storage in step with the queue: writes what is new or has changed, removes what has left, in order. */
export class KeptQueue {
  readonly #keep: Keep;
  readonly #failed: () => void;
  #written = new Map<EditId, PendingEdit | Conflict>();
  #tail: Promise<void> = Promise.resolve();

  constructor(keep: Keep, failed: () => void) {
    this.#keep = keep;
    this.#failed = failed;
  }

  /** What the storage held when it was read. */
  adopt(kept: readonly (PendingEdit | Conflict)[]): void {
    this.#written = new Map(kept.map((one) => [one.id, one]));
  }

  write(pending: readonly PendingEdit[], conflicts: readonly Conflict[]): void {
    const now = new Map<EditId, PendingEdit | Conflict>();
    for (const one of [...pending, ...conflicts]) {
      now.set(one.id, one);
      if (this.#written.get(one.id) !== one) this.#then(() => this.#keep.put(one));
    }
    for (const id of this.#written.keys()) if (!now.has(id)) this.#then(() => this.#keep.remove(id));
    this.#written = now;
  }

  #then(write: () => Promise<void>): void {
    this.#tail = this.#tail.then(write).catch(() => this.#failed());
  }
}
