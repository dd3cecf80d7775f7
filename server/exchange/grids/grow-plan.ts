import { randomUUID } from 'node:crypto';
import { newId } from '../../../domain/edit/new-id.ts';
import { areaM2 } from '../../../domain/geometry/measure.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import { toLatticePolygons } from '../../../domain/geometry/read-polygon.ts';
import { pointOnSurface } from '../../../domain/geometry/surface-point.ts';
import type { Grid, Level } from '../../../domain/plan/types.ts';
import { groundOfGrid } from '../../plans/derived-geometry.ts';
import { gridWithLeaves, rootGrid } from '../../plans/new-grids.ts';
import type { DraftReport } from '../draft-report.ts';
import type { FileGrid, FileGridFacts, GridTarget } from './file-grid.ts';
import { type Node, Parents } from './find-parents.ts';
import type { Fitted } from './fit-grids.ts';

/**
 * The tree of grids that a file makes. Rows of the deepest tiling level have the ground; rows above them, today's grids or
 * names alone become their parents, each of them the union of what is beneath it. Levels that nothing tells of get one grid that covers
 * all: they are the planner's to divide. Rows of a level that does not tile keep their own shape.
 */
export function growPlan(
  grids: readonly FileGrid[],
  deepest: Level,
  fitted: Fitted,
  target: GridTarget,
  report: DraftReport,
): Grid[] {
  const seed = randomUUID();
  let n = 0;
  const nextId = () => newId(seed, n++);
  const tiling = target.levels.filter((level) => level.tiles);
  const [top] = tiling as [Level];
  const rootRow = grids.find(({ level }) => level === top);
  const root = {
    ...rootGrid(rootRow?.facts.id ?? nextId(), target.levels, target.name),
    ...(rootRow ? grown(rootRow.facts) : {}),
  };
  if (root.name === '') root.name = target.name;
  const out: Grid[] = [root];

  const parentOf = new Map<Node, string>();
  const codes = new Set(grids.map(({ facts }) => facts.code));
  let nodes = leafNodes(grids, deepest, fitted, nextId, report);
  const chains: Node[][] = [nodes];
  for (const level of tiling.slice(1, tiling.indexOf(deepest)).reverse()) {
    const candidates = candidatesAt(level, grids, target, nextId);
    const parents = new Parents(candidates, nextId, codes);
    const used = new Set<Node>();
    let covering: Node | null = null;
    for (const node of nodes) {
      const { parent, how } = parents.of(node);
      if (how === 'none' && candidates.length > 0 && node.row !== null)
        report.repair(node.row, 'parent-unknown', node.facts.parent ?? '', '');
      if (!parent)
        covering ??= { id: nextId(), row: null, facts: {}, today: null, at: node.at, ground: null };
      const chosen = parent ?? covering!;
      used.add(chosen);
      parentOf.set(node, chosen.id);
    }
    for (const { row } of candidates.filter((candidate) => !used.has(candidate)))
      if (row !== null) report.repair(row, 'parent-empty', '', '');
    nodes = [...used];
    chains.unshift(nodes);
  }
  for (const node of nodes) parentOf.set(node, root.id);

  for (const [i, chain] of chains.entries()) {
    const level = tiling[i + 1]!;
    for (const node of chain) {
      const parentId = parentOf.get(node)!;
      if (level === deepest) out.push(...leafGrids(node, parentId, level, target, nextId, report));
      else out.push(innerGrid(node, parentId, level));
    }
  }
  const below = tiling[1] as Level;
  for (const polygon of fitted.unassigned)
    out.push(...gridWithLeaves(target.levels, below, root.id, [polygon], { unassigned: true }, nextId));
  return [...out, ...shapes(grids, out, target, nextId, report)];
}

/** The rows that have ground, each with all that is left of it. */
function leafNodes(
  grids: readonly FileGrid[],
  deepest: Level,
  fitted: Fitted,
  nextId: () => string,
  report: DraftReport,
): Node[] {
  const nodes: Node[] = [];
  for (const { row, level, facts } of grids) {
    if (level !== deepest) continue;
    const ground = fitted.ground.get(row) ?? [];
    const largest = largestOf(ground);
    if (!largest) report.repair(row, 'grid-lost', facts.name || (facts.code ?? ''), '');
    else
      nodes.push({ id: facts.id ?? nextId(), row, facts, today: null, at: pointOnSurface(largest), ground });
  }
  return nodes;
}

/** What grids can lie in at a level: rows of the file, else grids of today's plan. */
function candidatesAt(
  level: Level,
  grids: readonly FileGrid[],
  { today }: GridTarget,
  nextId: () => string,
): Node[] {
  const rows = grids.filter((grid) => grid.level === level);
  if (rows.length > 0)
    return rows.map(({ row, facts, polygons }) => {
      const lattice = toLatticePolygons(polygons);
      const ground = lattice.ok ? lattice.value : null;
      const at = (ground && largestOf(ground)?.[0]?.[0]) ?? [0, 0];
      return { id: facts.id ?? nextId(), row, facts, today: null, at, ground };
    });
  if (!today) return [];
  return [...today.tree.grids.values()]
    .filter((grid) => grid.level === level.id && !grid.unassigned)
    .map((grid) => nodeOf(grid, groundOfGrid(today, grid)));
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
      const at = pointOnSurface(largestOf(shape.value)!);
      const node = { id: facts.id ?? nextId(), row, facts, today: null, at, ground: shape.value };
      const { parent } = parents.of(node);
      if (!parent || !candidates.includes(parent))
        report.refuse(row, { code: 'parent-unknown', params: { parent: facts.parent }, at });
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
  const facts = { id: grid.id, code: grid.code, name: grid.name };
  return { id: grid.id, row: null, facts, today: grid, at: ground?.[0]?.[0]?.[0] ?? [0, 0], ground };
}

/** What a row says of its grid, as the grid holds it. */
function grown({ id: _id, parent: _parent, ...facts }: Partial<FileGridFacts>): Partial<Grid> {
  return facts;
}

function largestOf(polygons: readonly Polygon[]): Polygon | undefined {
  let best: Polygon | undefined;
  let most = -1;
  for (const polygon of polygons) {
    const area = areaM2([polygon]);
    if (area > most) [best, most] = [polygon, area];
  }
  return best;
}
