import type { Level } from '../../plan/types.ts';
import { partOfGraph } from '../rebalance/part-of-graph.ts';
import { NEEDED, rebalance } from '../rebalance/rebalance.ts';
import type { DraftProgress, PartGraph, Parts, Shortfall } from '../types.ts';
import { type DraftedLevel, type LevelWish, levelBeneath, weightOf } from './drafted-levels.ts';
import { homed } from './homed.ts';
import { inOnePiece } from './in-one-piece.ts';
import { partedGraph } from './parted-graph.ts';

/** An answer of a rebalance down to some level, and what it has to do with today at the level beneath. */
export interface Rebalancing {
  readonly above: DraftedLevel;
  /** Per part a number of its grid today at the level beneath; −1: it came from another grid above, or lay in none. */
  readonly today: Int32Array;
  /** Grids above whose ground is what it was: nothing beneath is touched. */
  readonly same: Uint8Array;
  readonly effort: number;
}

/** A grid above that has another ground than today, in whichever answers it has just this one. */
interface Touched {
  readonly parts: readonly number[];
  /** Per part a number of today's, or of those around. */
  readonly labels: Int32Array;
  readonly efforts: Set<number>;
}

interface Beneath {
  readonly gridOf: Int32Array;
  readonly shortfalls: readonly Shortfall[];
}

/**
 * The level beneath in every answer of a rebalance: beneath a grid that was touched, each for itself, as few households moved as bring
 * all into the band, and only in the last answer more; once for all the answers that give it the same ground, so that it does not
 * change between them. What lies beneath one with today's ground stays as it is. Without a wish a grid above that was touched has one
 * child.
 */
export function rebalancedLevels(
  answers: readonly Rebalancing[],
  level: Level,
  wish: LevelWish | null,
  whole: PartGraph,
  parts: Parts,
  progress: DraftProgress = () => {},
): DraftedLevel[] {
  const graph = { ...whole, weight: weightOf(parts, wish) };
  const touched = new Map<string, Touched>();
  const keys = answers.map((answer) => (wish === null ? [] : noteTouched(answer)));
  const found = new Map<string, ReadonlyMap<number, Beneath>>();
  for (const [key, one] of touched) {
    found.set(key, wish ? rebalanced(graph, one, wish) : new Map());
    progress(found.size / touched.size);
  }
  return answers.map(({ above, today, same, effort }, i) => {
    // beneath a grid that was touched there is one child where nothing is wished
    const numbers = wish ? today.slice() : today.map((grid, p) => (same[above.gridOf[p]!] === 1 ? grid : -1));
    let next = today.reduce((most, grid) => Math.max(most, grid + 1), 0);
    const shortfalls: Shortfall[] = [];
    for (const key of keys[i]!) {
      const { parts: of } = touched.get(key)!;
      const beneath = found.get(key)!.get(effortBeneath(effort))!;
      let most = 0;
      of.forEach((p, at) => {
        const grid = beneath.gridOf[at]!;
        numbers[p] = next + grid;
        most = Math.max(most, grid + 1);
      });
      next += most;
      for (const one of beneath.shortfalls)
        shortfalls.push({ ...one, part: of[one.part]!, parts: one.parts.map((p) => of[p]!) });
    }
    const parted = partedGraph(graph, above.gridOf);
    return levelBeneath(above, level, wish, inOnePiece(parted, homed(parted, numbers)), shortfalls);
  });

  /** Adds an answer's touched grids to `touched`; their keys. */
  function noteTouched({ above: { gridOf, grids }, today, same, effort }: Rebalancing): string[] {
    if (effort === 0) return [];
    const lists: number[][] = Array.from({ length: grids }, () => []);
    gridOf.forEach((grid, p) => {
      if (same[grid] !== 1) lists[grid]!.push(p);
    });
    return lists.flatMap((list) => {
      if (list.length === 0) return [];
      const labels = Int32Array.from(list, (p) => today[p]!);
      const key = `${list.join()} ${labels.join()}`;
      const known = touched.get(key);
      if (known) known.efforts.add(effortBeneath(effort));
      else touched.set(key, { parts: list, labels, efforts: new Set([effortBeneath(effort)]) });
      return [key];
    });
  }
}

function effortBeneath(effort: number): number {
  return effort < 1 ? NEEDED : 1;
}

/** What is beneath a touched grid, by effort; parts by their place in it. */
function rebalanced(
  whole: PartGraph,
  { parts, labels, efforts }: Touched,
  wish: LevelWish,
): Map<number, Beneath> {
  const graph = partOfGraph(whole, parts);
  const pieces = withoutRemnants(graph, inOnePiece(graph, homed(graph, labels)), wish);
  return new Map(
    rebalance(graph, pieces, wish, { efforts: [...efforts], quick: true }).map((answer) => [
      answer.effort,
      answer,
    ]),
  );
}

/** What is left of a grid that lost most of itself goes with a neighbour; the largest stays whatever it holds. */
function withoutRemnants(
  graph: PartGraph,
  { gridOf, grids }: { readonly gridOf: Int32Array; readonly grids: number },
  { target, tolerance }: LevelWish,
): Int32Array {
  const weight = new Float64Array(grids);
  gridOf.forEach((grid, p) => {
    weight[grid]! += graph.weight[p]!;
  });
  const largest = weight.indexOf(weight.reduce((most, w) => Math.max(most, w), 0));
  const few = ((target ?? 0) * (1 - tolerance)) / 2;
  const left = gridOf.map((grid) => (weight[grid]! < few && grid !== largest ? -1 : grid));
  return inOnePiece(graph, homed(graph, left)).gridOf;
}
