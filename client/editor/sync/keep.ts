import type { EditId } from '../../../domain/edit/types.ts';
import type { StoragePort } from '../ports.ts';
import type { Conflict, PendingEdit } from '../store.ts';

/** What is written down of an edit that the server has not acknowledged. */
type Kept = PendingEdit | Conflict;

/**
 * Keeps a person's unacknowledged edits of one plan over a reload, one record an edit: two windows of one
 * browser then never overwrite each other, and an edit that both take up again is harmless, since the server
 * knows it by its id.
 */
export interface Keep {
  load(): Promise<{ readonly pending: readonly PendingEdit[]; readonly conflicts: readonly Conflict[] }>;
  put(kept: Kept): Promise<void>;
  remove(id: EditId): Promise<void>;
}

const FORMAT = 1;

/** The records of one account and plan. A record of another format is left alone. */
export function createKeep(storage: StoragePort, account: string, plan: string): Keep {
  const prefix = `tessera/pending/${encodeURIComponent(account)}/${encodeURIComponent(plan)}/`;
  return {
    async load() {
      const kept: Kept[] = [];
      for (const [, text] of await storage.list(prefix)) {
        const record: { format: number; kept: Kept } = JSON.parse(text);
        if (record.format === FORMAT) kept.push(record.kept);
      }
      kept.sort((a, b) => a.made - b.made);
      const conflicts = kept.filter((one): one is Conflict => 'reason' in one);
      return { pending: kept.filter((one): one is PendingEdit => 'diff' in one), conflicts };
    },
    put(kept) {
      const { id, edit, note, baseRevision, made, sent } = kept;
      const rest = 'reason' in kept ? { reason: kept.reason } : { diff: kept.diff };
      const bare = { id, edit, note, baseRevision, made, sent, ...rest };
      return storage.put(prefix + id, JSON.stringify({ format: FORMAT, kept: bare }));
    },
    remove: (id) => storage.remove(prefix + id),
  };
}
