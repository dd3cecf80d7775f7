import { readGeometryText } from './geometry-text.ts';
import { halfWidth, readCoordinate } from './read-coordinate.ts';
import type { SourceOptions } from './source.ts';
import { isBlank, type TableRow } from './table-heading.ts';

/** Names of columns with the position, best first, as `plainName` makes them. */
const LNG = 'lng lon long longitude 经度 东经 easting 东坐标 pointx 横坐标 x坐标 x jd jingdu'.split(' ');
const LAT = 'lat latitude 纬度 北纬 northing 北坐标 pointy 纵坐标 y坐标 y wd weidu'.split(' ');
/** Of `中心点经度` the end, where one column alone has it. */
const LNG_ENDS = ['经度', 'longitude'];
const LAT_ENDS = ['纬度', 'latitude'];
/** Nothing else is called so. */
const SURE_TEXT = 'wkt geom thegeom geometry wktgeom wkbgeometry'.split(' ');
/** Other things are called so as well (a place in words, a form): it is by the cells that they are told. */
const LIKELY_TEXT =
  '坐标串 边界坐标 范围坐标 坐标 经纬度 经纬度坐标 坐标点 几何 图形 shape lnglat location'.split(' ');
/** Words in a column's name that say which degrees they are, and what is claimed by them. */
const DATUMS: readonly (readonly [RegExp, string])[] = [
  [/gcj-?_?0?2?|高德|腾讯|火星/i, 'GCJ-02'],
  [/bd-?_?09(ll)?|百度/i, 'BD-09'],
  [/wgs-?_?84|gps/i, 'EPSG:4326'],
  [/cgcs-?_?2000/i, 'EPSG:4490'],
];
/** A text longer than a cell may be, dealt over `wkt`, `wkt_2`, `wkt_3` … */
const CONTINUED = /_(\d+)$/;

/** Which columns (by index) hold the position: text of a geometry in parts, or two numbers. */
export interface Position {
  readonly columns: readonly number[];
  readonly kind: 'text' | 'pair';
  /** What the names of the columns say of the coordinate system. */
  readonly claim: string | null;
}

export interface PositionFound {
  readonly geometry: object | null;
  readonly srid: number | null;
  readonly fault: string | null;
}

/**
 * The columns that hold the position: those that are given, else found by their names, and by what is in the first rows
 * where a name does not tell; null where a table has none.
 */
export function findPosition(
  names: readonly string[],
  given: SourceOptions['position'],
  rows: readonly TableRow[],
  decimalComma: boolean,
): Position | null {
  const index = (name: string | undefined) => (name === undefined ? -1 : names.indexOf(name));
  const wkt = index(given?.wkt);
  if (wkt >= 0) return textPosition(names, wkt);
  const [lng, lat] = [index(given?.lng), index(given?.lat)];
  if (lng >= 0 && lat >= 0) return pairPosition(names, lng, lat);
  const plain = names.map(plainName);
  const sure = firstOf(plain, SURE_TEXT);
  if (sure >= 0) return textPosition(names, sure);
  const [x, y] = [columnOf(plain, LNG, LNG_ENDS), columnOf(plain, LAT, LAT_ENDS)];
  const likely = firstOf(plain, LIKELY_TEXT);
  const candidates = [
    ...(x >= 0 && y >= 0 ? [pairPosition(names, x, y)] : []),
    ...(likely >= 0 ? [textPosition(names, likely)] : []),
  ];
  return candidates.find((candidate) => isBorneOut(candidate, rows, decimalComma)) ?? null;
}

/** Whether a row has such a position; where none has anything there, it may be one. */
function isBorneOut(position: Position, rows: readonly TableRow[], decimalComma: boolean): boolean {
  const found = rows.map(({ cells }) => positionOf(cells, position, decimalComma));
  const filled = found.filter(({ geometry, fault }) => geometry !== null || fault !== null);
  return filled.length === 0 || filled.some(({ fault }) => fault === null);
}

function firstOf(plain: readonly string[], known: readonly string[]): number {
  const best = known.find((name) => plain.includes(name));
  return best === undefined ? -1 : plain.indexOf(best);
}

function columnOf(plain: readonly string[], known: readonly string[], ends: readonly string[]): number {
  const first = firstOf(plain, known);
  if (first >= 0) return first;
  const ending = plain.flatMap((name, i) => (ends.some((end) => name.endsWith(end)) ? [i] : []));
  return ending.length === 1 ? ending[0]! : -1;
}

/** The geometry of a row: null without a fault where its cells are empty. */
export function positionOf(
  cells: readonly unknown[],
  { columns, kind }: Position,
  decimalComma: boolean,
): PositionFound {
  const values = columns.map((i) => cells[i] ?? null);
  if (values.every(isBlank)) return { geometry: null, srid: null, fault: null };
  if (kind === 'text')
    return readGeometryText(values.map((value) => (value === null ? '' : String(value))).join(''));
  const [x, y] = values.map((value) => readCoordinate(value, decimalComma));
  if (Number.isNaN(x) || Number.isNaN(y))
    return { geometry: null, srid: null, fault: 'source:position-unreadable' };
  return { geometry: { type: 'Point', coordinates: [x, y] }, srid: null, fault: null };
}

function textPosition(names: readonly string[], first: number): Position {
  const base = names[first]!;
  const more = names
    .map((name, i) => ({ i, n: name.startsWith(`${base}_`) ? Number(CONTINUED.exec(name)?.[1] ?? 0) : 0 }))
    .filter(({ n }) => n >= 2)
    .sort((a, b) => a.n - b.n);
  return { kind: 'text', columns: [first, ...more.map(({ i }) => i)], claim: claimIn([base]) };
}

function pairPosition(names: readonly string[], x: number, y: number): Position {
  return { kind: 'pair', columns: [x, y], claim: claimIn([names[x]!, names[y]!]) };
}

function claimIn(names: readonly string[]): string | null {
  return DATUMS.find(([words]) => names.every((name) => words.test(name)))?.[1] ?? null;
}

/** A column's name without its unit, its datum, and what stands between words. */
function plainName(name: string): string {
  let plain = halfWidth(name)
    .toLowerCase()
    .replace(/[([【].*?[)\]】]/g, '');
  for (const [words] of DATUMS) plain = plain.replace(words, '');
  return plain.replace(/[\s_\-.:：°]/g, '');
}
