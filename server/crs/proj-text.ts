import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Crs } from './crs.ts';
import { meridianCrs, once } from './systems.ts';
import type { MeridianSystem } from './transverse-mercator.ts';

const NUMBER_KEYS = ['lat_0', 'lon_0', 'k', 'k_0', 'x_0', 'y_0', 'to_meter'] as const;
const SILENT = /^\+(no_defs|type=crs|units=m|wktext)$/;

/** The id of a Transverse Mercator that no code names: PROJ's words for it, what is usual left out. */
export function projText({ lon0, lat0, k, x0, y0, ellipsoid, unitM }: MeridianSystem): string {
  const parts: [string, number, number][] = [
    ['lat_0', lat0, 0],
    ['lon_0', lon0, 0],
    ['k', k, 1],
    ['x_0', x0, 0],
    ['y_0', y0, 0],
    ['to_meter', unitM, 1],
  ];
  const said = parts.flatMap(([key, value, usual]) => (value === usual ? [] : [`+${key}=${value}`]));
  return ['+proj=tmerc', ...said, `+ellps=${ellipsoid}`].join(' ');
}

/** A Transverse Mercator that no code names, by its parameters; called as its file calls it. */
export function namelessCrs(system: MeridianSystem, name?: string): Crs {
  const id = projText(system);
  const crs = once(id, () => meridianCrs(id, id, system));
  return name ? { ...crs, name } : crs;
}

/**
 * Reads such an id back. Only Transverse Mercator on GRS 80 or WGS 84 in metres or a stated unit, nothing that shifts
 * a datum; anything else is refused with `crs-unknown`.
 */
export function crsOfProjText(text: string): Result<Crs> {
  const values: Record<string, number> = {};
  let ellipsoid: MeridianSystem['ellipsoid'] | null = null;
  let projection = false;
  for (const word of text.trim().split(/\s+/)) {
    const [, key, value] = /^\+([a-z_0-9]+)=(.+)$/i.exec(word) ?? [];
    if (word === '+proj=tmerc') projection = true;
    else if ((key === 'ellps' || key === 'datum') && (value === 'GRS80' || value === 'WGS84'))
      ellipsoid = value;
    else if (key && NUMBER_KEYS.some((known) => known === key) && Number.isFinite(Number(value)))
      values[key] = Number(value);
    else if (!SILENT.test(word)) return refuse('crs-unknown', { crs: text });
  }
  const { lon_0 = 0, lat_0 = 0, x_0 = 0, y_0 = 0, to_meter = 1 } = values;
  const k = values.k ?? values.k_0 ?? 1;
  const system = { lon0: lon_0, lat0: lat_0, k, x0: x_0, y0: y_0, unitM: to_meter };
  if (!projection || !ellipsoid || !isSound(system)) return refuse('crs-unknown', { crs: text });
  return ok(namelessCrs({ ...system, ellipsoid }));
}

/** Parameters that a projection can be made of at all. */
export function isSound({ lon0, lat0, k, x0, y0, unitM }: Omit<MeridianSystem, 'ellipsoid'>): boolean {
  return (
    Math.abs(lon0) <= 180 &&
    Math.abs(lat0) < 90 &&
    k > 0.5 &&
    k < 2 &&
    Math.abs(x0) < 1e9 &&
    Math.abs(y0) < 1e9 &&
    unitM > 1e-4 &&
    unitM < 1e4
  );
}
