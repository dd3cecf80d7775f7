import { arrange } from './arrangement.ts';
import { facesBeside, type Ground } from './ground.ts';
import type { FaceId } from './mesh.ts';
import { compactness, ringArea } from './plane.ts';
import type { Random } from './random.ts';
import type { Skeleton } from './skeleton.ts';
import type { StreetClass } from './streets.ts';

const SMALL_M2 = 48_000;
const CROOKED = 0.42;
/** Lines that two faces are not joined across. */
const LASTING: readonly StreetClass[] = ['river', 'canal', 'rail', 'trunk', 'edge'];

/**
 * The faces between river, railway, ring road and arterials. Those too small or too crooked to stand alone are
 * joined to a neighbour, and so are a few others, so that some arterials end at a crossing.
 */
export function makeSuperblocks(ground: Ground, skeleton: Skeleton, random: Random): void {
  const { mesh, streets } = ground;
  arrange(mesh, [
    { street: streets.add('edge'), line: skeleton.outline, closed: true },
    ...skeleton.chains.map((chain) => ({ ...chain, street: streets.add(chain.class) })),
  ]);
  for (let face = poorest(ground); face !== undefined; face = poorest(ground)) {
    if (joinBest(ground, face, LASTING) === null && joinBest(ground, face, ['river', 'edge']) === null) break;
  }
  const fit = [...mesh.faces.keys()].filter((face) => ringArea(mesh.ring(face)) < 420_000);
  for (const face of random.shuffled(fit).slice(0, 4)) {
    if (mesh.faces.has(face)) joinBest(ground, face, [...LASTING, 'primary']);
  }
}

/** The face most in need of a neighbour's ground. */
function poorest({ mesh }: Ground): FaceId | undefined {
  let worst: { face: FaceId; area: number } | undefined;
  for (const face of mesh.faces.keys()) {
    const ring = mesh.ring(face);
    const area = ringArea(ring);
    const poor = area < SMALL_M2 || (compactness(ring) < CROOKED && area < 4 * SMALL_M2);
    if (poor && (worst === undefined || area < worst.area)) worst = { face, area };
  }
  return worst?.face;
}

/** Joins the face to the neighbour that makes the best shape with it; null when none may be joined. */
function joinBest(ground: Ground, face: FaceId, barred: readonly StreetClass[]): FaceId | null {
  const options = [...facesBeside(ground, face)]
    .filter(([, lengths]) => ![...lengths.keys()].some((street) => barred.includes(street)))
    .map(([other, lengths]) => ({ other, length: [...lengths.values()].reduce((a, b) => a + b, 0) }))
    .sort((a, b) => b.length - a.length || a.other - b.other);
  for (const { other } of options) {
    const joined = ground.mesh.mergeFaces(face, other);
    if (joined !== null) return joined;
  }
  return null;
}
