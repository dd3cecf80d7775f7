import { kindsBeneath, OTHER_KIND } from '../../../domain/case/kinds.ts';
import type { CaseKind, CaseState } from '../../../domain/case/types.ts';
import type { CaseQuery } from '../../../domain/contract/case.ts';
import { CANONICAL_STEPS } from '../../../domain/deployment/types.ts';
import { LATTICE } from '../../../domain/geometry/point.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { readBbox } from '../../bbox-query.ts';
import { type CaseFilter, MARKS, type Mark } from './case-filter.ts';

/** With an offset, as the contract says: a time without one would be another in each browser. */
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

type FilterQuery = Pick<
  CaseQuery,
  'bbox' | 'from' | 'to' | 'state' | 'kind' | 'severity' | 'grid' | 'source' | 'q'
>;

/**
 * The filter of a query string. Refuses `bad-time`, `window-empty`, `bbox-wrong`, `case-state-unknown`,
 * `case-kind-unknown`; `kinds` is the office's tree.
 */
export function readCaseFilter(query: FilterQuery, kinds: ReadonlyMap<string, CaseKind>): Result<CaseFilter> {
  const from = instantOf(query.from);
  if (!from.ok) return from;
  const to = instantOf(query.to);
  if (!to.ok) return to;
  if (from.value !== null && to.value !== null && from.value >= to.value)
    return refuse('window-empty', { from: query.from!, to: query.to! });
  const bbox = readBbox(query.bbox);
  if (!bbox.ok) return bbox;
  const states = statesOf(query.state);
  if (!states.ok) return states;
  const wanted = kindsOf(query.kind, kinds);
  if (!wanted.ok) return wanted;
  const text = query.q?.trim() ?? '';
  return ok({
    from: from.value,
    to: to.value,
    box: bbox.value
      ? (bbox.value.map((degrees) => Math.round(degrees * LATTICE)) as [number, number, number, number])
      : null,
    states: states.value,
    kinds: wanted.value,
    severities: listOf(query.severity),
    sources: listOf(query.source),
    grid: query.grid === undefined || query.grid === '' ? null : query.grid,
    text: text === '' ? null : text,
  });
}

/** Milliseconds since 1970, of a time with its offset. */
function instantOf(text: string | undefined): Result<number | null> {
  if (text === undefined || text === '') return ok(null);
  // A plus sign that was not escaped has come as a blank.
  const written = text.replace(' ', '+');
  const ms = ISO.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(ms) ? refuse('bad-time', { value: text }) : ok(ms);
}

function listOf(text: string | undefined): ReadonlySet<string> | null {
  const words = (text ?? '').split(',').filter((word) => word !== '');
  return words.length === 0 ? null : new Set(words);
}

function statesOf(text: string | undefined): Result<ReadonlySet<CaseState | Mark> | null> {
  const words = listOf(text);
  const known: readonly string[] = [...CANONICAL_STEPS, ...MARKS];
  for (const word of words ?? [])
    if (!known.includes(word)) return refuse('case-state-unknown', { state: word });
  return ok(words as ReadonlySet<CaseState | Mark> | null);
}

/** The kinds asked for with all beneath them. `other` needs no row to be one. */
function kindsOf(
  text: string | undefined,
  kinds: ReadonlyMap<string, CaseKind>,
): Result<ReadonlySet<string> | null> {
  const asked = listOf(text);
  if (asked === null) return ok(null);
  for (const kind of asked)
    if (kind !== OTHER_KIND.id && !kinds.has(kind)) return refuse('case-kind-unknown', { kind });
  return ok(new Set([...asked].flatMap((kind) => [...kindsBeneath(kinds, kind)])));
}
