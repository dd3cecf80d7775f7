import { type Box, LATTICE } from '../../domain/geometry/point.ts';
import { codeOfZone, ZONE_CODES, zoneOfCode } from './chinese-zones.ts';
import { crsById } from './known-crs.ts';
import { codeOfUtm } from './meridian-systems.ts';
import { countNear } from './near-box.ts';
import {
  areDegrees,
  inChina,
  isBareEasting,
  isChineseNorthing,
  isMercator,
  isUtm,
  mostly,
  type Numbers,
  zoneBefore,
} from './number-shape.ts';

/**
 * The id of the one system whose numbers these look like: the zone named before the eastings, degrees, Web Mercator;
 * with the territory's box (lattice units) also any zone that brings more than half of them into it. Null where none
 * or several do.
 */
export function systemThatFits(sample: readonly Numbers[], near: Box | null): string | null {
  const ids = near ? possible(sample, near).filter((id) => lies(id, sample, near)) : clear(sample);
  return ids.length > 0 && (near || ids.length === 1) ? ids[0]! : null;
}

function clear(sample: readonly Numbers[]): string[] {
  if (mostly(sample, areDegrees)) return ['EPSG:4326'];
  return [...named(sample), 'EPSG:3857'].filter((id) => {
    const crs = crsById(id);
    return crs.ok && mostly(sample, ([x, y]) => inChina(...crs.value.toDegrees(x, y)));
  });
}

function named(sample: readonly Numbers[]): string[] {
  const zone = zoneBefore(sample[0]![0]);
  return zone && mostly(sample, ([x, y]) => zoneBefore(x)?.meridian === zone.meridian && isChineseNorthing(y))
    ? [`EPSG:${codeOfZone(zone)}`]
    : [];
}

/** What can be at all, the likelier first. */
function possible(sample: readonly Numbers[], [minX, minY, maxX, maxY]: Box): string[] {
  const ids = [...named(sample)];
  if (mostly(sample, areDegrees)) ids.push('EPSG:4326');
  const lng = (minX + maxX) / 2 / LATTICE;
  const lat = (minY + maxY) / 2 / LATTICE;
  if (mostly(sample, ([x, y]) => isBareEasting(x) && isChineseNorthing(y))) {
    const narrow = ZONE_CODES.filter((code) => {
      const zone = zoneOfCode(code)!;
      return zone.widthDeg === 3 && !zone.prefix;
    });
    const aside = (code: number) => Math.abs(zoneOfCode(code)!.meridian - lng);
    ids.push(...narrow.sort((a, b) => aside(a) - aside(b)).map((code) => `EPSG:${code}`));
  }
  if (mostly(sample, isUtm)) {
    const zone = Math.min(60, Math.max(1, Math.floor((lng + 180) / 6) + 1));
    ids.push(`EPSG:${codeOfUtm(zone, lat < 0)}`);
  }
  if (mostly(sample, isMercator)) ids.push('EPSG:3857');
  return ids;
}

function lies(id: string, sample: readonly Numbers[], near: Box): boolean {
  const crs = crsById(id);
  return crs.ok && countNear(crs.value, sample, near) * 2 > sample.length;
}
