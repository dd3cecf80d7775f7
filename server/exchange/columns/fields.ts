import type { ImportKind } from '../../../domain/contract/exchange.ts';

/** What a column of a file can be taken as. Whatever is not here has no way in. */
export type Field =
  | 'id'
  | 'name'
  | 'code'
  | 'newCode'
  | 'type'
  | 'risk'
  | 'level'
  | 'parent'
  | 'parentCode'
  | 'target'
  | 'locked'
  | 'note'
  | 'tags'
  | 'declared'
  | 'leaf'
  | 'unassigned'
  | 'team'
  | 'households'
  | 'persons'
  | 'storeys'
  | 'homesPerStorey'
  | 'use'
  | 'kind'
  | 'class'
  | 'bridge'
  | 'tunnel'
  | 'highway'
  | 'railway'
  | 'waterway'
  | 'barrier'
  | 'category'
  | 'direction'
  | 'rangeM'
  | 'link'
  | 'grid'
  | 'role'
  | 'member'
  | 'phone'
  | 'serviceName'
  | 'servicePhone'
  | 'source'
  | 'externalId'
  | 'occurredAt'
  | 'severity'
  | 'title'
  | 'state'
  | 'acceptedAt'
  | 'dispatchedAt'
  | 'handledAt'
  | 'closedAt'
  | 'satisfaction'
  | 'lng'
  | 'lat'
  | 'wkt';

const POSITION: readonly Field[] = ['lng', 'lat', 'wkt'];
const PLACE: readonly Field[] = ['id', 'name', 'category', 'direction', 'rangeM', 'link', ...POSITION];

/** The fields that each kind of import takes; of two that could have a column the earlier one gets it. */
export const FIELDS_OF: Readonly<Record<ImportKind, readonly Field[]>> = {
  territory: ['id', 'name', 'code', ...POSITION],
  grids: [
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
    'persons',
    'target',
    'locked',
    'note',
    'tags',
    'leaf',
    'unassigned',
    'team',
    ...POSITION,
  ],
  buildings: ['id', 'name', 'households', 'persons', 'storeys', 'homesPerStorey', 'use', ...POSITION],
  lines: [
    'id',
    'kind',
    'class',
    'name',
    'bridge',
    'tunnel',
    'highway',
    'railway',
    'waterway',
    'barrier',
    ...POSITION,
  ],
  teams: ['grid', 'level', 'role', 'serviceName', 'servicePhone', 'member', 'phone', 'team'],
  cases: [
    'externalId',
    'source',
    'occurredAt',
    'kind',
    'severity',
    'title',
    'note',
    'state',
    'acceptedAt',
    'dispatchedAt',
    'handledAt',
    'closedAt',
    'satisfaction',
    ...POSITION,
  ],
  cameras: PLACE,
  shops: PLACE,
  units: PLACE,
};

/** Whether a field is a part of where a row is. */
export function isPosition(field: string): boolean {
  return (POSITION as readonly string[]).includes(field);
}
