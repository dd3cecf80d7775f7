import type { ImportKind } from '../../../domain/contract/exchange.ts';

const POSITION = ['lng', 'lat', 'wkt'];
const PLACE = ['id', 'name', 'category', 'direction', 'rangeM', 'link', ...POSITION];

/** What a column can be taken as, kind by kind, as the server takes it (a test holds the two together). */
export const FIELDS_OF_KIND: Readonly<Record<ImportKind, readonly string[]>> = {
  territory: ['id', 'name', 'code', ...POSITION],
  grids: [
    ...[
      'id',
      'code',
      'newCode',
      'name',
      'parent',
      'parentCode',
      'level',
      'type',
      'risk',
      'declared',
      'households',
    ],
    ...['persons', 'target', 'locked', 'note', 'tags', 'leaf', 'unassigned', 'team', ...POSITION],
  ],
  buildings: ['id', 'name', 'households', 'persons', 'storeys', 'homesPerStorey', 'use', ...POSITION],
  lines: [
    ...['id', 'kind', 'class', 'name', 'bridge', 'tunnel', 'highway', 'railway', 'waterway', 'barrier'],
    ...POSITION,
  ],
  teams: ['grid', 'level', 'role', 'serviceName', 'servicePhone', 'member', 'phone', 'team'],
  cases: [
    ...['externalId', 'source', 'occurredAt', 'kind', 'severity', 'title', 'note', 'state'],
    ...['acceptedAt', 'dispatchedAt', 'handledAt', 'closedAt', 'satisfaction', ...POSITION],
  ],
  cameras: PLACE,
  shops: PLACE,
  units: PLACE,
};

/** Formats whose rows are tables: a column of theirs may hold a position. */
const TABLES = new Set(['csv', 'xlsx']);

/** The fields that a person can choose from for a file's columns. */
export function choosableFields(kind: ImportKind, format: string): readonly string[] {
  const fields = FIELDS_OF_KIND[kind];
  return TABLES.has(format) ? fields : fields.filter((field) => !POSITION.includes(field));
}

/** The columns as a person has chosen them, after one more is taken as `field` (null: as nothing). */
export function chooseColumn(
  chosen: Readonly<Record<string, string>>,
  column: string,
  before: string | null,
  field: string | null,
): Record<string, string> {
  const next = { ...chosen };
  // What it was taken as, by its name or by choice, is taken from none now.
  for (const [key, name] of Object.entries(next)) if (name === column) next[key] = '';
  if (before !== null) next[before] = '';
  if (field !== null) next[field] = column;
  return next;
}
