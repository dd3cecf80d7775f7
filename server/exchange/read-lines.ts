import { randomUUID } from 'node:crypto';
import type { LineKind } from '../../domain/contract/line.ts';
import { readPoints } from '../../domain/edit/wire-geometry.ts';
import { type Point, samePoint } from '../../domain/geometry/point.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { NewLine } from '../places/new-records.ts';
import { type Columns, fieldOf, findColumns, textOf } from './columns.ts';
import type { DraftReport } from './draft-report.ts';
import type { FeatureRow } from './read-features.ts';
import { rowIds } from './row-ids.ts';

const KINDS: ReadonlySet<string> = new Set<LineKind>(['road', 'rail', 'water', 'wall']);

/** Streets, rails, rivers and walls: LineStrings; a MultiLineString becomes a line a part. */
export function readLines(
  rows: readonly FeatureRow[],
  taken: ReadonlySet<string>,
  report: DraftReport,
): NewLine[] {
  const columns = findColumns(rows, ['id', 'kind', 'class', 'name', 'bridge', 'tunnel']);
  report.columnsDropped = columns.dropped;
  const idOf = rowIds(columns, taken);
  const lines: NewLine[] = [];
  for (const row of rows) {
    const read = readRow(row, columns, idOf);
    if (read.ok) lines.push(...read.value);
    else report.refuse(row.row, read.reason);
  }
  return lines;
}

function readRow(
  row: FeatureRow,
  columns: Columns,
  idOf: (row: FeatureRow) => Result<string | null>,
): Result<NewLine[]> {
  const parts = readParts(row.geometry);
  if (!parts.ok) return parts;
  if (row.fault !== null) return refuse('geojson-invalid', { fault: row.fault });
  const kind = textOf(columns, row.properties, 'kind', 64);
  if (!KINDS.has(kind)) return refuse('line-kind', { kind });
  const id = idOf(row);
  if (!id.ok) return id;
  const line = {
    kind: kind as LineKind,
    class: textOf(columns, row.properties, 'class', 64),
    name: textOf(columns, row.properties, 'name'),
    bridge: isYes(fieldOf(columns, row.properties, 'bridge')),
    tunnel: isYes(fieldOf(columns, row.properties, 'tunnel')),
  };
  const own = id.value ?? randomUUID();
  return ok(
    parts.value.map((points, i) => ({
      id: parts.value.length === 1 ? own : `${own}.${i + 1}`,
      ...line,
      points,
    })),
  );
}

/** OSM writes `yes`, and a few particular kinds of yes (`viaduct`, `culvert`). */
function isYes(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value !== '' && value !== 'no' && value !== 'false');
}

function readParts(geometry: unknown): Result<Point[][]> {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type !== 'LineString' && type !== 'MultiLineString')
    return refuse('not-a-line', { type: String(type).slice(0, 40) });
  const raw: unknown = type === 'LineString' ? [coordinates] : coordinates;
  if (!Array.isArray(raw)) return refuse('not-coordinates');
  const parts: Point[][] = [];
  for (const part of raw as unknown[]) {
    if (!isPositions(part)) return refuse('not-coordinates');
    const points = readPoints(part);
    if (!points.ok) return points;
    const line = points.value.filter((p, i, all) => i === 0 || !samePoint(p, all[i - 1] as Point));
    if (line.length < 2) return refuse('too-few-points', {}, line[0]);
    parts.push(line);
  }
  return parts.length === 0 ? refuse('too-few-points') : ok(parts);
}

function isPositions(part: unknown): part is [number, number][] {
  return (
    Array.isArray(part) &&
    part.every((p) => Array.isArray(p) && typeof p[0] === 'number' && typeof p[1] === 'number')
  );
}
