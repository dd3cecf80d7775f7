import type { Box } from '../../domain/geometry/point.ts';
import { ringArea2, ringBox } from '../../domain/geometry/ring.ts';
import { inRows } from '../../domain/plan/rows.ts';
import type { BuiltLeaf } from './build-up.ts';
import { mostCommon, type RiskId, riskOfLeaf, type TypeId, typeOfLeaf } from './classify.ts';
import { nameCommunity, nameCompound, nameLeaf } from './grid-names.ts';
import { outlineOf } from './ground.ts';
import type { Mesh, VertexId } from './mesh.ts';
import type { Name, Names } from './names.ts';
import type { CommunityParcel, CompoundParcel, LeafParcel } from './parcels.ts';
import type { Random } from './random.ts';

/** What a leaf is made of: its rings, the shell first, and what stands within. */
export interface LeafGround {
  readonly rings: readonly (readonly VertexId[])[];
  readonly built: BuiltLeaf;
  /** The compound's name, which its buildings bear. */
  readonly compound: Name;
}

/** A grid of the plan before it has a code; its children are in rows from north to south. */
export interface PlanNode {
  /** Tells it from its siblings. */
  readonly id: string;
  readonly box: Box;
  readonly name: Name;
  readonly type: TypeId;
  readonly risk: RiskId;
  readonly children: readonly PlanNode[];
  readonly leaf: LeafGround | null;
}

/** The plan's tree, with a name, a type and a risk level for every grid. */
export function planTree(
  mesh: Mesh,
  root: Name,
  communities: readonly CommunityParcel[],
  builtOf: ReadonlyMap<LeafParcel, BuiltLeaf>,
  names: Names,
  random: Random,
): PlanNode {
  const leaf = (parcel: CompoundParcel, ground: LeafParcel, compound: Name, id: string): PlanNode => {
    const rings = outlineOf(mesh, ground.blocks);
    const points = rings.map((ring) => ring.map((v) => mesh.points[v]!));
    const shell = points.findIndex((ring) => ringArea2(ring) > 0n);
    const built = builtOf.get(ground)!;
    const type = typeOfLeaf(parcel, built, random);
    return {
      id,
      box: ringBox(points[shell]!),
      name: compound,
      type,
      risk: riskOfLeaf(parcel, type, random),
      children: [],
      leaf: { rings: [rings[shell]!, ...rings.filter((_, i) => i !== shell)], built, compound },
    };
  };
  const compound = (parcel: CompoundParcel, id: string): PlanNode => {
    const name = nameCompound(parcel, names, random);
    const node = over(
      id,
      name,
      parcel.leaves.map((one, i) => leaf(parcel, one, name, numeral(i))),
    );
    return { ...node, children: node.children.map((one, i) => ({ ...one, name: nameLeaf(name, i + 1) })) };
  };
  const community = (parcel: CommunityParcel, id: string): PlanNode =>
    over(
      id,
      nameCommunity(parcel, names),
      parcel.compounds.map((one, i) => compound(one, numeral(i))),
    );
  return over(
    'root',
    root,
    communities.map((one, i) => community(one, numeral(i))),
  );
}

/** A node over others: what most of them are, and the box around them. */
function over(id: string, name: Name, children: readonly PlanNode[]): PlanNode {
  const boxes = children.map(({ box }) => box);
  return {
    id,
    name,
    children: inRows(children),
    box: [
      Math.min(...boxes.map((box) => box[0])),
      Math.min(...boxes.map((box) => box[1])),
      Math.max(...boxes.map((box) => box[2])),
      Math.max(...boxes.map((box) => box[3])),
    ],
    type: mostCommon(children.map(({ type }) => type)),
    risk: mostCommon(children.map(({ risk }) => risk)),
    leaf: null,
  };
}

function numeral(i: number): string {
  return String(i).padStart(3, '0');
}
