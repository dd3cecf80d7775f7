import type { NewChild } from '../../edit/types.ts';
import type { Polygon } from '../../geometry/point.ts';
import { childrenOf } from '../../plan/tree.ts';
import type { EvenGround } from './even-ground.ts';
import type { EvenLevel } from './grids-beneath.ts';

/**
 * The grids of the highest of some levels, each with those beneath it; `rings`: per level and grid its polygon. A born one has the type and
 * the risk of what it is cut from, and its name with a number, as a split gives them.
 */
export function newGrids(
  { division: { tree }, today, graph }: EvenGround,
  levels: readonly EvenLevel[],
  rings: readonly (readonly Polygon[])[],
): NewChild[] {
  const given = new Set<string>();
  const numbered = (name: string, parent: string): string => {
    const borne = new Set(childrenOf(tree, parent).map((id) => tree.grids.get(id)!.name));
    let n = 2;
    while (borne.has(`${name}-${n}`) || given.has(`${name}-${n}`)) n += 1;
    given.add(`${name}-${n}`);
    return `${name}-${n}`;
  };
  let made: NewChild[] = [];
  for (let k = levels.length - 1; k >= 0; k--) {
    const { keeps, cutFrom, grids, gridOf } = levels[k]!;
    const under: NewChild[][] = Array.from({ length: grids }, () => []);
    const below = levels[k + 1];
    if (below) {
      const aboveOf = new Int32Array(below.grids);
      for (let p = 0; p < graph.count; p++) aboveOf[below.gridOf[p]!] = gridOf[p]!;
      for (const [i, child] of made.entries()) under[aboveOf[i]!]!.push(child);
    }
    made = Array.from(keeps, (kept, g): NewChild => {
      const was = tree.grids.get(today[k]!.ids[cutFrom[g]!]!)!;
      const children = under[g]!.length > 0 ? { children: under[g]! } : {};
      if (kept !== -1) return { rings: rings[k]![g]!, keeps: was.id, ...children };
      return {
        rings: rings[k]![g]!,
        name: numbered(was.name, was.parentId!),
        ...(was.type === null ? {} : { type: was.type }),
        ...(was.risk === null ? {} : { risk: was.risk }),
        ...children,
      };
    });
  }
  return made;
}
