import type { Ground } from './ground.ts';
import type { FaceId } from './mesh.ts';
import { distance, distanceToSegment, isInside, type Vec } from './plane.ts';
import type { Random } from './random.ts';

/** An island this wide still leaves ground all around it. */
const ROOM = 0.56;

/** The place within a ring that lies farthest from it, to 1/24 of the ring's size, and how far that is in metres. */
export function roomiest(ring: readonly Vec[]): { readonly at: Vec; readonly room: number } {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = { at: ring[0]!, room: 0 };
  for (let i = 1; i < 24; i++) {
    for (let j = 1; j < 24; j++) {
      const at: Vec = [west + ((east - west) * i) / 24, south + ((north - south) * j) / 24];
      const room = ring.reduce(
        (least, a, k) => Math.min(least, distanceToSegment(at, a, ring[(k + 1) % ring.length]!)),
        Infinity,
      );
      if (room > best.room && isInside(at, ring)) best = { at, room };
    }
  }
  return best;
}

/** A walled island in the roomiest place of a face, with a drive to the nearest corner of the face's ring. */
export function carveIsland({ mesh, streets }: Ground, face: FaceId, random: Random): FaceId {
  const ring = mesh.ring(face);
  const { at, room } = roomiest(ring);
  const radius = Math.min(115, room * ROOM);
  const turn = random.between(0, Math.PI);
  const places = Array.from({ length: 12 }, (_, i): Vec => {
    const angle = (i / 12) * 2 * Math.PI;
    const far =
      (radius * random.between(0.9, 1)) /
      Math.max(Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))) ** 0.5;
    return [at[0] + far * Math.cos(angle + turn), at[1] + far * Math.sin(angle + turn)];
  });
  const outer = mesh.faces.get(face)!;
  const island = mesh.carveIsland(face, places, streets.add('wall'));
  let drive = { from: outer[0]!, to: outer[0]!, far: Infinity };
  for (const from of mesh.faces.get(island)!) {
    for (const to of outer) {
      const far = distance(mesh.places[from]!, mesh.places[to]!);
      if (far < drive.far) drive = { from, to, far };
    }
  }
  mesh.addSpur(face, drive.from, drive.to, streets.add('service'));
  return island;
}
