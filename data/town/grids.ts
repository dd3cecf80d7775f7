import type { Profile } from '../../domain/deployment/profile.ts';
import type { VertexId } from './mesh.ts';
import type { LeafGround, PlanNode } from './plan-tree.ts';
import type { Teams } from './teams.ts';
import type { Coordinates, TownGrid } from './types.ts';

/** The plan's grids, parents first, each with its id, code and team; and the ground of each leaf, in the same order. */
export function listGrids(
  root: PlanNode,
  profile: Profile,
  teams: Teams,
  toCoordinates: (rings: readonly (readonly VertexId[])[]) => Coordinates,
): { grids: TownGrid[]; leaves: LeafGround[] } {
  const grids: TownGrid[] = [];
  const leaves: LeafGround[] = [];
  const counts = profile.levels.map(() => 0);
  const add = (node: PlanNode, depth: number, parentId: string | null, code: string) => {
    const level = profile.levels[depth]!;
    const count = String(++counts[depth]!).padStart(3, '0');
    const id = parentId === null ? level.id : `${level.id}-${count}`;
    grids.push({
      id,
      parentId,
      level: level.id,
      code,
      name: node.name.zh,
      nameEn: node.name.en,
      type: known(profile.types, node.type),
      risk: known(profile.risks, node.risk),
      team: teams.team(level.id, depth === 2),
      polygon: node.leaf && toCoordinates(node.leaf.rings),
    });
    if (node.leaf !== null) leaves.push(node.leaf);
    const digits = profile.levels[depth + 1]?.codeDigits ?? 0;
    for (const [i, child] of node.children.entries()) {
      add(child, depth + 1, id, code + String(i + 1).padStart(digits, '0'));
    }
  };
  const prefix = profile.code.prefix.map((part) => part.value).join('');
  add(root, 0, null, prefix + (profile.code.root ?? ''));
  return { grids, leaves };
}

/** The id, where the profile has it. */
function known(list: readonly { readonly id: string }[], id: string): string | null {
  return list.some((one) => one.id === id) ? id : null;
}
