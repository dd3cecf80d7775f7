import { apportion } from './apportion.ts';
import { groupCommunities } from './communities.ts';
import type { Counts } from './counts.ts';
import { BLOCK_M2, cutStyle } from './cut-style.ts';
import { divideFace } from './divide.ts';
import { type Ground, roomOf } from './ground.ts';
import { carveIsland, roomiest } from './island.ts';
import type { FaceId } from './mesh.ts';
import { ringArea } from './plane.ts';
import type { Random } from './random.ts';
import type { Skeleton } from './skeleton.ts';
import { type CompoundWish, type Institution, type Lot, wishHouseholds } from './wishes.ts';
import { type Quarter, type Zone, zoneQuarters } from './zones.ts';

export interface LeafParcel {
  readonly households: number;
  /** The faces between lanes that it is made of. */
  blocks: readonly FaceId[];
}

export interface CompoundParcel {
  readonly zone: Zone;
  readonly institution: Institution | null;
  readonly leaves: readonly LeafParcel[];
}

export interface CommunityParcel {
  readonly compounds: CompoundParcel[];
}

/** Compounds that lie within a leaf of another compound. */
const ISLANDS = 2;
/** A piece with more compounds than this is cut by a street of its own first. */
const MOST_COMPOUNDS = 6;

/** Cuts the superblocks into communities, compounds, leaves and blocks: exactly as many as asked for. */
export function parcelOut(
  ground: Ground,
  skeleton: Skeleton,
  counts: Counts,
  random: Random,
): CommunityParcel[] {
  const quarters = zoneQuarters(ground, skeleton, random.fork('zones'));
  const pieces = cutQuarters(ground, quarters, counts.compounds - ISLANDS, random.fork('quarters'));
  const sizes = new Map(pieces.map(({ face, compounds }) => [face, compounds]));
  const groups = groupCommunities(ground, sizes, counts.communities);

  const lots = pieces.flatMap(({ face, zone, compounds }) =>
    Array<Lot>(compounds).fill({ zone, room: roomOf(ground, face) / compounds }),
  );
  for (let i = 0; i < ISLANDS; i++) lots.push({ zone: 'modern', room: 20_000 });
  const wishes = wishHouseholds(lots, counts.households, counts.target, random.fork('wishes'));
  const leafCounts = apportion(
    counts.leaves,
    wishes.map((wish) => Math.max(0.35 * counts.target, wish.households)),
    1,
    6,
  );

  const communities = groups.map((): CommunityParcel => ({ compounds: [] }));
  const communityOf = new Map(
    groups.flatMap((faces, i) => faces.map((face) => [face, communities[i]!] as const)),
  );
  const cutting = random.fork('compounds');
  let next = 0;
  for (const piece of pieces) {
    const range = Array.from({ length: piece.compounds }, () => next++);
    const areas = range.map((i) => groundShare(wishes[i]!, counts.target) * cutting.between(0.82, 1.2));
    const faces = divideFace(ground, piece.face, areas, cutStyle('compound', piece.zone, cutting), cutting);
    for (const [k, i] of range.entries()) {
      const parcel = cutCompound(ground, faces[k]!, piece.zone, wishes[i]!, leafCounts[i]!, cutting);
      communityOf.get(piece.face)!.compounds.push(parcel);
    }
  }
  for (; next < counts.compounds; next++) {
    const { community, face } = roomiestLeaf(ground, communities);
    const island = carveIsland(ground, face, cutting);
    community.compounds.push(
      cutCompound(ground, island, 'modern', wishes[next]!, leafCounts[next]!, cutting),
    );
  }
  cutBlocks(ground, communities, random.fork('blocks'));
  return communities;
}

/** The ground that a compound is given goes by its households, save where an institution stands. */
function groundShare(wish: CompoundWish, target: number): number {
  return wish.institution === null ? wish.households : target * 0.8;
}

interface Piece {
  readonly face: FaceId;
  readonly zone: Zone;
  readonly compounds: number;
}

function cutQuarters(
  ground: Ground,
  quarters: readonly Quarter[],
  compounds: number,
  random: Random,
): Piece[] {
  const shares = apportion(
    compounds,
    quarters.map((quarter) => quarter.weight),
    1,
  );
  return quarters.flatMap(({ face, zone }, i) => {
    const parts = apportion(shares[i]!, Array(Math.ceil(shares[i]! / MOST_COMPOUNDS)).fill(1));
    const faces = divideFace(ground, face, parts, () => ({ class: 'secondary', bow: 0.05 }), random);
    return faces.map((piece, k) => ({ face: piece, zone, compounds: parts[k]! }));
  });
}

function cutCompound(
  ground: Ground,
  face: FaceId,
  zone: Zone,
  { households, institution }: CompoundWish,
  leaves: number,
  random: Random,
): CompoundParcel {
  const weights = Array.from({ length: leaves }, () => Math.exp(random.normal(0, 0.2)));
  const areas = weights.map((weight) => weight * random.between(0.8, 1.25));
  const faces = divideFace(ground, face, areas, cutStyle('leaf', zone, random), random);
  const shares = apportion(households, weights);
  return {
    zone,
    institution,
    leaves: faces.map((leaf, i) => ({ households: shares[i]!, blocks: [leaf] })),
  };
}

/** The leaf with the most room for an island, of the largest ones. */
function roomiestLeaf(
  { mesh }: Ground,
  communities: readonly CommunityParcel[],
): { community: CommunityParcel; face: FaceId } {
  const largest = communities
    .flatMap((community) =>
      community.compounds.flatMap(({ leaves }) =>
        leaves.map((leaf) => ({ community, face: leaf.blocks[0]! })),
      ),
    )
    .filter(({ face }) => !mesh.holes.has(face))
    .map((one) => ({ ...one, area: ringArea(mesh.ring(one.face)) }))
    .sort((a, b) => b.area - a.area)
    .slice(0, 10);
  return largest
    .map((one) => ({ ...one, room: roomiest(mesh.ring(one.face)).room }))
    .reduce((best, one) => (one.room > best.room ? one : best));
}

function cutBlocks(ground: Ground, communities: readonly CommunityParcel[], random: Random): void {
  for (const { zone, leaves } of communities.flatMap((community) => community.compounds)) {
    for (const leaf of leaves) {
      const face = leaf.blocks[0]!;
      if (ground.mesh.holes.has(face)) continue;
      const count = Math.round(ringArea(ground.mesh.ring(face)) / BLOCK_M2[zone]);
      const areas = Array.from({ length: Math.min(9, Math.max(1, count)) }, () => random.between(0.6, 1.4));
      leaf.blocks = divideFace(ground, face, areas, cutStyle('block', zone, random), random);
    }
  }
}
