import type { ImportKind } from '../../../domain/contract/exchange.ts';
import type { DraftReport } from '../draft-report.ts';
import type { FeatureRow } from '../source/source.ts';
import type { Columns } from './columns.ts';
import type { Field } from './fields.ts';
import { hasIdentityNumber, withoutIdentity, withoutPersonal } from './personal-values.ts';

/** By these records, places and moments are known: they are taken as they stand, or not at all. */
const AS_IT_STANDS: ReadonlySet<Field> = new Set<Field>([
  'id',
  'code',
  'newCode',
  'parent',
  'parentCode',
  'grid',
  'externalId',
  'occurredAt',
  'acceptedAt',
  'dispatchedAt',
  'handledAt',
  'closedAt',
  'link',
  'lng',
  'lat',
  'wkt',
]);

/**
 * What goes on of each row: of its columns those that are taken (in a file of teams all that are not personal, since roles
 * have columns of their own), and in their cells no identity number, telephone or bank card of a person, which is reported
 * without a word of what it was. A team's telephones stay. The one door: no reader behind it sees more.
 */
export function rowCleaner(
  kind: ImportKind,
  columns: Columns,
  report: DraftReport,
): (row: FeatureRow) => FeatureRow {
  const fields = new Map([...columns.of].map(([field, column]) => [column, field]));
  const teams = kind === 'teams';
  return (row) => {
    const properties: Record<string, unknown> = {};
    let removed = false;
    for (const column of teams ? Object.keys(row.properties) : fields.keys()) {
      if (!Object.hasOwn(row.properties, column) || columns.barred.has(column)) continue;
      const field = fields.get(column);
      const value = row.properties[column];
      const kept =
        field !== undefined && AS_IT_STANDS.has(field)
          ? wholeOrNone(value)
          : cleaned(value, teams || field === 'team' ? withoutIdentity : withoutPersonal);
      if (kept !== value) removed = true;
      properties[column] = kept;
    }
    if (removed) report.repair(row.row, 'personal-removed', '', '');
    return { ...row, id: wholeOrNone(row.id), properties };
  };
}

function wholeOrNone(value: unknown): unknown {
  return (typeof value === 'string' || typeof value === 'number') && hasIdentityNumber(String(value))
    ? null
    : value;
}

/** The very same value where there is nothing to take out. */
function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value === 'number') {
    const text = String(value);
    return clean(text) === text ? value : clean(text);
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  let same = true;
  const each = (inner: unknown): unknown => {
    const kept = cleaned(inner, clean);
    same &&= kept === inner;
    return kept;
  };
  const kept = Array.isArray(value)
    ? value.map(each)
    : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, each(inner)]));
  return same ? value : kept;
}
