import { zoneNumber, zoneOfCode } from '../../crs/chinese-zones.ts';
import { namesOf } from '../../crs/crs-names.ts';
import { meridianSystemOf, utmOfCode } from '../../crs/meridian-systems.ts';

const DEGREE = 0.0174532925199433;
const WGS84 = 4326;
const CGCS2000 = 4490;
const WEB_MERCATOR = 3857;

/** Both dialects of the two systems of degrees that everything else stands on; OGC's without its end, the number. */
const BASES = {
  [WGS84]: {
    esri: `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",${DEGREE}]]`,
    ogc: 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]]',
  },
  [CGCS2000]: {
    esri: `GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",${DEGREE}]]`,
    ogc: 'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]]',
  },
} as const;

/** `EPSG:4547` as a number; NaN for what has no code. */
const codeOf = (crs: string) => Number(/^EPSG:(\d+)$/.exec(crs)?.[1]);

/**
 * The definition of a coordinate system in the dialect that ArcGIS writes a `.prj` in, which every reader of Shapefiles
 * takes. Null for what has no code (GCJ-02, BD-09, a projection of somebody's own): a file says nothing rather than
 * something wrong.
 */
export function esriWkt(crs: string): string | null {
  const code = codeOf(crs);
  if (code === WGS84 || code === CGCS2000) return BASES[code].esri;
  if (code === WEB_MERCATOR)
    return `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${BASES[WGS84].esri},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`;
  const system = meridianSystemOf(code);
  if (!system) return null;
  const [zone, utm] = [zoneOfCode(code), utmOfCode(code)];
  let name = '';
  if (zone) {
    const which = zone.prefix ? `Zone_${zoneNumber(zone)}` : `CM_${zone.meridian}E`;
    name = `CGCS2000_${zone.widthDeg === 3 ? '3_Degree_' : ''}GK_${which}`;
  } else if (utm) name = `WGS_1984_UTM_Zone_${utm.zone}${utm.south ? 'S' : 'N'}`;
  const parameters = Object.entries({
    False_Easting: system.x0,
    False_Northing: system.y0,
    Central_Meridian: system.lon0,
    Scale_Factor: system.k,
    Latitude_Of_Origin: system.lat0,
  }).map(([key, value]) => `PARAMETER["${key}",${withPoint(value)}]`);
  const [base, projection] = zone
    ? [BASES[CGCS2000].esri, 'Gauss_Kruger']
    : [BASES[WGS84].esri, 'Transverse_Mercator'];
  return `PROJCS["${name}",${base},PROJECTION["${projection}"],${parameters.join(',')},UNIT["Meter",1.0]]`;
}

/**
 * What stands for GCJ-02 or BD-09 where a file must say something: degrees of a datum of that name, which nobody
 * takes for WGS 84. Null for any other.
 */
export function shiftedWkt(crs: string): string | null {
  if (crs !== 'GCJ-02' && crs !== 'BD-09') return null;
  return `GEOGCS["${crs}",DATUM["${crs}",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",${DEGREE}]]`;
}

/** A system as a GeoPackage carries it, its definition in the dialect of OGC 01-009 with the register's numbers. */
export interface RegisteredSystem {
  readonly code: number;
  readonly name: string;
  readonly wkt: string;
}

/** The registered system of an id; null as for `esriWkt`. */
export function registeredSystem(crs: string): RegisteredSystem | null {
  const code = codeOf(crs);
  const name = namesOf(crs)?.en;
  if (name === undefined) return null;
  if (code === WGS84 || code === CGCS2000) return { code, name, wkt: ogcBase(code) };
  const head = (base: typeof WGS84 | typeof CGCS2000) => `PROJCS["${name}",${ogcBase(base)}`;
  const end = `UNIT["metre",1,AUTHORITY["EPSG","9001"]]`;
  if (code === WEB_MERCATOR) {
    const proj =
      '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs';
    const wkt = `${head(WGS84)},PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],${end},EXTENSION["PROJ4","${proj}"],${numbered(code)}]`;
    return { code, name, wkt };
  }
  const system = meridianSystemOf(code);
  if (!system) return null;
  const { lat0, lon0, k, x0, y0 } = system;
  const wkt = `${head(zoneOfCode(code) ? CGCS2000 : WGS84)},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",${lat0}],PARAMETER["central_meridian",${lon0}],PARAMETER["scale_factor",${k}],PARAMETER["false_easting",${x0}],PARAMETER["false_northing",${y0}],${end},${numbered(code)}]`;
  return { code, name, wkt };
}

const ogcBase = (code: typeof WGS84 | typeof CGCS2000) =>
  `${BASES[code].ogc},PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",${DEGREE},AUTHORITY["EPSG","9122"]],${numbered(code)}]`;

const numbered = (code: number) => `AUTHORITY["EPSG","${code}"]`;

/** A number as ArcGIS writes it: `114.0`. */
const withPoint = (value: number) => (Number.isInteger(value) ? value.toFixed(1) : String(value));
