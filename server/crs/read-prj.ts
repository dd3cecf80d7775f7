import { ok, type Result, refuse } from '../../domain/result.ts';
import { codeOfZone, falseEasting, type Zone, zoneOfCode, zoneOfNumber } from './chinese-zones.ts';
import type { Crs } from './crs.ts';
import { crsById } from './known-crs.ts';
import { codeOfUtm, meridianSystemOf, UTM_SCALE } from './meridian-systems.ts';
import { oldDatum } from './old-datum.ts';
import { isSound, namelessCrs } from './proj-text.ts';
import { readWkt } from './read-wkt.ts';
import type { MeridianSystem } from './transverse-mercator.ts';
import { ellipsoidOf, isOurDatum, isTrueDatum, saysChina } from './true-degrees.ts';
import { plain, type WktSystem, wktSystem } from './wkt-system.ts';

const GCJ02 = /gcj.?02|火星/i;
const BD09 = /bd.?09|百度/i;
const TRANSVERSE = ['transversemercator', 'gausskruger', 'gaußkrüger', 'transversemercatorcomplex'];

/**
 * The coordinate system that a file says it has: a `.prj` in OGC's or Esri's dialect, either version of well-known text
 * as GeoPackage has it, a code or urn. It is known by its parameters, so that one which was given another name is
 * still found; a Transverse Mercator that no code has becomes a system with a `+proj` id. Refuses `prj-unreadable`
 * for broken text, `crs-old-datum` for Beijing 1954 and Xi'an 1980, `crs-unknown` for any other datum or projection.
 */
export function crsFromClaim(text: string): Result<Crs> {
  const said = text.replaceAll('\0', '').trim();
  if (!/[[(]/.test(said)) {
    return said === '' ? refuse('prj-unreadable', { text: '' }) : crsById(said);
  }
  const root = readWkt(said);
  if (!root) return refuse('prj-unreadable', { text: said.slice(0, 80) });
  const system = wktSystem(root);
  if (!system) return refuse('crs-unknown', { crs: said.slice(0, 80) });
  return fromSystem(system);
}

function fromSystem(system: WktSystem): Result<Crs> {
  const { name, projection, datum, geographicName, ellipsoid, primeMeridian } = system;
  const unknown = refuse('crs-unknown', { crs: name || datum });
  const old = oldDatum(datum, ellipsoid) ?? oldDatum(geographicName, null);
  if (old) return refuse('crs-old-datum', { crs: name || datum, datum: old });
  if (!projection && [GCJ02, BD09].some((shifted) => shifted.test(`${name} ${datum}`)))
    return crsById(GCJ02.test(`${name} ${datum}`) ? 'GCJ-02' : 'BD-09');
  if (primeMeridian !== 0 || system.unitDeg !== 1 || !isTrueDatum(system)) return unknown;
  if (!projection) return crsById(saysChina(system) ? 'EPSG:4490' : 'EPSG:4326');
  if (isWebMercator(system)) return crsById('EPSG:3857');
  const meridian = meridianSystem(system);
  if (!meridian) return unknown;
  const code = isOurDatum(system) ? codeOf(meridian, system) : null;
  return code === null ? ok(namelessCrs(meridian, name)) : crsById(`EPSG:${code}`);
}

/**
 * Web Mercator is Mercator of degrees on the ellipsoid as if they were on a ball; programs say so each in its own way.
 * True Mercator, which may have the same parameters, is not it.
 */
function isWebMercator({ projection, name, code }: WktSystem): boolean {
  if (projection?.unitM !== 1) return false;
  const { method, parameters, extension } = projection;
  const moved = [...parameters].some(
    ([key, value]) => value !== (key.startsWith('scale') ? 1 : 0) && !key.startsWith('auxiliary'),
  );
  if (moved) return false;
  if (/^(mercatorauxiliarysphere|popularvisualisationpseudomercator)$/.test(plain(method))) return true;
  if (!/^mercator/.test(plain(method))) return false;
  return (
    /\+proj=merc.*\+b=6378137(\.0)?\b/.test(extension) ||
    /^(EPSG|ESRI):(3857|3785|900913|102100|102113)$/.test(code ?? '') ||
    /pseudo.?mercator|web.?mercator|google/i.test(name)
  );
}

function meridianSystem(system: WktSystem): MeridianSystem | null {
  const { projection } = system;
  const ellipsoid = ellipsoidOf(system);
  if (!projection || !ellipsoid || !TRANSVERSE.includes(plain(projection.method))) return null;
  const { parameters, unitM } = projection;
  const first = (usual: number, ...keys: readonly string[]) => {
    for (const key of keys) if (parameters.has(key)) return parameters.get(key)!;
    return usual;
  };
  const found = {
    lon0: first(
      Number.NaN,
      'centralmeridian',
      'longitudeofnaturalorigin',
      'longitudeoforigin',
      'longitudeofcenter',
    ),
    lat0: first(0, 'latitudeoforigin', 'latitudeofnaturalorigin', 'latitudeofcenter'),
    k: first(1, 'scalefactor', 'scalefactoratnaturalorigin'),
    x0: first(0, 'falseeasting'),
    y0: first(0, 'falsenorthing'),
    unitM,
  };
  return isSound(found) ? { ...found, ellipsoid } : null;
}

/** The code of a system with these parameters. Where the 3° and the 6° run share them, the claim's code or name decides. */
function codeOf(meridian: MeridianSystem, { code, name }: WktSystem): number | null {
  if (meridian.lat0 !== 0 || meridian.unitM !== 1) return null;
  const said = Number(/^EPSG:(\d+)$/.exec(code ?? '')?.[1]);
  const known = meridianSystemOf(said);
  if (known && sameNumbers(known, meridian)) return said;
  if (meridian.k === 1) return zoneCode(meridian, name);
  if (Math.abs(meridian.k - UTM_SCALE) > 1e-9) return null;
  const zone = (meridian.lon0 + 183) / 6;
  if (!Number.isInteger(zone) || zone < 1 || zone > 60) return null;
  const found = [false, true].map((south) => codeOfUtm(zone, south));
  return found.find((utm) => sameNumbers(meridianSystemOf(utm)!, meridian)) ?? null;
}

function zoneCode({ lon0, x0, y0 }: MeridianSystem, name: string): number | null {
  if (y0 !== 0) return null;
  const numbered = zoneOfNumber(Math.floor(x0 / 1e6));
  const narrow: Zone = { widthDeg: 3, meridian: lon0, prefix: false };
  const wide: Zone = { widthDeg: 6, meridian: lon0, prefix: false };
  const saysWide = /gk|gauss/i.test(name) && !/3.?(degree|deg|度)|三度/i.test(name);
  const candidates = numbered ? [numbered] : saysWide ? [wide, narrow] : [narrow, wide];
  for (const zone of candidates) {
    if (Math.abs(zone.meridian - lon0) > 1e-9 || falseEasting(zone) !== x0) continue;
    const code = codeOfZone(zone);
    if (code !== null && zoneOfCode(code)) return code;
  }
  return null;
}

function sameNumbers(a: MeridianSystem, b: MeridianSystem): boolean {
  return (
    Math.abs(a.lon0 - b.lon0) < 1e-9 &&
    Math.abs(a.k - b.k) < 1e-9 &&
    a.lat0 === b.lat0 &&
    Math.abs(a.x0 - b.x0) < 1e-3 &&
    Math.abs(a.y0 - b.y0) < 1e-3
  );
}
