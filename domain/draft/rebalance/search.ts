import { anneal, isBetter, type Worth } from './anneal.ts';
import { Assignment } from './assignment.ts';
import { begin } from './begin.ts';
import { everyWay } from './every-way.ts';
import type { Region } from './region.ts';
import { structures } from './structures.ts';

/** A division of a region's parts: today's grids by their place, those born from `region.grids` on. */
export interface Answer extends Worth {
  readonly gridOf: Int32Array;
}

/** Numbers of grids that are looked into, and beginnings of each that has births. */
const TRIED = 10;
const BEGINNINGS = 3;
/** Where so many are born there is one beginning, for two numbers of grids. */
const MANY_BORN = 24;
/** The search narrows: so many of the best go on, so many steps a part, at so much of the target in heat. */
const ROUNDS = [
  { best: 8, perPart: 200, heat: 1 / 8 },
  { best: 4, perPart: 700, heat: 1 / 12 },
  { best: 2, perPart: 1500, heat: 1 / 16 },
];
const FIRST = { perPart: 60, heat: 1 / 8 };
const OUTSIDE_YET = 2;
/** Where no more looks than so many tell the best of all ways, nothing is searched. */
const FEW_LOOKS = 200_000;
/** No round takes more steps than so many. */
const MOST_STEPS = 400_000;

/**
 * The fewest households that bring a region's few grids within what they may hold, as far as a seeded search of bounded work finds it.
 * `share` of the usual steps are taken.
 */
export function search(region: Region, random: () => number, share: number): Answer {
  const still = new Assignment(region, region.today, 0);
  if (still.outside === 0) return answerOf(still);
  const divided = (gridOf: Int32Array): Answer =>
    answerOf(new Assignment(region, gridOf, bornIn(region, gridOf)));
  const every = everyWay(region, still, FEW_LOOKS);
  if (every?.isBest) return every.better ? divided(every.better) : answerOf(still);
  const cool = (state: Assignment, { perPart, heat }: { perPart: number; heat: number }): Answer => {
    const steps = Math.ceil(share * Math.min(MOST_STEPS, perPart * region.count));
    anneal(state, steps, random, Math.max(1, region.band.target * heat));
    return answerOf(state);
  };
  let found: Answer[] = [answerOf(still)];
  let tried = 0;
  let best = found[0]!;
  for (const structure of structures(region)) {
    const isMany = structure.born > MANY_BORN;
    if (tried === (isMany ? 2 : TRIED) || (best.outside === 0 && structure.atLeast >= best.moved)) break;
    tried++;
    for (let i = 0; i < (structure.born > 0 && !isMany ? BEGINNINGS : 1); i++) {
      const state = begin(region, structure, random);
      if (!state) break;
      const answer = cool(state, FIRST);
      found.push(answer);
      if (isBetter(answer, best)) best = answer;
    }
  }
  for (const round of ROUNDS) {
    found = withoutTwins(found.sort((a, b) => promise(a) - promise(b))).slice(0, round.best);
    found = found.map((answer) => {
      const further = cool(new Assignment(region, answer.gridOf, bornIn(region, answer.gridOf)), round);
      return isBetter(further, answer) ? further : answer;
    });
  }
  const last = [best, ...found].sort(order)[0]!;
  const better = everyWay(region, last)?.better;
  return better ? divided(better) : last;
}

/** On the way what still lies outside counts as if it had to go through two grids more. */
function promise({ outside, moved }: Answer): number {
  return OUTSIDE_YET * outside + moved;
}

/** Each division once. */
function withoutTwins(found: readonly Answer[]): Answer[] {
  const known = new Set<string>();
  return found.filter(({ gridOf }) => {
    const key = gridOf.join();
    return !known.has(key) && known.add(key);
  });
}

function order(a: Answer, b: Answer): number {
  if (isBetter(a, b)) return -1;
  return isBetter(b, a) ? 1 : 0;
}

function answerOf({ gridOf, outside, moved, movedParts }: Assignment): Answer {
  return { gridOf: gridOf.slice(), outside, moved, movedParts };
}

/** How many grids a division has beyond today's. */
export function bornIn(region: Region, gridOf: Int32Array): number {
  let born = 0;
  for (const grid of gridOf) born = Math.max(born, grid - region.grids + 1);
  return born;
}
