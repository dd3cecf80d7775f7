import type { BoardField } from '../../../../domain/board/template.ts';

/** What a template can show, as an office thinks of a sheet: from its head to its foot. Each field is in one group. */
export const FIELD_GROUPS = {
  head: ['title', 'code', 'logo'],
  facts: ['type', 'households', 'area', 'risk', 'four-sides'],
  people: ['team', 'services', 'community-phone'],
  map: ['buildings', 'building-names', 'neighbours', 'units', 'shops', 'cameras'],
  beside: ['legend', 'scale', 'north', 'overview'],
  foot: ['qr', 'date', 'version', 'approval'],
} as const satisfies Readonly<Record<string, readonly BoardField[]>>;

export type FieldGroup = keyof typeof FIELD_GROUPS;

/** Nothing of these is on a contact card: it has no map. */
export const ON_MAP: ReadonlySet<BoardField> = new Set<BoardField>([
  ...FIELD_GROUPS.map,
  'legend',
  'scale',
  'north',
]);
