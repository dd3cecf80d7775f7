import type { Profile } from '../../domain/deployment/profile.ts';
import type { BuiltLeaf } from './build-up.ts';
import { mostCommon, type RiskId, riskOfLeaf, type TypeId, typeOfLeaf } from './classify.ts';
import { nameCommunity, nameCompound, nameLeaf } from './grid-names.ts';
import { type Ground, outlineOf } from './ground.ts';
import type { VertexId } from './mesh.ts';
import type { Name, Names } from './names.ts';
import { type Extent, inRows } from './number-grids.ts';
import type { CommunityParcel, CompoundParcel, LeafParcel } from './parcels.ts';
import { centroid, ringArea, type Vec } from './plane.ts';
import type { Random } from './random.ts';
import { Teams } from './teams.ts';
import type { Coordinates, TownGrid } from './types.ts';

/** A node of the plan while it is made. */
interface Node {
  readonly extent: Extent;
  readonly name: Name;
  readonly type: TypeId;
  readonly risk: RiskId;
  readonly children: readonly Node[];
  readonly leaf: { readonly polygon: Coordinates; readonly built: BuiltLeaf; readonly compound: Name } | null;
}

export interface NamedLeaf {
  readonly built: BuiltLeaf;
  readonly compound: Name;
}

/** The plan's grids, parents first, coded in rows; and what stands in each leaf, in the same order. */
export function planGrids(
  ground: Ground,
  profile: Profile,
  communities: readonly CommunityParcel[],
  builtOf: ReadonlyMap<LeafParcel, BuiltLeaf>,
  toCoordinates: (rings: readonly (readonly VertexId[])[]) => Coordinates,
  names: Names,
  random: Random,
): { grids: TownGrid[]; leaves: NamedLeaf[] } {
  const leafNode = (compound: CompoundParcel, parcel: LeafParcel): Omit<Node, 'name'> => {
    const rings = outlineOf(ground.mesh, parcel.blocks);
    const places = rings.map((ring) => ring.map((v) => ground.mesh.places[v]!));
    const shell = places.findIndex((ring) => ringArea(ring) > 0);
    const built = builtOf.get(parcel)!;
    const type = typeOfLeaf(compound, built, random);
    const ordered = [rings[shell]!, ...rings.filter((_, i) => i !== shell)];
    const leaf = { polygon: toCoordinates(ordered), built, compound: { zh: '', en: '' } };
    return {
      extent: extentOf(places[shell]!),
      type,
      risk: riskOfLeaf(compound, type, random),
      children: [],
      leaf,
    };
  };
  const compoundNode = (parcel: CompoundParcel): Node => {
    const name = nameCompound(parcel, names, random);
    const leaves = inRows(parcel.leaves.map((leaf) => leafNode(parcel, leaf)));
    return over(
      name,
      leaves.map((one, i) => ({
        ...one,
        name: nameLeaf(name, i + 1),
        leaf: { ...one.leaf!, compound: name },
      })),
    );
  };
  const top = over(
    { zh: profile.name.zh, en: profile.name.en },
    inRows(
      communities.map((one) => over(nameCommunity(one, names), inRows(one.compounds.map(compoundNode)))),
    ),
  );
  return number(top, profile, new Teams(profile, names, random));
}

/** A node over others: what most of them are, and where they lie together. */
function over(name: Name, children: readonly Node[]): Node {
  const tops = children.map(({ extent }) => extent.at[1] + extent.height / 2);
  const bottoms = children.map(({ extent }) => extent.at[1] - extent.height / 2);
  const middle = (axis: 0 | 1) =>
    children.reduce((sum, { extent }) => sum + extent.at[axis], 0) / children.length;
  return {
    name,
    children,
    extent: { at: [middle(0), middle(1)], height: Math.max(...tops) - Math.min(...bottoms) },
    type: mostCommon(children.map(({ type }) => type)),
    risk: mostCommon(children.map(({ risk }) => risk)),
    leaf: null,
  };
}

function extentOf(ring: readonly Vec[]): Extent {
  const ys = ring.map(([, y]) => y);
  return { at: centroid(ring), height: Math.max(...ys) - Math.min(...ys) };
}

/** Walks the tree top down and gives every node its id, code and team. */
function number(top: Node, profile: Profile, teams: Teams): { grids: TownGrid[]; leaves: NamedLeaf[] } {
  const grids: TownGrid[] = [];
  const leaves: NamedLeaf[] = [];
  const counters = profile.levels.map(() => 0);
  const has = (list: readonly { readonly id: string }[], id: string) =>
    list.some((one) => one.id === id) ? id : null;
  const add = (node: Node, depth: number, parentId: string | null, code: string) => {
    const level = profile.levels[depth]!;
    const count = String(++counters[depth]!).padStart(3, '0');
    const id = depth === 0 ? level.id : `${level.id}-${count}`;
    grids.push({
      id,
      parentId,
      level: level.id,
      code,
      name: node.name.zh,
      nameEn: node.name.en,
      type: has(profile.types, node.type),
      risk: has(profile.risks, node.risk),
      team: teams.team(level.id, depth === 2),
      polygon: node.leaf?.polygon ?? null,
    });
    if (node.leaf !== null) leaves.push(node.leaf);
    const digits = profile.levels[depth + 1]?.codeDigits ?? 0;
    for (const [i, child] of node.children.entries()) {
      add(child, depth + 1, id, code + String(i + 1).padStart(digits, '0'));
    }
  };
  add(top, 0, null, profile.code.prefix.map((part) => part.value).join('') + (profile.code.root ?? ''));
  return { grids, leaves };
}
