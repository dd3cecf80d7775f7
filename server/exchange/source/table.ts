import { refuse } from '../../../domain/result.ts';
import { geometryFault } from '../geojson-fault.ts';
import {
  type CrsClaim,
  type EncodingFound,
  type FeatureRow,
  SourceFault,
  type SourceLayer,
  type SourceOptions,
} from './source.ts';
import { findHeading, isBlank, type Merge, type TableRow } from './table-heading.ts';
import { findPosition, type Position, positionOf } from './table-position.ts';
import { plainText, textFault } from './text-fault.ts';

/** So many rows are looked at for the heading, and for what the positions say of their coordinate system. */
export const HEAD_ROWS = 50;
/** Cells of a table whose rows need not have them all: a file of a few MB could otherwise stand for any number of empty ones. */
const CELLS_MAX = 50_000_000;

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
  const first = table.head.filter((row) => row.line > line);
  const position = findPosition(names, options.position, first, table.decimalComma);
  const places = new Set(position?.columns);
  const claim = position && claimOf(first, position, table.decimalComma);
  const columns = names.flatMap((name, i) => (places.has(i) ? [] : [{ name, i }]));
  const featureOf = (row: TableRow): FeatureRow => {
    const short = table.padded && row.cells.length < names.length;
    const there = short ? columns.filter(({ i }) => i < row.cells.length) : columns;
    const properties = Object.fromEntries(there.map(({ name, i }) => [name, row.cells[i] ?? null]));
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
    ...(position && { positionColumns: position.columns.map((i) => names[i]!) }),
    crs: claim,
    encoding: table.encoding,
    hasGeometry: position !== null,
    async *rows() {
      let cells = 0;
      for await (const row of table.rows()) {
        if (row.line <= line || (row.fault === null && row.cells.every(isBlank))) continue;
        cells += names.length;
        if (!table.padded && cells > CELLS_MAX) throw new SourceFault('table-too-large', { max: CELLS_MAX });
        yield featureOf(row);
      }
    },
  };
}

/** The refusal `position-column-unknown` where columns are given for the position and no layer has them; else null. */
export function unknownPosition(
  layers: readonly SourceLayer[],
  { position = {} }: SourceOptions,
): ReturnType<typeof refuse> | null {
  const given = Object.values(position);
  const all = layers.map((layer) => [...(layer.columns ?? []), ...(layer.positionColumns ?? [])]);
  if (all.some((names) => given.every((name) => names.includes(name)))) return null;
  return refuse('position-column-unknown', { name: plainText(given.join(', ')) });
}

/** What the positions say of their system: the number before a WKT, or the names of the columns. */
function claimOf(rows: readonly TableRow[], position: Position, decimalComma: boolean): CrsClaim | null {
  for (const { cells } of rows) {
    const { srid } = positionOf(cells, position, decimalComma);
    if (srid !== null) return { text: `EPSG:${srid}` };
  }
  return position.claim === null ? null : { text: position.claim };
}
