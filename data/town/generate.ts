import type { Profile } from '../../domain/deployment/profile.ts';
import { LATTICE, type Point } from '../../domain/geometry/point.ts';
import { apportion } from './apportion.ts';
import { type BuiltLeaf, buildCompound } from './build-up.ts';
import { CAMERA_RANGE_M, placeCameras } from './cameras.ts';
import { townCounts } from './counts.ts';
import { frameAround } from './frame.ts';
import { listGrids } from './grids.ts';
import { type Ground, outlineOf } from './ground.ts';
import { drawLines } from './lines.ts';
import { Mesh, type VertexId } from './mesh.ts';
import { Names } from './names.ts';
import { type LeafParcel, parcelOut } from './parcels.ts';
import { type LeafGround, planTree } from './plan-tree.ts';
import type { Vec } from './plane.ts';
import { Random } from './random.ts';
import { placeShops } from './shops.ts';
import { drawSkeleton } from './skeleton.ts';
import { nameStreets } from './street-names.ts';
import { Streets } from './streets.ts';
import { makeSuperblocks } from './superblocks.ts';
import { Teams } from './teams.ts';
import type { Coordinates, Position, Town, TownBuilding, TownPlace } from './types.ts';
import { placeUnits } from './units.ts';

/**
 * A town that does not exist, with as many of everything as the profile has published: streets first, then ground
 * cut along them into communities, compounds and building grids, then buildings well within each. The same profile
 * and seed give the same town. Throws when `townCounts` refuses the profile.
 */
export function generateTown(profile: Profile, seed: number): Town {
  const counted = townCounts(profile);
  if (!counted.ok) throw new Error(`There is no town of ${profile.id}.`);
  const counts = counted.value;
  const random = new Random(`${profile.id}/${seed}`);
  const mesh = new Mesh(frameAround(profile.map.centre));
  const ground: Ground = { mesh, streets: new Streets() };

  const skeleton = drawSkeleton(random.fork('skeleton'));
  makeSuperblocks(ground, skeleton, random.fork('superblocks'));
  const communities = parcelOut(ground, skeleton, counts, random.fork('parcels'));
  const builtOf = new Map<LeafParcel, BuiltLeaf>();
  for (const [i, compound] of communities.flatMap((one) => one.compounds).entries()) {
    const built = buildCompound(ground, compound, random.fork(`buildings/${i}`));
    for (const [k, leaf] of compound.leaves.entries()) builtOf.set(leaf, built[k]!);
  }

  const names = new Names(random.fork('names'));
  const toPosition = (place: Vec): Position => degrees(mesh.frame.toLattice(place));
  const toCoordinates = (rings: readonly (readonly VertexId[])[]): Coordinates =>
    rings.map((ring) => [...ring, ring[0]!].map((v) => degrees(mesh.points[v]!)));
  const lines = drawLines(ground, nameStreets(ground, names), toPosition);
  const planning = random.fork('grids');
  const root = planTree(mesh, profile.name, communities, builtOf, names, planning);
  const { grids, leaves } = listGrids(root, profile, new Teams(profile, names, planning), toCoordinates);
  return {
    territory: [toCoordinates(outlineOf(mesh, [...mesh.faces.keys()]))],
    grids,
    buildings: listBuildings(leaves, counts.persons, toPosition),
    lines,
    places: listPlaces(ground, leaves, counts, names, random.fork('places'), toPosition),
  };
}

function degrees([x, y]: Point): Position {
  return [x / LATTICE, y / LATTICE];
}

/** The buildings with their households, and the town's persons dealt out by them. */
function listBuildings(
  leaves: readonly LeafGround[],
  persons: number,
  toPosition: (place: Vec) => Position,
): TownBuilding[] {
  const numbers = new Map<string, number>();
  const all = leaves.flatMap(({ built, compound }) =>
    built.structures.map((structure, i) => {
      const numbered = structure.use === 'apartments';
      const number = (numbers.get(compound.zh) ?? 0) + 1;
      if (numbered) numbers.set(compound.zh, number);
      return {
        structure,
        households: built.households[i]!,
        name: numbered ? `${compound.zh}${number}号楼` : '',
      };
    }),
  );
  const shares = apportion(
    persons,
    all.map(({ households }) => households),
  );
  return all.map(({ structure: { ring, use, floors }, households, name }, i) => ({
    id: `b${String(i + 1).padStart(5, '0')}`,
    polygon: [[...ring, ring[0]!].map(toPosition)],
    households,
    persons: shares[i]!,
    name,
    use,
    floors,
  }));
}

function listPlaces(
  ground: Ground,
  leaves: readonly LeafGround[],
  counts: { readonly cameras: number; readonly shops: number; readonly units: number },
  names: Names,
  random: Random,
  toPosition: (place: Vec) => Position,
): TownPlace[] {
  const structures = leaves.flatMap(({ built }) => built.structures);
  const sites = leaves.flatMap(({ built }) => built.sites);
  const id = (letter: string, i: number) => `${letter}${String(i + 1).padStart(4, '0')}`;
  const units = placeUnits(sites, structures, counts.units, names, random);
  const shops = placeShops(structures, counts.shops, names, random);
  const cameras = placeCameras(ground, counts.cameras, random);
  return [
    ...units.map(
      ({ at, name, category }, i): TownPlace => ({
        id: id('u', i),
        kind: 'unit',
        category,
        name: name.zh,
        nameEn: name.en,
        at: toPosition(at),
        direction: null,
        rangeM: null,
      }),
    ),
    ...shops.map(
      ({ at, name, category }, i): TownPlace => ({
        id: id('s', i),
        kind: 'shop',
        category,
        name: name.zh,
        nameEn: name.en,
        at: toPosition(at),
        direction: null,
        rangeM: null,
      }),
    ),
    ...cameras.map(
      ({ at, direction, category }, i): TownPlace => ({
        id: id('c', i),
        kind: 'camera',
        category,
        name: `监控${String(i + 1).padStart(4, '0')}`,
        nameEn: `Camera ${i + 1}`,
        at: toPosition(at),
        direction,
        rangeM: CAMERA_RANGE_M[category],
      }),
    ),
  ];
}
