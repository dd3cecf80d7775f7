/** A division of one region: what it costs, and households that it moves. */
export interface Candidate {
  readonly gridOf: Int32Array;
  readonly price: number;
  readonly moved: number;
}

/** Going on from one candidate of a region to the next: households more, price less. */
interface Step {
  readonly region: number;
  readonly to: Candidate;
  readonly moved: number;
  readonly worth: number;
}

/**
 * What each region goes on with, effort by effort. The first candidate of a region is where it begins; from there on those that better
 * the price most per household moved (the convex hull of both), the best steps of all regions first. `share` of all the
 * households there are to move beyond the beginning is spent; 1 takes every step. So more never moves fewer, and never costs more.
 */
export function goOn(candidates: readonly (readonly Candidate[])[], share: number): Candidate[] {
  const chosen = candidates.map((of) => of[0]!);
  const steps: Step[] = [];
  candidates.forEach((of, region) => {
    let at = of[0]!;
    for (;;) {
      let next: Step | null = null;
      for (const to of of) {
        if (!(to.price < at.price - 1e-9 && to.moved >= at.moved)) continue;
        const moved = to.moved - at.moved;
        const worth = moved === 0 ? Infinity : (at.price - to.price) / moved;
        if (next && (worth < next.worth || (worth === next.worth && to.price >= next.to.price))) continue;
        next = { region, to, moved, worth };
      }
      if (!next) break;
      steps.push(next);
      at = next.to;
    }
  });
  steps.sort((a, b) => b.worth - a.worth || a.region - b.region || a.to.moved - b.to.moved);
  const budget = share * steps.reduce((sum, { moved }) => sum + moved, 0);
  let spent = 0;
  for (const { region, to, moved } of steps) {
    if (spent + moved > budget + 1e-9) {
      chosen[region] = partWay(candidates[region]!, chosen[region]!, budget - spent);
      break;
    }
    spent += moved;
    chosen[region] = to;
  }
  return chosen;
}

/** What is best of a region for so many households more. */
function partWay(of: readonly Candidate[], from: Candidate, more: number): Candidate {
  let best = from;
  for (const to of of) {
    if (to.moved < from.moved || to.moved > from.moved + more || to.price >= best.price - 1e-9) continue;
    best = to;
  }
  return best;
}
