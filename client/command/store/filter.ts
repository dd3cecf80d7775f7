import { URGENCIES } from '../../../domain/case/types.ts';
import type { WindowQuery } from '../../../domain/contract/case.ts';
import { inTray, type Row } from './row.ts';
import type { CaseFilter } from './types.ts';

/** Each id's parent: of kinds, of grids. */
export type Parents = ReadonlyMap<string, string | null>;

export const NO_FILTER: CaseFilter = {
  kinds: [],
  severities: [],
  states: [],
  grid: null,
  source: null,
  text: '',
};

export function isNoFilter({ kinds, severities, states, grid, source, text }: CaseFilter): boolean {
  return kinds.length + severities.length + states.length === 0 && !grid && !source && text.trim() === '';
}

/** Whether a row passes all of the filter but its states. What lies beneath a kind or a grid passes with it. */
export function passesBy(
  { kinds, severities, grid, source, text }: CaseFilter,
  parents: { readonly kinds: Parents; readonly grids: Parents },
): (row: Row['case']) => boolean {
  const wanted = text.trim().toLowerCase();
  const ofKind = beneath(new Set(kinds), parents.kinds);
  const inGrid = beneath(new Set(grid === null ? [] : [grid]), parents.grids);
  const severity = new Set(severities);
  return (row) =>
    (kinds.length === 0 || ofKind(row.kind)) &&
    (severity.size === 0 || severity.has(row.severity)) &&
    (grid === null || (row.grid !== null && inGrid(row.grid))) &&
    (source === null || row.source === source) &&
    (wanted === '' ||
      row.title.toLowerCase().includes(wanted) ||
      row.externalId.toLowerCase().includes(wanted) ||
      row.id.toLowerCase().includes(wanted));
}

/** Whether a row with this urgency (an index) is in one of the states; all are where none is said. */
export function stateBy(states: readonly string[]): ((row: Row, urgency: number) => boolean) | null {
  if (states.length === 0) return null;
  const urgencies = URGENCIES.map((name) => states.includes(name));
  const tray = states.includes('tray');
  return (row, urgency) => urgencies[urgency] === true || (tray && inTray(row.case));
}

/** Urgencies that have another name there: its `open` is everything that has not ended. */
const ASKED_AS: Readonly<Record<string, string>> = { open: 'calm', closed: 'ended' };

/** The filter as the server is asked by it. */
export function queryOf({ kinds, severities, states, grid, source, text }: CaseFilter): WindowQuery {
  const wanted = text.trim();
  return {
    ...(kinds.length > 0 ? { kind: kinds.join(',') } : {}),
    ...(severities.length > 0 ? { severity: severities.join(',') } : {}),
    ...(states.length > 0 ? { state: states.map((state) => ASKED_AS[state] ?? state).join(',') } : {}),
    ...(grid === null ? {} : { grid }),
    ...(source === null ? {} : { source }),
    ...(wanted === '' ? {} : { q: wanted }),
  };
}

/** Whether an id is one of these or lies beneath one; each id is climbed from once. A loop ends where it closes. */
function beneath(wanted: ReadonlySet<string>, parents: Parents): (id: string) => boolean {
  const known = new Map<string, boolean>();
  return (id) => {
    let answer = known.get(id);
    if (answer === undefined) {
      const seen = new Set<string>();
      let at: string | null = id;
      while (at !== null && !wanted.has(at) && !seen.has(at)) {
        seen.add(at);
        at = parents.get(at) ?? null;
      }
      answer = at !== null && wanted.has(at);
      known.set(id, answer);
    }
    return answer;
  };
}
