import type { ImportFields, ImportRevision } from '../../domain/contract/exchange.ts';

/** What was said of a file with what is said anew in its place; what is null is forgotten. */
export function reviseFields(before: ImportFields, revision: ImportRevision): ImportFields {
  const kept = Object.entries({ ...before, ...revision }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as ImportFields;
}
