import type { CaseState, Ms } from '../../../domain/case/types.ts';
import { CANONICAL_STEPS } from '../../../domain/deployment/types.ts';
import type { CaseFilter, Mark } from '../filter/case-filter.ts';
import type { CaseIndex } from './case-index.ts';
import { type CaseColumns, NEVER, PLACED, SUSPENDED, TRAY } from './columns.ts';

/** Bits for what a case is by its clock at a moment; `OPEN` with any of the next three. */
export const OPEN = 1;
export const CALM = 2;
export const SOON = 4;
export const OVERDUE = 8;
export const ENDED = 16;
const IN_TRAY = 32;

const MARK_BITS: Readonly<Record<Mark, number>> = {
  open: OPEN,
  calm: CALM,
  soon: SOON,
  overdue: OVERDUE,
  ended: ENDED,
  tray: IN_TRAY,
};

/** What a filter does not say, or cannot tell from the columns: codes of places that count, and numbers of cases whose text matches. */
export interface Allowed {
  readonly territory: string | null;
  readonly places: Uint8Array | null;
  readonly ords: ReadonlySet<number> | null;
}

/** The bits of a row at the moment `now`, as `domain/case/urgency` has it; never two of calm, soon, overdue, ended. */
export function marksOf(columns: CaseColumns, row: number, now: Ms): number {
  if (columns.ended[row] !== NEVER) return ENDED;
  const due = columns.due[row]!;
  const still = columns.stopped[row] !== NEVER || (columns.flags[row]! & SUSPENDED) !== 0 || due === NEVER;
  if (still) return OPEN | CALM;
  if (now > due) return OPEN | OVERDUE;
  return now >= columns.soon[row]! ? OPEN | SOON : OPEN | CALM;
}

/** The rows that pass a filter: those in the order of time first, then the few that came last. */
export function selectRows(index: CaseIndex, filter: CaseFilter, allowed: Allowed, now: Ms): Uint32Array {
  const { columns } = index;
  const { occurred, rows, sorted } = columns;
  const from = filter.from ?? Number.NEGATIVE_INFINITY;
  const to = filter.to ?? NEVER;
  const start = firstFrom(occurred, sorted, from);
  const end = firstFrom(occurred, sorted, to);
  const found = new Uint32Array(end - start + rows - sorted);
  const passes = testOf(index, filter, allowed, now);
  let count = 0;
  for (let row = start; row < end; row++) if (!passes || passes(row)) found[count++] = row;
  for (let row = sorted; row < rows; row++) {
    const at = occurred[row]!;
    if (at >= from && at < to && (!passes || passes(row))) found[count++] = row;
  }
  return found.subarray(0, count);
}

/** Whether a row passes all but the window of time; null where every row does. */
function testOf(
  { columns, kinds, severities, sources, territories }: CaseIndex,
  filter: CaseFilter,
  { territory, places, ords }: Allowed,
  now: Ms,
): ((row: number) => boolean) | null {
  const { ord, kind, severity, source, place, state, flags, x, y } = columns;
  const byKind = kinds.among(filter.kinds);
  const bySeverity = severities.among(filter.severities);
  const bySource = sources.among(filter.sources);
  // With one territory, as nearly always, there is nothing to ask.
  const byTerritory =
    territory === null || territories.size <= 2 ? null : territories.among(new Set([territory]));
  const { box, states } = filter;
  const byState = states && Uint8Array.from(CANONICAL_STEPS, (name) => (states.has(name) ? 1 : 0));
  const marks = states ? marksIn(states) : 0;
  const nothing = [byTerritory, byKind, bySeverity, bySource, box, states, places, ords].every(
    (by) => by === null,
  );
  if (nothing) return null;
  return (row) => {
    if (byTerritory && byTerritory[columns.territory[row]!] !== 1) return false;
    if (byKind && byKind[kind[row]!] !== 1) return false;
    if (bySeverity && bySeverity[severity[row]!] !== 1) return false;
    if (bySource && bySource[source[row]!] !== 1) return false;
    if (places && places[place[row]!] !== 1) return false;
    if (box) {
      const [lng, lat] = [x[row]!, y[row]!];
      const inside = lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3];
      if (!inside || (flags[row]! & PLACED) === 0) return false;
    }
    if (byState && byState[state[row]!] !== 1) {
      const tray = (flags[row]! & TRAY) === 0 ? 0 : IN_TRAY;
      if (marks === 0 || (marks & (tray | marksOf(columns, row, now))) === 0) return false;
    }
    return ords === null || ords.has(ord[row]!);
  };
}

function marksIn(states: ReadonlySet<CaseState | Mark>): number {
  let bits = 0;
  for (const [mark, bit] of Object.entries(MARK_BITS)) if (states.has(mark as Mark)) bits |= bit;
  return bits;
}

/** The first of the sorted rows that is at a time or later. */
function firstFrom(times: Float64Array, end: number, time: number): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}
