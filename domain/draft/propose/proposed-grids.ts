import { dissolve } from '../../coverage/dissolve.ts';
import type { GridId } from '../../coverage/types.ts';
import { PointMap } from '../../edit/cut/point-map.ts';
import type { Division } from '../../edit/types.ts';
import type { Polygon } from '../../geometry/point.ts';
import { childrenOf, leavesUnder } from '../../plan/tree.ts';
import { passedPoints } from '../assemble/passed-points.ts';
import { polygonsOfGrids } from '../assemble/polygons-of-grids.ts';
import type { ProposedGrid } from '../proposal.ts';
import type { Draft } from './draft-of.ts';
import { namesUnder } from './names.ts';
import { addOverlapping } from './overlaps.ts';
import { isGroundOf } from './same-ground-as.ts';
import { compactnessOf, measureShape } from './shape-figures.ts';

/** What a drafted grid holds. */
interface Held {
  households: number;
  persons: number;
  buildings: number;
  /** Households and buildings by the type of what stands there. */
  readonly kinds: Map<string, number>;
  /** Today's grids (places at the level) in which its parts lie. */
  readonly on: Set<number>;
  /** Households by today's grid. */
  readonly from: Map<number, number>;
}

/** The grids of a draft as a proposal has them, level by level; ids are `level-number`. */
export function proposedGrids(draft: Draft): ProposedGrid[][] {
  const { parts, scope, levels, division } = draft;
  const given = new PointMap<true>();
  for (const { polygon } of scope.grounds)
    for (const ring of polygon) for (const p of ring) given.set(p, true);
  const passed = passedPoints(parts, levels.at(-1)!.gridOf, (x, y) => given.has([x, y]));
  const types = new Set<string>();
  for (const { type } of division.tree.grids.values()) if (type !== null) types.add(type);
  const all: ProposedGrid[][] = [];
  let polygons: Polygon[] = [];
  levels.forEach((drafted, k) => {
    if (k === 0 || drafted.gridOf !== levels[k - 1]!.gridOf)
      polygons = polygonsOfGrids(parts, drafted.gridOf, passed);
    all.push(gridsOfLevel(draft, k, polygons, all[k - 1] ?? null, types));
  });
  return all;
}

function gridsOfLevel(
  draft: Draft,
  k: number,
  polygons: readonly Polygon[],
  above: readonly ProposedGrid[] | null,
  types: ReadonlySet<string>,
): ProposedGrid[] {
  const { division, scope, parts, levels, keeps, today } = draft;
  const { level, grids, gridOf, wish, above: aboveOf } = levels[k]!;
  const { ids } = today[k]!;
  const idSet = new Set(ids);
  const held = heldBy(draft, k);
  const firstPart = new Int32Array(grids).fill(-1);
  for (let p = parts.count - 1; p >= 0; p--) firstPart[gridOf[p]!] = p;
  const total = held.reduce((sum, one) => sum + (wish ? one[wish.measure] : 0), 0);
  const target = wish && Math.round(wish.target ?? total / Math.max(1, wish.parts ?? 1));

  const made = held.map((mine, g): ProposedGrid => {
    const kept = keeps[k]![g]!;
    const was = kept >= 0 ? division.tree.grids.get(ids[kept]!)! : null;
    const ground = was && groundOf(division, was.id);
    const same = ground !== null && isGroundOf(polygons[g]!, ground);
    const rings = polygons[g]!;
    const shape = measureShape([rings]);
    const parentId = above ? above[aboveOf[g]!]!.id : scope.grounds[parts.groundOf[firstPart[g]!]!]!.parent;
    return {
      id: `${k}-${g}`,
      parentId,
      level: level.id,
      rings,
      keeps: was?.id ?? null,
      name: was?.name ?? '',
      type: was ? was.type : typeOf(mine, types),
      from: same ? [was!.id] : fromOf(draft, k, idSet, rings, mine),
      changed: !same,
      households: mine.households,
      persons: mine.persons,
      buildings: mine.buildings,
      target: was?.target ?? target,
      areaM2: shape.areaM2,
      compactness: compactnessOf(shape),
    };
  });
  return named(division, made, above);
}

function groundOf({ tree }: Division, id: GridId): Polygon[] {
  const polygons = leavesUnder(tree, id).map((leaf) => tree.grids.get(leaf)!.polygon!);
  return polygons.length === 1 ? polygons : dissolve(polygons);
}

function heldBy({ scope, parts, levels, today, partOfBuilding, declared }: Draft, k: number): Held[] {
  const { gridOf, grids } = levels[k]!;
  const held = Array.from(
    { length: grids },
    (): Held => ({
      households: 0,
      persons: 0,
      buildings: 0,
      kinds: new Map(),
      on: new Set(),
      from: new Map(),
    }),
  );
  scope.buildings.forEach(({ households, persons }, b) => {
    const part = partOfBuilding[b]!;
    if (part < 0) return;
    const mine = held[gridOf[part]!]!;
    mine.households += households;
    mine.persons += persons ?? 0;
    mine.buildings += 1;
    const kind = parts.kind[part];
    if (kind) mine.kinds.set(kind, (mine.kinds.get(kind) ?? 0) + households + 1);
    const was = today[k]!.ofBuilding[b]!;
    if (was >= 0) mine.from.set(was, (mine.from.get(was) ?? 0) + households);
  });
  today[k]!.ofPart.forEach((was, p) => {
    const mine = held[gridOf[p]!]!;
    if (was >= 0) mine.on.add(was);
    if (!declared) return;
    mine.households += declared.households[p]!;
    mine.persons += declared.persons[p]!;
    if (was >= 0) mine.from.set(was, (mine.from.get(was) ?? 0) + declared.households[p]!);
  });
  return held;
}

/** What mostly stands there, where a grid of the plan has a type of that name. */
function typeOf({ kinds }: Held, types: ReadonlySet<string>): string | null {
  const most = [...kinds].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  return most !== undefined && types.has(most) ? most : null;
}

/** Today's grids of its level on whose ground it lies, those it has most households of first. */
function fromOf(
  draft: Draft,
  k: number,
  idSet: ReadonlySet<GridId>,
  rings: Polygon,
  { on, from }: Held,
): GridId[] {
  const { ids } = draft.today[k]!;
  const all = new Set([...on].map((grid) => ids[grid]!));
  if (!draft.withinToday) addOverlapping(draft.division, draft.levels[k]!.level.id, idSet, rings, all);
  const households = new Map([...from].map(([grid, count]) => [ids[grid]!, count]));
  const many = (id: GridId) => households.get(id) ?? 0;
  return [...all].sort((a, b) => many(b) - many(a) || (a < b ? -1 : 1));
}

/** Gives the born ones their names. */
function named(
  { tree }: Division,
  grids: readonly ProposedGrid[],
  above: readonly ProposedGrid[] | null,
): ProposedGrid[] {
  const parents = new Map(above?.map((grid) => [grid.id, grid]));
  const names = new Map<string, string>();
  for (const [parentId, list] of Map.groupBy(grids, (grid) => grid.parentId)) {
    const parent = parents.get(parentId);
    const was = above ? (parent!.keeps ?? '') : parentId;
    const siblings = new Set(childrenOf(tree, was).map((id) => tree.grids.get(id)!.name));
    for (const { keeps, name } of list) if (keeps !== null) siblings.add(name);
    const name = parent?.name ?? tree.grids.get(parentId)!.name;
    const born = list.filter(({ keeps }) => keeps === null);
    for (const [id, given] of namesUnder(name, [...siblings], born)) names.set(id, given);
  }
  return grids.map((grid) => (names.has(grid.id) ? { ...grid, name: names.get(grid.id)! } : grid));
}
