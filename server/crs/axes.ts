import type { Box } from '../../domain/geometry/point.ts';
import { zoneOfCode } from './chinese-zones.ts';
import type { Crs } from './crs.ts';
import { countNear } from './near-box.ts';
import {
  areDegrees,
  epsgCode,
  inChina,
  isBareEasting,
  isChineseNorthing,
  isUtm,
  isUtmCrs,
  mostly,
  type Numbers,
  turned,
  zoneBefore,
} from './number-shape.ts';

export type AxisOrder = 'as-is' | 'swapped' | 'unclear';

/** Systems in which degrees outside China mean nothing. */
const OF_CHINA = ['EPSG:4490', 'GCJ-02', 'BD-09'];

/**
 * Whether a file's numbers stand as east, north (longitude, latitude) or the other way round: latitude first, or the
 * northing first as Chinese surveyors and EPSG's definitions of Gauss-Krüger have it. First by the territory's box
 * (lattice units), where it is known: numbers are swapped where none lies in it as they stand and more than half do
 * when turned. Else by their size, where that tells; `unclear` where both ways make sense or neither does.
 */
export function axisOrder(crs: Crs, sample: readonly Numbers[], near: Box | null = null): AxisOrder {
  if (sample.length === 0) return 'unclear';
  if (near) {
    if (countNear(crs, sample, near) > 0) return 'as-is';
    if (countNear(crs, sample.map(turned), near) * 2 > sample.length) return 'swapped';
  }
  const fits = shapeOf(crs);
  const straight = mostly(sample, fits);
  const crossed = mostly(sample, (numbers) => fits(turned(numbers)));
  if (straight === crossed) return 'unclear';
  return straight ? 'as-is' : 'swapped';
}

/** What numbers of a system look like when they stand the right way round. */
function shapeOf(crs: Crs): (numbers: Numbers) => boolean {
  if (!crs.projected)
    return OF_CHINA.includes(crs.id) ? ([x, y]) => inChina(x, y) : (numbers) => areDegrees(numbers);
  // The prefix may be there although the claim has none, and the reverse: that is another finding.
  if (zoneOfCode(epsgCode(crs)))
    return ([x, y]) =>
      isChineseNorthing(y) && (zoneBefore(x) !== null || (isBareEasting(x) && y > 1_000_000));
  if (isUtmCrs(crs)) return isUtm;
  return ([x, y]) => inChina(...crs.toDegrees(x, y));
}
