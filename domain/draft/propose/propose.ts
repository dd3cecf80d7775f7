import type { Division } from '../../edit/types.ts';
import type { Point } from '../../geometry/point.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { divide } from '../divide/divide.ts';
import { makeParts } from '../parts/make-parts.ts';
import { partGraph } from '../parts/part-graph.ts';
import type { DraftRequest, ProposalVariant } from '../proposal.ts';
import { rebalance } from '../rebalance/rebalance.ts';
import type { DraftLine, PartGraph } from '../types.ts';
import { declaredParts, withDeclared } from './declared-parts.ts';
import { draftedBorders } from './drafted-borders.ts';
import { type DraftedLevel, type LevelWish, nextLevel, topLevel, wishOf } from './drafted-levels.ts';
import { keptGrids, partsOfBuildings, sameParts } from './keeps.ts';
import { leafNumber } from './leaf-number.ts';
import { type Rebalancing, rebalancedLevels } from './rebalanced-levels.ts';
import { bordersOf, type Scope, scopeOf } from './scope.ts';
import { todayLevels } from './today-parts.ts';
import { variantOf } from './variant.ts';

/** How far towards the ideal the answers of a rebalance go. */
const EFFORTS = [0, 0.25, 0.5, 0.75, 1];

/**
 * Word of how far it is, 0 … 1, and what the draft looks like by then: its borders, made when they are asked for. May throw to
 * give up.
 */
export type ProposeProgress = (share: number, picture?: () => readonly (readonly Point[])[]) => void;

/**
 * The answers to a request: one for a draft, one an effort for a rebalance. Pure: the same division, lines and request give the same.
 * Refuses what `scopeOf` refuses and `target-missing` (neither a target nor a number of grids).
 */
export function propose(
  division: Division,
  lines: readonly DraftLine[],
  request: DraftRequest,
  progress: ProposeProgress = () => {},
): Result<ProposalVariant[]> {
  if (request.wish.target === null && request.wish.parts === null)
    return refuse('target-missing', { level: request.level });
  const found = scopeOf(division, request);
  if (!found.ok) return found;
  const scope = found.value;
  const wish: LevelWish = { ...request.wish, measure: request.measure };
  const wishes = [wish, ...wishesBelow(scope, wish)];
  const rebalances = request.method === 'rebalance';
  const alongToday = rebalances || request.wish.weights.keepBorders > 0;
  progress(0);
  const made = makeParts({
    grounds: scope.grounds,
    lines,
    buildings: scope.buildings,
    ...finest(wishes, scope, wish),
    drawn: request.drawn,
    barriers: request.barriers,
    ...(alongToday ? { borders: bordersOf(division, scope, rebalances) } : {}),
    ...(rebalances ? { today: leafNumber(division) } : {}),
  });
  progress(0.3);
  const today = todayLevels(division, scope, made);
  const partOfBuilding = partsOfBuildings(scope, made);
  const declared = declaredParts(division, scope, made, partOfBuilding);
  const parts = withDeclared(made, declared);
  const graph = weighed(
    partGraph(parts, {
      measure: request.measure,
      barriers: request.barriers,
      ...(alongToday ? { today: today[0]!.ofPart } : {}),
    }),
    wish,
  );
  const top = { level: scope.level, wish };
  const { barriers } = request;
  const common = {
    division,
    scope,
    lines,
    parts,
    partOfBuilding,
    declared,
    barriers,
    today,
    withinToday: rebalances,
  };
  const word = (share: number, soFar?: Int32Array) =>
    progress(0.3 + 0.5 * share, soFar && (() => draftedBorders(parts, soFar)));

  const answers = rebalances
    ? rebalance(
        graph,
        today[0]!.ofPart.map((grid) => Math.max(0, grid)),
        wish,
        {
          efforts: EFFORTS,
          chosen: new Set(today[0]!.ids.flatMap((id, i) => (scope.chosen.has(id) ? [i] : []))),
          progress: word,
        },
      )
    : [{ ...divide(graph, wish, word), effort: 1 }];
  const levels = answers.map((answer) => [topLevel(graph, top, answer)]);
  const keeps = answers.map((_, i) => [kept(0, levels[i]![0]!)]);
  for (let k = 1; k < wishes.length; k++) {
    const [level, below] = [scope.below[k - 1]!, wishes[k]!];
    const heard = (share: number) => progress(0.8 + (0.1 * (k - 1 + share)) / (wishes.length - 1));
    const above = levels.map((list) => list[k - 1]!);
    const beneath = rebalances
      ? rebalancedLevels(above.map(todayBeneath(k)), level, below, graph, parts, heard)
      : above.map((drafted) => nextLevel(drafted, level, below, graph, parts, heard));
    beneath.forEach((drafted, i) => {
      levels[i]!.push(drafted);
      keeps[i]!.push(kept(k, drafted));
    });
  }
  return ok(
    answers.map(({ effort }, i) => {
      progress(0.9 + (0.1 * i) / answers.length);
      return variantOf({ ...common, levels: levels[i]!, keeps: keeps[i]! }, effort);
    }),
  );

  function kept(k: number, { gridOf, grids }: DraftedLevel): Int32Array {
    return keptGrids(scope, parts, partOfBuilding, today[k]!, gridOf, grids);
  }

  function todayBeneath(k: number) {
    return (above: DraftedLevel, i: number): Rebalancing => {
      const was = keeps[i]![k - 1]!;
      const home = (p: number) => was[above.gridOf[p]!]!;
      return {
        above,
        today: today[k]!.ofPart.map((grid, p) =>
          home(p) === -1 || home(p) === today[k - 1]!.ofPart[p] ? grid : -1,
        ),
        same: sameParts(today[k - 1]!, above.gridOf, above.grids, was),
        effort: answers[i]!.effort,
      };
    };
  }
}

function wishesBelow({ below }: Scope, wish: LevelWish): (LevelWish | null)[] {
  return below.map((level) => wishOf(level, wish));
}

/** How much a part may hold: what the finest of the levels takes. */
function finest(wishes: readonly (LevelWish | null)[], { buildings }: Scope, top: LevelWish) {
  let total = 0;
  for (const building of buildings) total += building[top.measure] ?? 0;
  const targets = wishes.flatMap((wish) => {
    if (wish === null) return [];
    const target = wish.target ?? Math.max(1, total / Math.max(1, wish.parts ?? 1));
    return [{ target, high: target * (1 + wish.tolerance), measure: wish.measure }];
  });
  return targets.reduce((a, b) => (b.target < a.target ? b : a));
}

/** Where nobody lives, a given number of grids is made by area. */
function weighed(graph: PartGraph, { parts }: LevelWish): PartGraph {
  return parts !== null && graph.weight.every((w) => !(w > 0)) ? { ...graph, weight: graph.areaM2 } : graph;
}
