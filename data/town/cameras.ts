import type { Ground } from './ground.ts';
import type { VertexId } from './mesh.ts';
import { along, distance, heading, type Vec } from './plane.ts';
import type { Random } from './random.ts';
import type { StreetClass } from './streets.ts';

export interface Camera {
  readonly at: Vec;
  /** Degrees clockwise from north. */
  readonly direction: number;
  readonly category: 'junction' | 'street' | 'lane';
}

/** How far a camera of each category sees, in metres. */
export const CAMERA_RANGE_M: Readonly<Record<Camera['category'], number>> = {
  junction: 80,
  street: 60,
  lane: 40,
};

/** How soon a street of a class gets its cameras. */
const RANK: Partial<Record<StreetClass, number>> = {
  trunk: 0.2,
  primary: 0,
  secondary: 0.1,
  tertiary: 0.3,
  residential: 0.6,
  living_street: 0.8,
  service: 0.85,
  track: 1.6,
};

/** Cameras at junctions, then along streets, the wide ones first, until there are as many as asked for. */
export function placeCameras(ground: Ground, count: number, random: Random): Camera[] {
  const { mesh, streets } = ground;
  const options: (Camera & { rank: number })[] = [];
  for (const [a, b, street] of mesh.edges()) {
    const streetClass = streets.classOf(street);
    const rank = RANK[streetClass];
    if (rank === undefined || leavesTown(ground, a) || leavesTown(ground, b)) continue;
    const kind = streetClass === 'living_street' || streetClass === 'service' ? 'lane' : 'street';
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const [p, q] = [mesh.places[from]!, mesh.places[to]!];
      const length = distance(p, q);
      const junction = mesh.neighbours[from]!.size > 2;
      const spots = junction ? [Math.min(9, length / 3)] : [];
      for (let far = 14; far < length - 4; far += 17) spots.push(far + random.between(0, 6));
      for (const [i, far] of spots.entries()) {
        const look = junction && i === 0 ? heading(p, q) + Math.PI : heading(p, q);
        options.push({
          at: aside(along(p, q, Math.min(0.95, far / length)), heading(p, q), 2.2),
          direction: Math.round((((90 - (look * 180) / Math.PI) % 360) + 360) % 360) % 360,
          category: junction && i === 0 ? 'junction' : kind,
          rank: rank + (junction && i === 0 ? 0 : 0.35) + random.between(0, 0.8),
        });
      }
    }
  }
  return options
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ at, direction, category }) => ({ at, direction, category }));
}

/** Whether a vertex lies on the territory's edge. */
function leavesTown({ mesh, streets }: Ground, v: VertexId): boolean {
  return [...mesh.neighbours[v]!].some((w) => streets.classOf(mesh.streetOf(v, w)) === 'edge');
}

function aside([x, y]: Vec, angle: number, metres: number): Vec {
  return [x + metres * Math.sin(angle), y - metres * Math.cos(angle)];
}
