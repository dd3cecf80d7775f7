import type { Result } from '../../../domain/result.ts';
import type { Tx } from '../../db/transaction.ts';

/** What a file changes of what is there, ready to be stored: all of it or nothing. */
export interface Update {
  /**
   * Stores it in one transaction of which `within` is the last step; what that throws undoes all. Where nothing changes
   * only `within` is done. Edits of a plan are logged as `author`'s, who can take them back. What has changed since it was
   * read is looked at again: refuses what an edit refuses, `stale-revision` above all. The report that it was
   * prepared with says within `within` what is stored.
   */
  store(author: string, within?: (tx: Tx) => Promise<void>): Promise<Result<void>>;
}
