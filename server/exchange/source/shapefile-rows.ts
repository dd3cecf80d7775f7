import type { DbfColumns } from './dbf-columns.ts';
import type { DbfHeader } from './dbf-header.ts';
import { DbfRecords } from './dbf-records.ts';
import { FileWindow } from './file-window.ts';
import { readShape } from './shapefile-geometry.ts';
import type { ShapefileParts } from './shapefile-parts.ts';
import { type ShpContent, type ShpHeader, ShpRecords } from './shapefile-records.ts';
import { type FeatureRow, SourceFault, type SourceFile } from './source.ts';

/** The attributes that go with the shapes. */
export interface ShapefileTable {
  readonly file: SourceFile;
  readonly header: DbfHeader;
  readonly columns: DbfColumns;
}

/**
 * The rows of a Shapefile: the shape and the record of the same place, from the first. A record that is flagged as deleted
 * takes its shape with it, and its number is not given again. A shape without a record has the fault
 * `source:row-without-attributes`, a record without a shape `source:row-without-geometry`, one with text that is none in the
 * table's encoding `source:text-unreadable`. Throws `file-truncated` and
 * `file-damaged`, with the part and the row.
 */
export async function* shapefileRows(
  parts: ShapefileParts,
  header: ShpHeader,
  starts: Float64Array | null,
  table: ShapefileTable | null,
): AsyncGenerator<FeatureRow, void, undefined> {
  const open: FileWindow[] = [];
  try {
    const shp = await FileWindow.open(parts.shp.path);
    open.push(shp);
    const shapes = new ShpRecords(shp, header, starts);
    let records: DbfRecords | null = null;
    if (table) {
      const dbf = await FileWindow.open(table.file.path);
      open.push(dbf);
      records = new DbfRecords(dbf, table.header);
    }
    let ended = false;
    for (let row = 1; ; row++) {
      const content: ShpContent | 'end' = ended ? 'end' : await shapes.next();
      ended = content === 'end';
      if (!table || !records) {
        if (content === 'end') return;
        yield { row, id: undefined, properties: {}, ...shapeOf(content) };
        continue;
      }
      // Behind the last shape only what the table itself counts is a record.
      if (content === 'end' && row > table.header.records) return;
      const record = await records.read(row - 1);
      if (content === 'end' && typeof record === 'string') return;
      if (record === 'truncated') throw new SourceFault('file-truncated', { part: '.dbf', row });
      if (record === 'none') {
        const { geometry } = shapeOf(content === 'end' ? null : content);
        yield { row, id: undefined, geometry, properties: {}, fault: 'source:row-without-attributes' };
        continue;
      }
      if (record.deleted) continue;
      const { properties, readable } = table.columns.read(record.bytes);
      const unread = readable ? null : 'source:text-unreadable';
      if (content === 'end')
        yield { row, id: undefined, geometry: null, properties, fault: 'source:row-without-geometry' };
      else {
        const { geometry, fault } = shapeOf(content);
        yield { row, id: undefined, properties, geometry, fault: fault ?? unread };
      }
    }
  } finally {
    for (const file of open) await file.close();
  }
}

function shapeOf(content: ShpContent): Pick<FeatureRow, 'geometry' | 'fault'> {
  if (content === null) return { geometry: null, fault: null };
  if (content === 'too-large') return { geometry: null, fault: 'source:shape-too-large' };
  const { geometry, fault } = readShape(content);
  return { geometry, fault: fault === null ? null : `source:${fault}` };
}
