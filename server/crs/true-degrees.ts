import type { WktSystem } from './wkt-system.ts';

/** GRS 80 (of CGCS2000) and WGS 84: their half axes differ by 0.1 mm. */
const HALF_AXIS_M = 6378137;
const FLATTENINGS = { GRS80: 298.257222101, WGS84: 298.257223563 } as const;

const OURS =
  /china.?2000|cgcs.?2000|china.?geodetic.?coordinate.?system.?2000|国家.*2000|2000.*国家|wgs.?(19)?84|world.?geodetic.?system.?(of.?)?1984/i;

/**
 * Datums that EPSG brings to WGS 84 by a shift of nothing, to within 1–2 m: tied to the same centre of the Earth. None
 * is used in China; files from elsewhere carry them.
 */
const AS_GOOD =
  /north.?american.?(datum.?)?1983|\bnad.?83|etrs.?(19)?89|european.?terrestrial|sirgas|sistema.?de.?referencia.?geocentrico.*2000|itrf|geocentric.?datum.?of.?australia|\bgda|jgd.?20|japanese.?geodetic.?datum.?20|korea.?2000|twd.?(19)?97|taiwan.?datum.?1997|nzgd.?2000/i;

const SAYS_NOTHING = /^(d_?)?(unknown|unnamed|undefined|not.?specified|custom|user)|^$/i;

/** Which of the two ellipsoids these half axes and flattening are; null for any other. */
export function ellipsoidOf({ ellipsoid }: WktSystem): 'GRS80' | 'WGS84' | null {
  if (!ellipsoid || Math.abs(ellipsoid.a - HALF_AXIS_M) > 1e-3) return null;
  if (Math.abs(ellipsoid.rf - FLATTENINGS.GRS80) < 5e-7) return 'GRS80';
  return Math.abs(ellipsoid.rf - FLATTENINGS.WGS84) < 5e-7 ? 'WGS84' : null;
}

/**
 * Whether degrees on this datum are true degrees: WGS 84 or CGCS2000 by the datum's name, or by that of an ellipsoid
 * which only CGCS2000 has; a datum that is as good; or one whose name says nothing over one of the two ellipsoids.
 * The ellipsoid has to be the right one in every case.
 */
export function isTrueDatum(system: WktSystem): boolean {
  if (!ellipsoidOf(system)) return false;
  const { datum, geographicName, ellipsoid } = system;
  return (
    [datum, geographicName, ellipsoid?.name ?? ''].some((name) => /cgcs.?2000|china.?2000/i.test(name)) ||
    OURS.test(datum) ||
    AS_GOOD.test(datum) ||
    SAYS_NOTHING.test(datum)
  );
}

/** Whether it is WGS 84 or CGCS2000 itself, not merely as good: then a code of theirs may stand for it. */
export function isOurDatum({ datum, ellipsoid, geographicName }: WktSystem): boolean {
  return !AS_GOOD.test(datum) || /cgcs.?2000/i.test(`${ellipsoid?.name} ${geographicName}`);
}

/** `china`: said to be CGCS2000; else taken for WGS 84. */
export function saysChina({ datum, geographicName, ellipsoid }: WktSystem): boolean {
  return /china|cgcs|国家/i.test(`${datum} ${geographicName} ${ellipsoid?.name ?? ''}`);
}
