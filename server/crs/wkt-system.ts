import { partOf, type WktNode, wktName, wktNumber } from './read-wkt.ts';

/** What well-known text says of a horizontal system, in plain words: names as they stand, angles in degrees, lengths in metres. */
export interface WktSystem {
  readonly name: string;
  readonly geographicName: string;
  readonly datum: string;
  readonly ellipsoid: { readonly name: string; readonly a: number; readonly rf: number } | null;
  /** Greenwich is 0. */
  readonly primeMeridian: number;
  /** Degrees in one unit of the angles. */
  readonly unitDeg: number;
  /** The code of an authority, `EPSG:4547`; null where none is given. */
  readonly code: string | null;
  /** Null for degrees. */
  readonly projection: {
    readonly method: string;
    /** Under names without spaces, underscores and case. */
    readonly parameters: ReadonlyMap<string, number>;
    readonly unitM: number;
    /** Of an `EXTENSION["PROJ4", …]`, which GDAL adds where the text alone would mislead. */
    readonly extension: string;
  } | null;
}

const GEOGRAPHIC = [
  'GEOGCS',
  'GEOGCRS',
  'GEODCRS',
  'GEOGRAPHICCRS',
  'GEODETICCRS',
  'BASEGEOGCRS',
  'BASEGEODCRS',
];
const PROJECTED = ['PROJCS', 'PROJCRS', 'PROJECTEDCRS'];
/** What holds a horizontal system beside something else: a height, a shift of datum that is not applied here. */
const WRAPPERS = ['COMPD_CS', 'COMPOUNDCRS', 'BOUNDCRS', 'SOURCECRS'];
const DEGREE = Math.PI / 180;

/** The horizontal system that well-known text describes; null where there is none in it (a local or a geocentric one). */
export function wktSystem(root: WktNode): WktSystem | null {
  if (WRAPPERS.includes(root.keyword)) {
    for (const part of root.parts) {
      const inside = wktSystem(part);
      if (inside) return inside;
    }
    return null;
  }
  const axes = partOf(root, 'CS')?.values[0];
  if (typeof axes === 'string' && /^cartesian$/i.test(axes) && !PROJECTED.includes(root.keyword)) return null;
  if (GEOGRAPHIC.includes(root.keyword))
    return { ...geographic(root), name: wktName(root), projection: null };
  if (!PROJECTED.includes(root.keyword)) return null;
  const base = partOf(root, ...GEOGRAPHIC);
  if (!base) return null;
  const below = geographic(base);
  const conversion = partOf(root, 'CONVERSION') ?? root;
  const unitM = lengthUnit(root, 1);
  return {
    ...below,
    name: wktName(root),
    code: codeOf(root),
    projection: {
      method: wktName(partOf(conversion, 'PROJECTION', 'METHOD')),
      parameters: new Map(
        conversion.parts
          .filter(({ keyword }) => keyword === 'PARAMETER')
          .map((part) => [plain(wktName(part)), parameter(part, unitM, below.unitDeg)]),
      ),
      unitM,
      extension: root.parts
        .filter(({ keyword }) => keyword === 'EXTENSION')
        .map(({ values }) => values.join(' '))
        .join(' '),
    },
  };
}

/** A name without spaces, underscores, hyphens and case. */
export function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_\-()]/g, '');
}

function geographic(node: WktNode): Omit<WktSystem, 'projection' | 'name'> {
  const datum = partOf(node, 'DATUM', 'GEODETICDATUM', 'TRF', 'ENSEMBLE');
  const ellipsoid = datum && partOf(datum, 'SPHEROID', 'ELLIPSOID');
  const meridian = partOf(node, 'PRIMEM', 'PRIMEMERIDIAN');
  return {
    geographicName: wktName(node),
    datum: wktName(datum),
    ellipsoid: ellipsoid && {
      name: wktName(ellipsoid),
      a: wktNumber(ellipsoid, 1) * lengthUnit(ellipsoid, 1),
      rf: wktNumber(ellipsoid, 2),
    },
    primeMeridian: meridian ? wktNumber(meridian, 1) : 0,
    unitDeg: angleUnit(node, 1),
    code: codeOf(node),
  };
}

/** The unit stands in the element itself, or (WKT 2) at each of its axes. */
function unitOf(node: WktNode, keywords: readonly string[]): number {
  const own = partOf(node, ...keywords);
  if (own) return wktNumber(own, 1);
  const axis = partOf(node, 'AXIS');
  return axis ? wktNumber(partOf(axis, ...keywords), 1) : Number.NaN;
}

function lengthUnit(node: WktNode, usual: number): number {
  const unit = unitOf(node, ['LENGTHUNIT', 'UNIT']);
  return Number.isNaN(unit) ? usual : unit;
}

function angleUnit(node: WktNode, usual: number): number {
  const radians = unitOf(node, ['ANGLEUNIT', 'UNIT']);
  const degrees = radians / DEGREE;
  if (Number.isNaN(degrees)) return usual;
  return Math.abs(degrees - 1) < 1e-9 ? 1 : degrees;
}

/** WKT 1 gives lengths in the unit of the numbers and angles in that of the degrees; WKT 2 may say a unit at each. */
function parameter(part: WktNode, unitM: number, unitDeg: number): number {
  const value = wktNumber(part, 1);
  if (partOf(part, 'LENGTHUNIT')) return value * lengthUnit(part, 1);
  if (partOf(part, 'ANGLEUNIT')) return value * angleUnit(part, 1);
  const name = plain(wktName(part));
  if (/^(false)?(easting|northing)/.test(name)) return value * unitM;
  return /scale/.test(name) ? value : value * unitDeg;
}

function codeOf(node: WktNode): string | null {
  const id = partOf(node, 'AUTHORITY', 'ID');
  if (!id || id.values.length < 2) return null;
  return `${String(id.values[0]).toUpperCase()}:${id.values[1]}`;
}
