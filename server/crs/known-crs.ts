import { ok, type Result, refuse } from '../../domain/result.ts';
import { ZONE_CODES } from './chinese-zones.ts';
import type { Crs } from './crs.ts';
import { namesOf } from './crs-names.ts';
import { meridianSystemOf, UTM_CODES } from './meridian-systems.ts';
import { oldDatumOfCode } from './old-datum.ts';
import { crsOfProjText } from './proj-text.ts';
import { degreesCrs, meridianCrs, once, shiftedCrs, shiftedProjection, webMercatorCrs } from './systems.ts';

/** A coordinate system as a person chooses it from a list. */
export interface KnownCrs {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly projected: boolean;
}

/** Other codes of the same system: in three dimensions (the height is not read), and Web Mercator's former ones. */
const SAME_AS: Readonly<Record<number, number>> = {
  4480: 4490,
  4979: 4326,
  3785: 3857,
  900913: 3857,
  102100: 3857,
  102113: 3857,
};

/** A datum behind a projected system. */
const SHIFTED = /^(.+?)\s\+\s(GCJ-02|BD-09|WGS84)$/;

/** Names without spaces, hyphens and case. */
const NAMES: Readonly<Record<string, string>> = {
  WGS84: 'EPSG:4326',
  WGS1984: 'EPSG:4326',
  CRS84: 'EPSG:4326',
  CGCS2000: 'EPSG:4490',
  国家2000: 'EPSG:4490',
  大地2000: 'EPSG:4490',
  '2000国家大地坐标系': 'EPSG:4490',
  GCJ02: 'GCJ-02',
  火星坐标: 'GCJ-02',
  火星坐标系: 'GCJ-02',
  BD09: 'BD-09',
  BD09LL: 'BD-09',
  百度坐标: 'BD-09',
  百度坐标系: 'BD-09',
};

const EPSG = [
  /^(?:EPSG|ESRI):{1,2}(\d{1,6})$/i,
  /^(\d{4,6})$/,
  /^urn:(?:x-)?ogc:def:crs:EPSG:[^:]*:(\d{1,6})$/i,
  /^https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/[^/]*\/(\d{1,6})$/i,
  /^https?:\/\/www\.opengis\.net\/gml\/srs\/epsg\.xml#(\d{1,6})$/i,
];
const CRS84 =
  /^(?:urn:(?:x-)?ogc:def:crs:OGC:[^:]*:|OGC:|https?:\/\/www\.opengis\.net\/def\/crs\/OGC\/[^/]*\/)CRS84h?$/i;

/**
 * A coordinate system by what people and files call it: `EPSG:4547`, `4547`, the urn and web address of either, CRS84,
 * WGS84, CGCS2000, GCJ-02, BD-09 and their Chinese names, the `+proj` id of one that has no code, or a projected one of these in
 * another datum: `EPSG:4547 + GCJ-02`. Refuses
 * `crs-old-datum` for Beijing 1954, Xi'an 1980 and New Beijing, `crs-unknown` for anything else.
 */
export function crsById(id: string): Result<Crs> {
  const text = id.trim();
  const shifted = SHIFTED.exec(text);
  if (shifted) return crsInDatum(shifted[1]!, shifted[2]!);
  if (text.startsWith('+proj=')) return crsOfProjText(text);
  const name = NAMES[text.toUpperCase().replaceAll(/[\s_-]/g, '')];
  if (name) return ok(known(name));
  if (CRS84.test(text)) return ok(known('EPSG:4326'));
  for (const pattern of EPSG) {
    const code = Number(pattern.exec(text)?.[1] ?? Number.NaN);
    if (!Number.isNaN(code)) return crsOfCode(SAME_AS[code] ?? code, text);
  }
  return refuse('crs-unknown', { crs: text });
}

/** A projected system whose positions were shifted before they were projected, or (`+ WGS84`) expressly were not. */
function crsInDatum(id: string, datum: string): Result<Crs> {
  const base = crsById(id);
  if (!base.ok) return base;
  const inDatum = crsById(datum);
  if (!inDatum.ok) return inDatum;
  if (!base.value.projected || base.value.datum !== 'wgs84')
    return refuse('crs-unknown', { crs: `${id} + ${datum}` });
  return ok(inDatum.value.datum === 'wgs84' ? base.value : shiftedProjection(base.value, inDatum.value));
}

function crsOfCode(code: number, asked: string): Result<Crs> {
  const old = oldDatumOfCode(code);
  if (old) return refuse('crs-old-datum', { crs: asked, datum: old });
  const id = `EPSG:${code}`;
  return namesOf(id) ? ok(known(id)) : refuse('crs-unknown', { crs: asked });
}

function known(id: string): Crs {
  return once(id, () => {
    const name = namesOf(id)!.en;
    if (id === 'GCJ-02') return shiftedCrs(id, name, 'gcj02');
    if (id === 'BD-09') return shiftedCrs(id, name, 'bd09');
    if (id === 'EPSG:3857') return webMercatorCrs(id, name);
    const system = meridianSystemOf(Number(id.slice('EPSG:'.length)));
    return system ? meridianCrs(id, name, system) : degreesCrs(id, name);
  });
}

/** Every system that has a code or a name, the likely ones of an office in China first. */
export function knownCrs(): readonly KnownCrs[] {
  const ids = ['EPSG:4490', 'EPSG:4326', 'GCJ-02', 'BD-09'];
  const projected = [...[...ZONE_CODES].sort((a, b) => b - a), 3857, ...UTM_CODES];
  return [...ids, ...projected.map((code) => `EPSG:${code}`)].map((id) => ({
    id,
    ...namesOf(id)!,
    projected: !ids.includes(id),
  }));
}
