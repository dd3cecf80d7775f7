import { ok, type Result, refuse } from '../../domain/result.ts';
import { type Columns, fieldOf } from './columns/columns.ts';
import type { FeatureRow } from './source/source.ts';

/** What needs no escaping in a path: `411402001-3-12` is kept as it is. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9_.~-]*$/;
const PLAIN_MAX = 64;
/** What an id may have on the wire is 128; a part of a line puts a number behind it. */
const WRITTEN_MAX = 120;
/** With blanks around it. */
const READ_MAX = 1000;

/** The ids of a file's rows, over all its batches. */
export class RowIds {
  readonly #columns: Columns;
  readonly #seen = new Set<string>();

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /**
   * The id of a row as it is stored; null when it has none (one is made then). Refuses `duplicate-id` within the file and
   * `id-taken` for one that stands already.
   */
  of(row: FeatureRow, taken: ReadonlySet<string>): Result<string | null> {
    const id = rowId(this.#columns, row);
    if (id === null) return ok(null);
    const free = this.#claim(id, taken);
    return free.ok ? ok(id) : free;
  }

  /** The ids of a row's parts. Refuses as `of` does. */
  ofParts(own: string, count: number, taken: ReadonlySet<string>): Result<string[]> {
    const ids = partIds(own, count);
    for (const id of ids) {
      const free = this.#claim(id, taken);
      if (!free.ok) return free;
    }
    return ok(ids);
  }

  #claim(id: string, taken: ReadonlySet<string>): Result<null> {
    if (this.#seen.has(id)) return refuse('duplicate-id', { id });
    if (taken.has(id)) return refuse('id-taken', { id });
    this.#seen.add(id);
    return ok(null);
  }
}

/** The ids of the parts of what is stored in several: the own one with a number from 1 behind it. */
export function partIds(own: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${own}.${i + 1}`);
}

/**
 * The id that a row gives itself, from its `id` column, else the feature's own, as it is stored: the same for the same
 * text always, so that the next file from the same office finds its records again. What fits a path stays as it is;
 * other signs (楼-3, `3# 2`) are written as `~` and four hexadecimal digits behind `x`. Null where there is none that
 * can be kept: nothing, a number too large to be exact, a text of more than a line.
 */
export function rowId(columns: Columns, row: FeatureRow): string | null {
  const value = fieldOf(columns, row.properties, 'id') ?? row.id;
  if (typeof value === 'number')
    return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
      ? writtenId(String(value))
      : null;
  return typeof value === 'string' ? writtenId(value) : null;
}

function writtenId(text: string): string | null {
  if (text.length > READ_MAX) return null;
  const id = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (id === '') return null;
  if (PLAIN.test(id)) return id.length <= PLAIN_MAX ? id : null;
  const written = id.replace(
    /[^A-Za-z0-9_.-]/g,
    (sign) => `~${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return written.length < WRITTEN_MAX ? `x${written}` : null;
}
