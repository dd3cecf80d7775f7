import { geometryFault } from '../geojson-fault.ts';
import type { CrsClaim, EncodingFound, FeatureRow, SourceLayer, SourceOptions } from './source.ts';
import { findHeading, isBlank, type Merge, type TableRow } from './table-heading.ts';
import { findPosition, type Position, positionOf } from './table-position.ts';
import { textFault } from './text-fault.ts';

/** So many rows are looked at for the heading, and for what the positions say of their coordinate system. */
export const HEAD_ROWS = 50;

/** A table as its format gives it: rows of cells, from the first line of the sheet. */
export interface Table {
  readonly name: string;
  readonly encoding: EncodingFound;
  /** Its first rows, at most HEAD_ROWS. */
  readonly head: readonly TableRow[];
  /** Cells that are one, of a format that has such. */
  readonly merges?: readonly Merge[];
  /** Whether each row has a cell for each column of the heading, were it an empty one. */
  readonly padded: boolean;
  /** Whether `116,39` is a number. */
  readonly decimalComma: boolean;
  rows(): AsyncIterable<TableRow>;
}

/** A table as a layer, each row of it below the heading a feature; null where there is nothing in it. */
export function tableLayer(table: Table, options: SourceOptions): SourceLayer | null {
  const heading = findHeading(table.head, table.merges);
  if (heading === null) return null;
  const { names, line } = heading;
  const position = findPosition(names, options.position);
  const places = new Set(position?.columns);
  const claim = position && claimOf(table, position, line);
  const columns = names.flatMap((name, i) => (places.has(i) ? [] : [{ name, i }]));
  const featureOf = (row: TableRow): FeatureRow => {
    const properties = Object.fromEntries(columns.map(({ name, i }) => [name, row.cells[i] ?? null]));
    const short = table.padded && row.cells.length < names.length;
    const long = row.cells.slice(names.length).some((cell) => !isBlank(cell));
    const ragged = short || long ? 'source:row-ragged' : null;
    const found = position && positionOf(row.cells, position, table.decimalComma);
    const geometry = found?.geometry ?? null;
    const fault =
      row.fault ??
      ragged ??
      found?.fault ??
      (found?.srid != null && `EPSG:${found.srid}` !== claim?.text ? 'source:srid-differs' : null) ??
      (geometry && geometryFault(geometry)) ??
      textFault(properties);
    return { row: row.line, id: undefined, geometry, properties, fault };
  };
  return {
    name: table.name,
    count: null,
    columns: columns.map(({ name }) => name),
    crs: claim,
    encoding: table.encoding,
    hasGeometry: position !== null,
    async *rows() {
      for await (const row of table.rows())
        if (row.line > line && (row.fault !== null || !row.cells.every(isBlank))) yield featureOf(row);
    },
  };
}

/** What the positions say of their system: the number before a WKT, or the names of the columns. */
function claimOf(table: Table, position: Position, headingLine: number): CrsClaim | null {
  for (const { cells, line } of table.head) {
    const srid = line > headingLine ? positionOf(cells, position, table.decimalComma).srid : null;
    if (srid !== null) return { text: `EPSG:${srid}` };
  }
  return position.claim === null ? null : { text: position.claim };
}
