import type { Diff, EditId } from '../../../domain/edit/types.ts';
import type { LoggedEdit } from '../ports.ts';
import type { LogEntry } from '../store.ts';

/**
 * The acknowledged edits of a plan: their headings in order for undo, their diffs for `revert`. Fetched in the
 * background after the plan is shown; until `complete`, only what came since opening is known for certain.
 */
export class History {
  #entries: readonly LogEntry[] = [];
  readonly #diffs = new Map<EditId, Diff>();
  #ready: boolean;

  constructor(revision: number) {
    this.#ready = revision === 0;
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  get ready(): boolean {
    return this.#ready;
  }

  readonly diffOf = (id: EditId): Diff | undefined => this.#diffs.get(id);

  /** Takes edits in, each at its place; what is known already changes nothing. */
  remember(logged: readonly LoggedEdit[]): void {
    const fresh: LogEntry[] = [];
    for (const { id, revision, author, kind, reverts, diff } of logged) {
      if (this.#diffs.has(id)) continue;
      this.#diffs.set(id, diff);
      fresh.push({ id, revision, author, kind, reverts });
    }
    if (fresh.length === 0) return;
    this.#entries = [...this.#entries, ...fresh].sort((a, b) => a.revision - b.revision);
  }

  complete(): void {
    this.#ready = true;
  }
}
