import { facesBeside, type Ground } from './ground.ts';
import type { FaceId } from './mesh.ts';
import type { StreetClass } from './streets.ts';

/** How readily two faces beside a line of a class go into one community. */
const EASE: Partial<Record<StreetClass, number>> = {
  river: 0.12,
  rail: 0.08,
  trunk: 0.25,
  canal: 0.6,
  primary: 0.7,
};

/**
 * Joins faces that lie beside one another into `count` communities, the smallest first, to the neighbour that it
 * shares the most border with and that has the fewest compounds. Gives the faces of each.
 */
export function groupCommunities(
  ground: Ground,
  compounds: ReadonlyMap<FaceId, number>,
  count: number,
): FaceId[][] {
  let groups = [...compounds].map(([face, size]) => ({ faces: [face], size }));
  while (groups.length > count) {
    groups.sort((a, b) => a.size - b.size || a.faces[0]! - b.faces[0]!);
    const [smallest, partner] = firstPair(ground, groups);
    groups = groups.filter((group) => group !== smallest && group !== partner);
    groups.push({ faces: [...smallest.faces, ...partner.faces], size: smallest.size + partner.size });
  }
  return groups.map((group) => group.faces);
}

interface Group {
  readonly faces: FaceId[];
  readonly size: number;
}

function firstPair(ground: Ground, groups: readonly Group[]): [Group, Group] {
  for (const group of groups) {
    const pulls = new Map<Group, number>();
    for (const face of group.faces) {
      for (const [other, lengths] of facesBeside(ground, face)) {
        const partner = groups.find((one) => one !== group && one.faces.includes(other));
        if (partner === undefined) continue;
        for (const [street, length] of lengths) {
          pulls.set(partner, (pulls.get(partner) ?? 0) + length * (EASE[street] ?? 1));
        }
      }
    }
    let best: Group | undefined;
    const value = (one: Group) => (pulls.get(one)! + 20) / (group.size + one.size) ** 1.6;
    for (const partner of pulls.keys()) {
      if (best === undefined || value(partner) > value(best)) best = partner;
    }
    if (best !== undefined) return [group, best];
  }
  throw new Error('No two communities lie beside one another.');
}
