import { randomUUID } from 'node:crypto';
import type { PlaceKind } from '../../domain/contract/place.ts';
import type { NewPlace } from '../places/new-records.ts';
import { siteOf } from '../places/read-building.ts';
import { fieldOf, findColumns, textOf } from './columns.ts';
import type { DraftReport } from './draft-report.ts';
import type { FeatureRow } from './read-features.ts';
import { rowIds } from './row-ids.ts';

/** Cameras, shops or units: points; of a polygon its point on surface. */
export function readPlaces(
  rows: readonly FeatureRow[],
  kind: PlaceKind,
  taken: ReadonlySet<string>,
  report: DraftReport,
): NewPlace[] {
  const columns = findColumns(rows, ['id', 'category', 'name', 'direction', 'link']);
  report.columnsDropped = columns.dropped;
  const idOf = rowIds(columns, taken);
  const places: NewPlace[] = [];
  for (const row of rows) {
    const site = siteOf(row.geometry);
    if (!site.ok) {
      report.refuse(row.row, site.reason);
      continue;
    }
    if (row.fault !== null) {
      report.refuse(row.row, { code: 'geojson-invalid', params: { fault: row.fault } });
      continue;
    }
    const id = idOf(row);
    if (!id.ok) {
      report.refuse(row.row, id.reason);
      continue;
    }
    places.push({
      id: id.value ?? randomUUID(),
      kind,
      category: textOf(columns, row.properties, 'category', 64),
      name: textOf(columns, row.properties, 'name'),
      direction: directionOf(fieldOf(columns, row.properties, 'direction')),
      link: linkOf(fieldOf(columns, row.properties, 'link')),
      at: site.value.at,
    });
  }
  return places;
}

/** Degrees clockwise from north, 0 ≤ d < 360. */
function directionOf(value: unknown): number | null {
  const degrees = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof degrees === 'number' && Number.isFinite(degrees) ? ((degrees % 360) + 360) % 360 : null;
}

/** Only an address that a browser may follow. */
function linkOf(value: unknown): string | null {
  return typeof value === 'string' && /^(https?|rtsp):\/\//.test(value) ? value.slice(0, 500) : null;
}
