import { type Result, refuse } from '../../../domain/result.ts';

/** The disk, the quota of an account, or the largest file that it may write. */
const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Does work that writes; refuses `disk-full` where there is no room for it, and throws whatever else goes wrong. */
export async function withinDisk<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (FULL.has((error as NodeJS.ErrnoException).code)) return refuse('disk-full');
    throw error;
  }
}
