import { randomUUID } from 'node:crypto';
import type { PlaceKind } from '../../domain/contract/place.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { NewPlace } from '../places/new-records.ts';
import { siteOf } from '../places/read-building.ts';
import { type Columns, fieldOf, textOf } from './columns/columns.ts';
import type { DraftReport } from './draft-report.ts';
import { readDirection } from './read-direction.ts';
import { readRange } from './read-range.ts';
import { RowIds } from './row-ids.ts';
import { type RowReader, sourceFault } from './row-reader.ts';
import { shownValue } from './shown-value.ts';
import type { FeatureRow } from './source/source.ts';

const LINK_MAX = 500;

/**
 * Cameras, shops or units: points; of a polygon its point on surface. A direction, a range or a link that is none is left
 * out, and told. Refuses, row by row, what the gate refuses, `geojson-invalid`, `duplicate-id`, `id-taken`.
 */
export function placeReader(kind: PlaceKind, columns: Columns, report: DraftReport): RowReader<NewPlace> {
  report.columnsDropped = columns.dropped;
  const ids = new RowIds(columns);
  const readRow = (row: FeatureRow, taken: ReadonlySet<string>): Result<NewPlace> => {
    const unread = sourceFault(row);
    if (unread) return { ok: false, reason: unread };
    const site = siteOf(row.geometry);
    if (!site.ok) return site;
    if (row.fault !== null) return refuse('geojson-invalid', { fault: row.fault });
    const id = ids.of(row, taken);
    if (!id.ok) return id;
    const left = (code: string, value: unknown) => report.repair(row.row, code, shownValue(value), '');
    const direction = fieldOf(columns, row.properties, 'direction');
    const degrees = readDirection(direction);
    if (degrees === undefined) left('direction-unknown', direction);
    const range = fieldOf(columns, row.properties, 'rangeM');
    const metres = readRange(range);
    if (metres === undefined) left('range-unknown', range);
    const link = fieldOf(columns, row.properties, 'link');
    const address = linkOf(link);
    if (address === null && String(link ?? '').trim() !== '') left('link-unsafe', link);
    return ok({
      id: id.value ?? randomUUID(),
      kind,
      category: textOf(columns, row.properties, 'category', 64),
      name: textOf(columns, row.properties, 'name'),
      direction: degrees ?? null,
      rangeM: metres ?? null,
      link: address,
      at: site.value.at,
    });
  };
  return {
    read: (rows, taken) =>
      rows.flatMap((row) => {
        const read = readRow(row, taken);
        if (read.ok) return [read.value];
        report.refuse(row.row, read.reason);
        return [];
      }),
  };
}

/** Only an address that a browser may follow, whole. */
function linkOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return /^(https?|rtsp):\/\/[^\s"'<>]+$/i.test(text) && text.length <= LINK_MAX ? text : null;
}
