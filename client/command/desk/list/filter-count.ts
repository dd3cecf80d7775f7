import type { CaseFilter } from '../../store/types.ts';

/** How many things a filter asks for. */
export function filterCount({ kinds, severities, states, grid, source, text }: CaseFilter): number {
  return (
    Number(kinds.length > 0) +
    Number(severities.length > 0) +
    Number(states.length > 0) +
    Number(grid !== null) +
    Number(source !== null && source !== '') +
    Number(text.trim() !== '')
  );
}
