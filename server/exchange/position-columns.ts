import type { ImportFields } from '../../domain/contract/exchange.ts';

/** Columns that hold the position of a table's rows, where a person has said which. */
export function positionOf(columns: ImportFields['columns']) {
  const said = Object.entries(columns ?? {}).filter(
    ([field, column]) => ['lng', 'lat', 'wkt'].includes(field) && column !== '',
  );
  return said.length === 0 ? undefined : Object.fromEntries(said);
}
