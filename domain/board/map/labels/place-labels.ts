import { BoxHash } from './box-hash.ts';
import type { Candidate, Wish } from './candidate.ts';
import type { LabelBox } from './oriented-box.ts';

export interface PlaceOptions {
  /** False: greedy alone. */
  readonly improve: boolean;
}

export interface Placement {
  readonly wish: Wish;
  readonly candidate: Candidate;
}

export interface Placed {
  /** In the order of the wishes. */
  readonly placed: readonly Placement[];
  readonly left: readonly Wish[];
}

const FIXED = -1;
/** A label makes at most so many others move. */
const MOST_MOVED = 3;
const ROUNDS = 3;
/** Moves tried on one sheet: a bound for the worst, far above what a sheet needs. */
const MOST_TRIALS = 30_000;
/** Of a label's worth that one unit of cost takes away. */
const COST_SHARE = 0.18;

/**
 * Labels without a collision: greedy, the worthiest first, each at its best free position; then rounds in which a label takes a better
 * one and those in its way move or go, wherever the sum of all that is placed becomes worth more. Boxes in `fixed` (symbols) are in
 * nobody's gift. The same wishes give the same labels. After Christensen, Marks and Shieber 1995 (greedy and hill climbing), with
 * ejection of up to three labels in place of their random moves.
 */
export function placeLabels(
  wishes: readonly Wish[],
  fixed: readonly LabelBox[],
  { improve }: PlaceOptions,
): Placed {
  const board = new Board(wishes, fixed);
  for (const w of board.order) {
    const at = board.bestFree(w);
    if (at >= 0) board.put(w, at);
  }
  if (improve) {
    let trials = MOST_TRIALS;
    for (let round = 0; round < ROUNDS && trials > 0; round++) {
      let better = false;
      for (const w of board.order) {
        const now = board.chosen[w]!;
        const most = now < 0 ? board.candidates[w]!.length : now;
        for (let at = 0; at < most && trials > 0; at++) {
          trials -= 1;
          if (!board.tryMove(w, at)) continue;
          better = true;
          break;
        }
      }
      if (!better) break;
    }
  }
  const placed: Placement[] = [];
  const left: Wish[] = [];
  for (const [w, wish] of wishes.entries()) {
    const at = board.chosen[w]!;
    if (at < 0) left.push(wish);
    else placed.push({ wish, candidate: board.candidates[w]![at]! });
  }
  return { placed, left };
}

class Board {
  readonly wishes: readonly Wish[];
  /** Of each wish its candidates, the best first. */
  readonly candidates: readonly (readonly Candidate[])[];
  /** Of each wish which candidate it has; -1: none. */
  readonly chosen: Int32Array;
  /** The worthiest first; of equal ones the first wished. */
  readonly order: readonly number[];
  readonly #hash = new BoxHash();
  readonly #groups = new Map<string, number[]>();

  constructor(wishes: readonly Wish[], fixed: readonly LabelBox[]) {
    this.wishes = wishes;
    this.candidates = wishes.map(({ candidates }) => [...candidates].sort((a, b) => a.cost - b.cost));
    this.chosen = new Int32Array(wishes.length).fill(-1);
    this.order = wishes.map((_, w) => w).sort((a, b) => wishes[b]!.worth - wishes[a]!.worth || a - b);
    this.#hash.add(fixed, FIXED);
    for (const [w, { group }] of wishes.entries()) {
      if (group === undefined) continue;
      const members = this.#groups.get(group);
      if (members === undefined) this.#groups.set(group, [w]);
      else members.push(w);
    }
  }

  put(w: number, at: number): void {
    this.chosen[w] = at;
    this.#hash.add(this.candidates[w]![at]!.boxes, w);
  }

  take(w: number): void {
    const at = this.chosen[w]!;
    if (at < 0) return;
    this.#hash.remove(this.candidates[w]![at]!.boxes, w);
    this.chosen[w] = -1;
  }

  /** The best candidate that meets nothing; -1 where there is none. */
  bestFree(w: number): number {
    const candidates = this.candidates[w]!;
    for (let at = 0; at < candidates.length; at++)
      if (this.#hash.isFree(candidates[at]!.boxes) && this.#tooNear(w, candidates[at]!).length === 0)
        return at;
    return -1;
  }

  /** Gives a wish that position where this makes the whole worth more, after those in its way have moved or gone. */
  tryMove(w: number, at: number): boolean {
    const candidate = this.candidates[w]![at]!;
    const was = this.chosen[w]!;
    // Its own boxes are no obstacle to it.
    this.take(w);
    const owners = this.#hash.owners(candidate.boxes, MOST_MOVED);
    const near = this.#tooNear(w, candidate);
    const others = owners === null ? null : [...new Set([...owners, ...near])];
    if (others === null || others.length > MOST_MOVED || others.includes(FIXED)) {
      if (was >= 0) this.put(w, was);
      return false;
    }
    const before = others.map((other) => this.chosen[other]!);
    let gain = this.#value(w, at) - (was < 0 ? 0 : this.#value(w, was));
    // Even if all that move found as good a place, it would not be worth it.
    if (gain <= 1e-9) {
      if (was >= 0) this.put(w, was);
      return false;
    }
    for (const [i, other] of others.entries()) {
      gain -= this.#value(other, before[i]!);
      this.take(other);
    }
    this.put(w, at);
    const byWorth = [...others].sort((a, b) => this.wishes[b]!.worth - this.wishes[a]!.worth || a - b);
    for (const other of byWorth) {
      const free = this.bestFree(other);
      if (free < 0) {
        // What a sheet must not go out without goes for nothing less.
        if (this.wishes[other]!.important && !this.wishes[w]!.important) gain = Number.NEGATIVE_INFINITY;
        continue;
      }
      this.put(other, free);
      gain += this.#value(other, free);
    }
    if (gain > 1e-9) return true;
    this.take(w);
    for (const other of others) this.take(other);
    for (const [i, other] of others.entries()) this.put(other, before[i]!);
    if (was >= 0) this.put(w, was);
    return false;
  }

  #value(w: number, at: number): number {
    return this.wishes[w]!.worth * (1 - COST_SHARE * Math.min(5, this.candidates[w]![at]!.cost));
  }

  /** Placed labels of the same group that a position would come too near to. */
  #tooNear(w: number, candidate: Candidate): readonly number[] {
    const { group, apart = 0 } = this.wishes[w]!;
    if (group === undefined || apart === 0) return [];
    const [x, y] = middleOf(candidate);
    return this.#groups.get(group)!.filter((other) => {
      const at = this.chosen[other]!;
      if (other === w || at < 0) return false;
      const [ox, oy] = middleOf(this.candidates[other]![at]!);
      return Math.hypot(x - ox, y - oy) < apart;
    });
  }
}

function middleOf({ boxes }: Candidate): readonly [number, number] {
  const box = boxes[boxes.length >> 1]!;
  return [box.x, box.y];
}
