import type { Assignment } from './assignment.ts';

/** What a search is worth: first how far grids lie outside what they may hold, then households moved, then parts. */
export interface Worth {
  readonly outside: number;
  readonly moved: number;
  readonly movedParts: number;
}

export function isBetter(one: Worth, other: Worth): boolean {
  if (one.outside !== other.outside) return one.outside < other.outside;
  if (one.moved !== other.moved) return one.moved < other.moved;
  return one.movedParts < other.movedParts;
}

/** One part without households counts as so many of them, so that none moves without need. */
const PER_PART = 0.02;
/** Households outside weigh so much at first and at last: enough that a way through several grids pays. */
const OUTSIDE_FIRST = 1.5;
const OUTSIDE_LAST = 12;
/** Heat at the end, in households. */
const COLD = 0.5;

/** Every other step is two moves at once, for which so many draws are made. */
const SECOND_DRAWS = 6;

/**
 * Moves parts between the grids they touch for so many steps, one at a time or two that belong together (one part for another, or on
 * through a grid), at first freely, then only for the better (simulated annealing: Kirkpatrick, Gelatt and Vecchi 1983). No
 * grid is broken or emptied. Leaves the assignment at the best division it came by.
 */
export function anneal(state: Assignment, steps: number, random: () => number, heat: number): Worth {
  const { region, gridOf, held } = state;
  const { count, start, neighbour, weight, households, today } = region;
  let best: Worth = worthOf(state);
  const bestGridOf = gridOf.slice();
  const cooling = steps > 1 ? (COLD / heat) ** (1 / steps) : 1;
  let temperature = heat;
  /** A grid beside a random part that the part does not have; −1: none came up. */
  const drawTo = (part: number): number => {
    const degree = start[part + 1]! - start[part]!;
    if (degree === 0) return -1;
    const to = gridOf[neighbour[start[part]! + Math.floor(random() * degree)]!]!;
    return to === gridOf[part] ? -1 : to;
  };
  const movedBy = (part: number, from: number, to: number): number => {
    if (from === today[part]) return households[part]! + PER_PART;
    return to === today[part] ? -households[part]! - PER_PART : 0;
  };
  const outsideBy = (part: number, from: number, to: number): number => {
    const w = weight[part]!;
    return (
      state.beyond(from, held[from]! - w) -
      state.beyond(from, held[from]!) +
      state.beyond(to, held[to]! + w) -
      state.beyond(to, held[to]!)
    );
  };
  for (let step = 0; step < steps; step++, temperature *= cooling) {
    const part = Math.floor(random() * count);
    const to = drawTo(part);
    if (to < 0) continue;
    const from = gridOf[part]!;
    let outside = outsideBy(part, from, to);
    let moved = movedBy(part, from, to);
    let second = -1;
    let secondTo = -1;
    if (step & 1) {
      for (let draw = 0; draw < SECOND_DRAWS && secondTo < 0; draw++) {
        second = Math.floor(random() * count);
        if (second === part) continue;
        const there = drawTo(second);
        if (there >= 0 && (gridOf[second] === to || there === from)) secondTo = there;
      }
      if (secondTo < 0) continue;
      const w = weight[part]!;
      held[from]! -= w;
      held[to]! += w;
      outside += outsideBy(second, gridOf[second]!, secondTo);
      moved += movedBy(second, gridOf[second]!, secondTo);
      held[from]! += w;
      held[to]! -= w;
    }
    const press = OUTSIDE_FIRST + ((OUTSIDE_LAST - OUTSIDE_FIRST) * step) / steps;
    const worse = press * outside + moved;
    if (worse > 0 && random() >= Math.exp(-worse / temperature)) continue;
    if (!state.canMove(part, to)) continue;
    state.move(part, to);
    if (secondTo >= 0) {
      if (!state.canMove(second, secondTo)) {
        state.move(part, from);
        continue;
      }
      state.move(second, secondTo);
    }
    if (isBetter(state, best)) {
      best = worthOf(state);
      bestGridOf.set(gridOf);
    }
  }
  state.take(bestGridOf);
  return best;
}

function worthOf({ outside, moved, movedParts }: Assignment): Worth {
  return { outside, moved, movedParts };
}
