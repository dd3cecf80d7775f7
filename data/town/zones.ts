import { type Ground, roomOf } from './ground.ts';
import type { FaceId } from './mesh.ts';
import { centroid, distance, isInside, type Vec } from './plane.ts';
import type { Random } from './random.ts';
import type { Skeleton } from './skeleton.ts';

/** What a part of the town was built as; it decides how it is cut, and what stands on it. */
export type Zone =
  | 'old'
  | 'lanes'
  | 'centre'
  | 'modern'
  | 'highrise'
  | 'village'
  | 'station'
  | 'industry'
  | 'rural';

/** Households a hectare, streets and all, before the town's total is dealt out. */
const DENSITY: Readonly<Record<Zone, number>> = {
  old: 44,
  lanes: 42,
  centre: 36,
  modern: 44,
  highrise: 52,
  village: 50,
  station: 26,
  industry: 7,
  rural: 5.5,
};

export interface Quarter {
  readonly face: FaceId;
  readonly zone: Zone;
  /** What its share of the town's households goes by. */
  readonly weight: number;
}

/** Every superblock with its zone, by where it lies: within the moat, the ring road, near the station, beyond. */
export function zoneQuarters(ground: Ground, skeleton: Skeleton, random: Random): Quarter[] {
  const { mesh } = ground;
  const faces = [...mesh.faces.keys()].map((face) => ({ face, at: centroid(mesh.ring(face)) }));
  const within = faces.filter(({ at }) => isInside(at, skeleton.ring));
  const nearest = (to: Vec, count: number) =>
    within
      .filter(({ at }) => !isInside(at, skeleton.moat))
      .sort((a, b) => distance(a.at, to) - distance(b.at, to))
      .slice(0, count)
      .map(({ face }) => face);
  const [oldX, oldY] = centroid(skeleton.moat);
  const centre = nearest(skeleton.centre, 2);
  const station = nearest(skeleton.station, 1);
  const lanes = nearest([oldX, oldY], 5);
  const others = within.filter(({ face }) => ![centre, station, lanes].flat().includes(face));
  const villages = random.shuffled(others.map(({ face }) => face)).slice(0, 4);
  const beyond = random.shuffled(faces.filter(({ at }) => !isInside(at, skeleton.ring)));
  const east = beyond
    .toSorted((a, b) => b.at[0] - a.at[0])
    .slice(0, 4)
    .map(({ face }) => face);
  const newTown = beyond
    .toSorted((a, b) => near(a.at) - near(b.at))
    .slice(0, 3)
    .map(({ face }) => face);
  function near([x, y]: Vec): number {
    return Math.hypot(x - 300, y + 1900);
  }

  const zoneOf = (face: FaceId, at: Vec): Zone => {
    if (isInside(at, skeleton.moat)) return 'old';
    if (centre.includes(face)) return 'centre';
    if (station.includes(face)) return 'station';
    if (lanes.includes(face)) return 'lanes';
    if (villages.includes(face)) return 'village';
    if (isInside(at, skeleton.ring)) return random.chance(0.16) ? 'highrise' : 'modern';
    if (newTown.includes(face)) return 'highrise';
    return east.includes(face) ? 'industry' : 'rural';
  };
  return faces.map(({ face, at }) => {
    const zone = zoneOf(face, at);
    const uneven = Math.exp(random.normal(0, 0.22));
    // New towns at the edge are half built.
    const built = zone === 'highrise' && newTown.includes(face) ? 0.35 : 1;
    return { face, zone, weight: (roomOf(ground, face) / 1e4) * DENSITY[zone] * uneven * built };
  });
}
