import type { ImportFields } from '../../../domain/contract/exchange.ts';

const KEY = 'tessera.import';

/** An import that has been read and waits, as the browser remembers it: what was read stands on the server. */
export interface KeptImport {
  readonly job: string;
  readonly names: readonly string[];
  /** What was last said of it. */
  readonly fields: ImportFields;
}

/** The import that this browser was last at; null where there is none, or what is kept is not ours. */
export function keptImport(): KeptImport | null {
  try {
    const { job, names, fields } = JSON.parse(localStorage.getItem(KEY) ?? 'null') as KeptImport;
    return typeof job === 'string' && Array.isArray(names) && typeof fields?.as === 'string'
      ? { job, names, fields }
      : null;
  } catch {
    return null;
  }
}

/** Remembers an import, or (null) forgets it. */
export function keepImport(kept: KeptImport | null): void {
  if (kept) localStorage.setItem(KEY, JSON.stringify(kept));
  else localStorage.removeItem(KEY);
}
