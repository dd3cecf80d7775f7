import { ok, type Result, refuse } from '../../domain/result.ts';
import { type Columns, fieldOf } from './columns.ts';
import type { FeatureRow } from './read-features.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9_.~-]{0,63}$/;

/**
 * The id of each row: the `id` column, else the feature's own id; null when it has none that fits a path (one is made
 * then). Refuses `duplicate-id` within the file and `id-taken` for one that stands already.
 */
export function rowIds(
  columns: Columns,
  taken: ReadonlySet<string>,
): (row: FeatureRow) => Result<string | null> {
  const seen = new Set<string>();
  return (row) => {
    const id = rowId(columns, row);
    if (id === null) return ok(null);
    if (seen.has(id)) return refuse('duplicate-id', { id });
    if (taken.has(id)) return refuse('id-taken', { id });
    seen.add(id);
    return ok(id);
  };
}

/** The id that a row gives itself, if it can be used. */
export function rowId(columns: Columns, row: FeatureRow): string | null {
  const value = fieldOf(columns, row.properties, 'id') ?? row.id;
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return ID.test(text) ? text : null;
}
