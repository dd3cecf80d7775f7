/**
 * EPSG's codes on the datums before 2000. From them to CGCS2000 there is no formula: each survey office keeps
 * parameters of its own, and a wrong set is off by tens of metres.
 */
const OLD = [
  {
    name: 'Beijing 1954',
    runs: [
      [4214, 4214],
      [2401, 2442],
      [21413, 21423],
      [21453, 21463],
      [21473, 21483],
    ],
  },
  {
    name: "Xi'an 1980",
    runs: [
      [4610, 4610],
      [2327, 2390],
    ],
  },
  {
    name: 'New Beijing',
    runs: [
      [4555, 4555],
      [4568, 4589],
      [4652, 4656],
      [4766, 4800],
      [4812, 4812],
      [4822, 4822],
    ],
  },
] as const;

/** Beijing 1954, Xi'an 1980 or New Beijing where a code is on it; else null. */
export function oldDatumOfCode(code: number): string | null {
  return OLD.find(({ runs }) => runs.some(([from, to]) => code >= from && code <= to))?.name ?? null;
}

/**
 * The same for a datum that a `.prj` names or describes: by its name, else by the ellipsoid that only it uses in China
 * (Krassowsky's, IAG 1975), where the name says nothing.
 */
export function oldDatum(
  name: string,
  ellipsoid: { readonly a: number; readonly rf: number } | null,
): string | null {
  if (/new.?beijing|新.?(19)?54/i.test(name)) return 'New Beijing';
  if (/beijing|peking|北京|pk.?(19)?54/i.test(name)) return 'Beijing 1954';
  if (/xi.?.?an|西安/i.test(name)) return "Xi'an 1980";
  if (!ellipsoid || !/unknown|unnamed|not.?specified|custom|kras|iag|1975|^d?_?$/i.test(name)) return null;
  if (ellipsoid.a === 6378245 && Math.abs(ellipsoid.rf - 298.3) < 1e-6) return 'Beijing 1954';
  if (ellipsoid.a === 6378140 && Math.abs(ellipsoid.rf - 298.257) < 1e-6) return "Xi'an 1980";
  return null;
}
