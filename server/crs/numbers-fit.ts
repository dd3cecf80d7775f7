import type { Box } from '../../domain/geometry/point.ts';
import type { Reason } from '../../domain/result.ts';
import { axisOrder } from './axes.ts';
import { codeOfZone, type Zone, zoneOfCode } from './chinese-zones.ts';
import type { Crs } from './crs.ts';
import { systemThatFits } from './fitting-system.ts';
import { countNear } from './near-box.ts';
import {
  areDegrees,
  epsgCode,
  isBareEasting,
  isChineseNorthing,
  isMercator,
  isUtm,
  isUtmCrs,
  mostly,
  type Numbers,
  turned,
  zoneBefore,
} from './number-shape.ts';

/**
 * Why some positions of a layer cannot be what its coordinate system says, or null where they can: metres are
 * declared and they are degrees (`crs-numbers-degrees`) or the reverse (`crs-numbers-metres`), the easting lacks the
 * zone's number, has it though it should not, or has another (`crs-zone-prefix`), they are out of the system's reach
 * (`crs-numbers-beyond`), or, where the territory's box is given (lattice units), they all lie far from it and another
 * system brings them there (`crs-elsewhere`). `params`: `crs` the system's name, `x` and `y` one position, and `fits`,
 * the id of the system that they look like; where that is not clear `fits` is '' and the code ends in `-unclear`.
 * Numbers that stand the other way round are judged as if they did not: `axisOrder` tells of that.
 */
export function coordinatesMisfit(
  crs: Crs,
  sample: readonly Numbers[],
  near: Box | null = null,
): Reason | null {
  if (sample.length === 0) return null;
  const straight = axisOrder(crs, sample, near) === 'swapped' ? sample.map(turned) : sample;
  const because = (code: string, fits: string | null): Reason => {
    const [x, y] = sample[0]!;
    const params = { crs: crs.name, x, y, fits: fits ?? '' };
    return { code: fits === null ? `${code}-unclear` : code, params };
  };
  const degrees = mostly(straight, areDegrees) || mostly(straight, (numbers) => areDegrees(turned(numbers)));
  if (!crs.projected) {
    if (degrees || !mostly(straight, ([x, y]) => Math.abs(x) > 360 || Math.abs(y) > 360)) return null;
    const fits = systemThatFits(straight, near) ?? systemThatFits(straight.map(turned), near);
    return because('crs-numbers-metres', fits);
  }
  if (near && countNear(crs, straight, near) > 0) return null;
  if (degrees && !startsNearZero(crs))
    return because('crs-numbers-degrees', isUtmCrs(crs) || !zoneOf(crs) ? 'EPSG:4326' : 'EPSG:4490');
  const zone = zoneOf(crs);
  if (zone) {
    const fits = otherZone(zone, straight);
    if (fits) return because('crs-zone-prefix', fits);
  }
  if (!mostly(straight, reachOf(crs))) return because('crs-numbers-beyond', systemThatFits(straight, near));
  const fits = near && systemThatFits(straight, near);
  return fits && fits !== crs.id ? because('crs-elsewhere', fits) : null;
}

function zoneOf(crs: Crs): Zone | null {
  return zoneOfCode(epsgCode(crs));
}

/** A town's own system may count from within the town: small numbers are right there. */
function startsNearZero({ id }: Crs): boolean {
  if (!id.startsWith('+proj')) return false;
  return Math.abs(Number(/\+x_0=(\S+)/.exec(id)?.[1] ?? 0)) < 200_000;
}

/** The zone that the numbers are of, where it is another than is claimed, or claimed without its number. */
function otherZone(claimed: Zone, sample: readonly Numbers[]): string | null {
  if (claimed.prefix && mostly(sample, ([x, y]) => isBareEasting(x) && isChineseNorthing(y)))
    return `EPSG:${codeOfZone({ ...claimed, prefix: false })}`;
  const named = zoneBefore(sample[0]![0]);
  if (
    !named ||
    (claimed.prefix && named.meridian === claimed.meridian && named.widthDeg === claimed.widthDeg)
  )
    return null;
  const same = ([x, y]: Numbers) => {
    const zone = zoneBefore(x);
    return zone?.meridian === named.meridian && zone.widthDeg === named.widthDeg && isChineseNorthing(y);
  };
  return mostly(sample, same) ? `EPSG:${codeOfZone(named)}` : null;
}

/** Whether numbers can be of the system at all. */
function reachOf(crs: Crs): (numbers: Numbers) => boolean {
  const zone = zoneOf(crs);
  if (zone?.prefix) return ([x, y]) => zoneBefore(x) !== null && isChineseNorthing(y);
  if (zone) return ([x, y]) => isBareEasting(x) && isChineseNorthing(y);
  if (isUtmCrs(crs)) return isUtm;
  if (crs.id === 'EPSG:3857') return isMercator;
  return ([x, y]) => crs.toDegrees(x, y).every(Number.isFinite);
}
