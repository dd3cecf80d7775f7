import { randomUUID } from 'node:crypto';
import type { LineKind } from '../../domain/contract/line.ts';
import { readPoints } from '../../domain/edit/wire-geometry.ts';
import { type Point, type Polygon, samePoint } from '../../domain/geometry/point.ts';
import { locateInPolygon } from '../../domain/geometry/ring.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { NewLine } from '../places/new-records.ts';
import { type Columns, fieldOf, textOf } from './columns/columns.ts';
import type { Field } from './columns/fields.ts';
import type { DraftReport } from './draft-report.ts';
import { lineWord } from './line-kinds.ts';
import { ManyRepairs } from './many-repairs.ts';
import { partIds, RowIds, rowId } from './row-ids.ts';
import { type RowReader, sourceFault } from './row-reader.ts';
import { shownValue } from './shown-value.ts';
import type { FeatureRow } from './source/source.ts';

/** OpenStreetMap's keys: a line has its class in the one that it is. */
const OSM_KEYS: readonly (readonly [Field, LineKind])[] = [
  ['highway', 'road'],
  ['railway', 'rail'],
  ['waterway', 'water'],
  ['barrier', 'wall'],
];

/**
 * Streets, rails, rivers and walls: LineStrings; a MultiLineString becomes a line a part. Kinds are read in our words, in
 * Chinese and in OpenStreetMap's. `ground`: the territory; a line that runs out of it is kept whole, and told. Refuses,
 * row by row, `not-a-line`, what the gate refuses, `geojson-invalid`, `line-kind`, `duplicate-id`, `id-taken`.
 */
export function lineReader(
  columns: Columns,
  report: DraftReport,
  ground: readonly Polygon[] = [],
): RowReader<NewLine> {
  report.columnsDropped = columns.dropped;
  const ids = new RowIds(columns);
  const told = new ManyRepairs(report);
  const readRow = (row: FeatureRow, taken: ReadonlySet<string>): Result<NewLine[]> => {
    const unread = sourceFault(row);
    if (unread) return { ok: false, reason: unread };
    const parts = readParts(row.geometry);
    if (!parts.ok) return parts;
    if (row.fault !== null) return refuse('geojson-invalid', { fault: row.fault });
    const kind = kindOf(columns, row);
    if (!kind.ok) return kind;
    const one = parts.value.length === 1;
    const own = one ? ids.of(row, taken) : ok(rowId(columns, row));
    if (!own.ok) return own;
    const id = own.value ?? randomUUID();
    const each = one ? ok([id]) : ids.ofParts(id, parts.value.length, taken);
    if (!each.ok) return each;
    if (ground.length > 0 && parts.value.flat().some((point) => isOutside(point, ground)))
      told.say(row.row, 'line-beyond', '', '');
    const line = {
      ...kind.value,
      name: textOf(columns, row.properties, 'name'),
      bridge: isYes(fieldOf(columns, row.properties, 'bridge')),
      tunnel: isYes(fieldOf(columns, row.properties, 'tunnel')),
    };
    return ok(parts.value.map((points, i) => ({ id: each.value[i]!, ...line, points })));
  };
  return {
    read: (rows, taken) =>
      rows.flatMap((row) => {
        const read = readRow(row, taken);
        if (read.ok) return read.value;
        report.refuse(row.row, read.reason);
        return [];
      }),
  };
}

/** The ids under which a row's line will be stored, where the row gives one: of a line in parts those of its parts. */
export function lineIds(columns: Columns, row: FeatureRow): string[] {
  const own = rowId(columns, row);
  if (own === null) return [];
  const { type, coordinates } = (row.geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const parts = type === 'MultiLineString' && Array.isArray(coordinates) ? coordinates.length : 1;
  return parts === 1 ? [own] : partIds(own, parts);
}

/** The kind and the class, from whichever column says them: `kind`, else one of OpenStreetMap's keys, else the class. */
function kindOf(columns: Columns, { properties }: FeatureRow): Result<Pick<NewLine, 'kind' | 'class'>> {
  const text = (field: Field) => textOf(columns, properties, field, 64);
  const said = text('kind');
  const klass = text('class');
  if (said !== '') {
    const word = lineWord(said);
    if (!word) return refuse('line-kind', { kind: shownValue(said) });
    return ok({ kind: word.kind, class: classOf(klass) || word.class });
  }
  for (const [key, kind] of OSM_KEYS) {
    const value = text(key);
    if (value === '' || value === 'no') continue;
    // highway=construction, railway=abandoned: not there, or no line of that kind.
    return lineWord(value)?.kind === kind
      ? ok({ kind, class: classOf(value) })
      : refuse('line-kind', { kind: shownValue(`${key}=${value}`) });
  }
  const word = lineWord(klass);
  return word
    ? ok({ kind: word.kind, class: classOf(klass) })
    : refuse('line-kind', { kind: shownValue(klass) });
}

/** A class as the file has it; one in Chinese, and geofabrik's grades of tracks, as OpenStreetMap has it where it can be told. */
function classOf(said: string): string {
  const plain = said.replace(/_grade\d$/, '');
  return (/\p{Script=Han}/u.test(plain) && lineWord(plain)?.class) || plain;
}

/** OSM writes `yes`, and a few particular kinds of yes (`viaduct`, `culvert`); geofabrik T and F; offices 是 and 否. */
function isYes(value: unknown): boolean {
  if (typeof value === 'boolean' || typeof value === 'number') return Boolean(value);
  return typeof value === 'string' && !/^(?:|no|n|f|false|0|否|无|-)$/i.test(value.normalize('NFKC').trim());
}

function isOutside(point: Point, ground: readonly Polygon[]): boolean {
  return ground.every((polygon) => locateInPolygon(point, polygon) === 'outside');
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
