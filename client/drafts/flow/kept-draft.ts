const KEY = 'tessera.draft';

/** The proposal that this browser was last at, running or done: the server has all of it but that. */
export interface KeptDraft {
  readonly plan: string;
  /** The job, since a proposal that has just been asked for is known by no more. */
  readonly job: string;
}

/** What this browser was last at; null where there is none, or what is kept is not ours. */
export function keptDraft(): KeptDraft | null {
  try {
    const { plan, job } = JSON.parse(localStorage.getItem(KEY) ?? 'null') as KeptDraft;
    return typeof plan === 'string' && typeof job === 'string' ? { plan, job } : null;
  } catch {
    return null;
  }
}

/** Remembers it, or (null) forgets it. */
export function keepDraft(kept: KeptDraft | null): void {
  if (kept) localStorage.setItem(KEY, JSON.stringify(kept));
  else localStorage.removeItem(KEY);
}
