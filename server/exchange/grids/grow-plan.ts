import { randomUUID } from 'node:crypto';
import { newId } from '../../../domain/edit/new-id.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { areaM2 } from '../../../domain/geometry/measure.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import { toLatticePolygons } from '../../../domain/geometry/read-polygon.ts';
import { childrenOf } from '../../../domain/plan/tree.ts';
import type { Grid, Level } from '../../../domain/plan/types.ts';
import { groundOfGrid } from '../../plans/derived-geometry.ts';
import { gridWithLeaves, rootGrid } from '../../plans/new-grids.ts';
import type { DraftReport } from '../draft-report.ts';
import type { FileGrid, FileGridFacts, GridTarget } from './file-grid.ts';
import { type Node, Parents } from './find-parents.ts';
import type { FittedLevels } from './fit-levels.ts';
import { placeInGround } from './place-in.ts';

/**
 * The tree of grids that a file makes. Rows have the ground that they were fitted to; rows above others, today's grids or
 * names alone become their parents, each of them the union of what is beneath it. Levels that nothing tells of get one grid that covers
 * all beneath one parent: they are the planner's to divide. Today's grids in which no row lies stay as they are, with all beneath them.
 * Rows of a level that does not tile keep their own shape.
 */
export function growPlan(
  grids: readonly FileGrid[],
  fitted: FittedLevels,
  target: GridTarget,
  report: DraftReport,
): Grid[] {
  const seed = randomUUID();
  let n = 0;
  const nextId = () => newId(seed, n++);
  const tiling = target.levels.filter((level) => level.tiles);
  const root = rootOf(grids, tiling[0]!, target, nextId, report);
  const nodesAt = tiling.map((level, i) =>
    i === 0
      ? []
      : [...rowNodes(grids, level, fitted, nextId, report), ...stayingNodes(level, fitted, target)],
  );
  const parentOf = linkUp(nodesAt, tiling, root, grids, target, nextId, report);
  const deepest = Math.max(...grids.map(({ level }) => tiling.indexOf(level)));
  const out: Grid[] = [root];
  for (const [i, nodes] of nodesAt.entries())
    for (const node of nodes) {
      const parentId = parentOf.get(node)!;
      const hasGround = node.row !== null && (i === deepest || fitted.alone.has(node.row));
      if (hasGround) out.push(...leafGrids(node, parentId, tiling[i]!, target, nextId, report));
      else out.push(innerGrid(node, parentId, tiling[i]!));
      if (node.today && fitted.staying.includes(node.today))
        out.push(...beneath(node.today, target.today!, fitted.stayingGround));
    }
  for (const polygon of fitted.unassigned)
    out.push(...gridWithLeaves(target.levels, tiling[1]!, root.id, [polygon], { unassigned: true }, nextId));
  return [...out, ...shapes(grids, out, target, nextId, report)];
}

function rootOf(
  grids: readonly FileGrid[],
  top: Level,
  { levels, name }: GridTarget,
  nextId: () => string,
  report: DraftReport,
): Grid {
  const [row, ...more] = grids.filter(({ level }) => level === top);
  for (const { row } of more) report.refuse(row, { code: 'root-repeated', params: {} });
  const root = { ...rootGrid(row?.facts.id ?? nextId(), levels, name), ...(row ? grown(row.facts) : {}) };
  return root.name === '' ? { ...root, name } : root;
}

/**
 * The grid above every node: among the candidates of the nearest level above that has any. What lies between is one grid for
 * each parent. Parents that were only named join the nodes of their level, and so do today's.
 */
function linkUp(
  nodesAt: Node[][],
  tiling: readonly Level[],
  root: Grid,
  grids: readonly FileGrid[],
  target: GridTarget,
  nextId: () => string,
  report: DraftReport,
): Map<Node, string> {
  const codes = new Set(grids.map(({ facts }) => facts.code));
  const isInFile = tiling.map((level) => grids.some((grid) => grid.level === level));
  const highest = isInFile.indexOf(true, 1);
  const candidates = tiling.map((level, i) => {
    if (i === 0 || i > highest) return nodesAt[i]!;
    return isInFile[i] ? nodesAt[i]! : todayNodes(level, target, nodesAt[i]!);
  });
  const parents = candidates.map((nodes) => new Parents(nodes, nextId, codes));
  const listed = nodesAt.map((nodes) => new Set(nodes));
  const parentOf = new Map<Node, string>();
  const covering = new Map<string, Node>();
  for (let i = tiling.length - 1; i > 0; i--) {
    for (const node of nodesAt[i]!) {
      if (parentOf.has(node)) continue;
      let [above, parentId] = [0, root.id];
      for (let u = i - 1; u > 0; u--) {
        const mayMake = u === i - 1 && !isInFile[u];
        if (candidates[u]!.length === 0 && !(mayMake && node.facts.parent)) continue;
        const { parent, how } = parents[u]!.of(node, mayMake);
        // On ground that nobody has divided yet there is no grid above to be missed.
        const isMissed = node.facts.parent || candidates[u]!.some(({ facts }) => !facts.unassigned);
        if (how === 'none' && node.row !== null && isMissed)
          report.repair(node.row, 'parent-unknown', node.facts.parent ?? '', '');
        if (!parent) continue;
        if (!listed[u]!.has(parent)) {
          listed[u]!.add(parent);
          nodesAt[u]!.push(parent);
        }
        [above, parentId] = [u, parent.id];
        break;
      }
      for (let u = above + 1; u < i; u++) {
        const key = `${parentId} ${u}`;
        let between = covering.get(key);
        if (!between) {
          between = { id: nextId(), row: null, facts: {}, today: null, at: node.at, ground: null };
          covering.set(key, between);
          nodesAt[u]!.push(between);
          parentOf.set(between, parentId);
        }
        parentId = between.id;
      }
      parentOf.set(node, parentId);
    }
  }
  return parentOf;
}

/** The rows of a level, each with all the ground that is left of it. */
function rowNodes(
  grids: readonly FileGrid[],
  level: Level,
  fitted: FittedLevels,
  nextId: () => string,
  report: DraftReport,
): Node[] {
  const nodes: Node[] = [];
  const strangers = new Set(fitted.strangers.map(({ row }) => row));
  for (const { row, level: own, facts } of grids) {
    if (own !== level || strangers.has(row)) continue;
    const ground = fitted.ground.get(row) ?? [];
    const at = placeInGround(ground);
    if (at) nodes.push({ id: facts.id ?? nextId(), row, facts, today: null, at, ground });
    else report.refuse(row, { code: 'grid-lost', params: { name: facts.name || (facts.code ?? '') } });
  }
  return nodes;
}

function stayingNodes(level: Level, { staying }: FittedLevels, { today }: GridTarget): Node[] {
  return staying
    .filter((grid) => grid.level === level.id)
    .map((grid) => nodeOf(grid, groundOfGrid(today!, grid)));
}

/** Today's grids of a level, those among them that are nodes already being the same. */
function todayNodes(level: Level, { today }: GridTarget, already: readonly Node[]): Node[] {
  if (!today) return [];
  return [...today.tree.grids.values()]
    .filter((grid) => grid.level === level.id)
    .map((grid) => already.find(({ today }) => today === grid) ?? nodeOf(grid, groundOfGrid(today, grid)));
}

/** All that is beneath a grid of today's plan; its leaves have the corners that their new neighbours brought. */
function beneath(grid: Grid, today: Division, ground: ReadonlyMap<string, Polygon>): Grid[] {
  return childrenOf(today.tree, grid.id).flatMap((id) => {
    const child = today.tree.grids.get(id)!;
    const polygon = ground.get(id);
    return [polygon ? { ...child, polygon } : child, ...beneath(child, today, ground)];
  });
}

function innerGrid({ id, today, facts }: Node, parentId: string, level: Level): Grid {
  if (today) return { ...today, parentId };
  const [grid] = [{ ...rootGrid(id, [level], ''), parentId, level: level.id }];
  return { ...grid, ...grown(facts) };
}

/** A row's grid with those beneath it down to the leaves. A leaf is one polygon: further parts become grids of their own. */
function leafGrids(
  node: Node,
  parentId: string,
  level: Level,
  { levels }: GridTarget,
  nextId: () => string,
  report: DraftReport,
): Grid[] {
  const ids = [node.id];
  const idOf = () => ids.shift() ?? nextId();
  const facts = { unassigned: node.facts.unassigned ?? false, name: node.facts.name ?? '' };
  const isLeaf = levels.filter((known) => known.tiles).at(-1) === level;
  const ground = [...(node.ground ?? [])].sort((a, b) => areaM2([b]) - areaM2([a]));
  const own = isLeaf ? ground.slice(0, 1) : (node.ground ?? []);
  const [first, ...beneath] = gridWithLeaves(levels, level, parentId, own, facts, idOf);
  const grids = [{ ...first!, ...grown(node.facts) }, ...beneath];
  for (const [i, polygon] of (isLeaf ? ground.slice(1) : []).entries()) {
    const name = `${facts.name} (${i + 2})`.trim();
    report.repair(node.row ?? 1, 'part-own-grid', facts.name, name);
    grids.push(...gridWithLeaves(levels, level, parentId, [polygon], { ...facts, name }, nextId));
  }
  return grids;
}

/** Rows of levels that do not tile: their own shape, within the parent that they name or lie in. */
export function shapes(
  grids: readonly FileGrid[],
  tree: readonly Grid[],
  { levels }: GridTarget,
  nextId: () => string,
  report: DraftReport,
): Grid[] {
  const out: Grid[] = [];
  let above: readonly Grid[] = tree;
  for (const [i, level] of levels.entries()) {
    if (level.tiles) continue;
    const parentLevel = levels[i - 1]!;
    const candidates = above
      .filter((grid) => grid.level === parentLevel.id)
      .map((grid) => nodeOf(grid, grid.polygon ? [grid.polygon] : grid.shape));
    const parents = new Parents(candidates, nextId);
    const made: Grid[] = [];
    for (const { row, polygons, facts, level: own } of grids) {
      if (own !== level) continue;
      const shape = toLatticePolygons(polygons);
      if (!shape.ok) {
        report.refuse(row, shape.reason);
        continue;
      }
      const at = placeInGround(shape.value)!;
      const node = { id: facts.id ?? nextId(), row, facts, today: null, at, ground: shape.value };
      const { parent } = parents.of(node, false);
      if (!parent) report.refuse(row, { code: 'parent-unknown', params: { parent: facts.parent }, at });
      else {
        const blank = { ...rootGrid(node.id, [level], ''), parentId: parent.id, level: level.id };
        made.push({ ...blank, ...grown(facts), shape: shape.value });
      }
    }
    out.push(...made);
    above = made;
  }
  return out;
}

function nodeOf(grid: Grid, ground: readonly Polygon[] | null): Node {
  const { id, code, name, unassigned } = grid;
  const at = (ground && placeInGround(ground)) ?? [0, 0];
  return { id, row: null, facts: { id, code, name, unassigned }, today: grid, at, ground };
}

/** What a row says of its grid, as the grid holds it. */
function grown({ id: _id, parent: _parent, ...facts }: Partial<FileGridFacts>): Partial<Grid> {
  return facts;
}
