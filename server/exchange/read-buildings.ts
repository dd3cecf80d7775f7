import { randomUUID } from 'node:crypto';
import type { Building } from '../../domain/balance/types.ts';
import { siteOf } from '../places/read-building.ts';
import { countOf, cutText, fieldOf, findColumns, textOf } from './columns.ts';
import type { DraftReport } from './draft-report.ts';
import type { FeatureRow } from './read-features.ts';
import { rowIds } from './row-ids.ts';

/** Ids that the file gives are kept; `taken` are those that a building has already. */
export function readBuildings(
  rows: readonly FeatureRow[],
  taken: ReadonlySet<string>,
  report: DraftReport,
): Building[] {
  const columns = findColumns(rows, ['id', 'name', 'households', 'persons', 'use']);
  report.columnsDropped = columns.dropped;
  const idOf = rowIds(columns, taken);
  const buildings: Building[] = [];
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
    const households = countOf(columns, row.properties, 'households');
    const persons = countOf(columns, row.properties, 'persons');
    if (households === undefined || persons === undefined) {
      const field = households === undefined ? 'households' : 'persons';
      const value = cutText(String(fieldOf(columns, row.properties, field)), 40);
      report.refuse(row.row, { code: 'bad-count', params: { field, value } });
      continue;
    }
    const id = idOf(row);
    if (!id.ok) {
      report.refuse(row.row, id.reason);
      continue;
    }
    if (households === null) report.repair(row.row, 'households-empty', '', '0');
    buildings.push({
      id: id.value ?? randomUUID(),
      ...site.value,
      households: households ?? 0,
      persons,
      name: textOf(columns, row.properties, 'name'),
      use: textOf(columns, row.properties, 'use', 64) || null,
    });
  }
  return buildings;
}
