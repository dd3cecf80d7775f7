import type { GridId } from '../../coverage/types.ts';
import { pointOnSurface } from '../../geometry/surface-point.ts';
import { ok, type Result, refuse } from '../../result.ts';
import type { Division } from '../types.ts';
import type { Hand, HandsOfEdge } from './hands.ts';
import type { PartedGrid, Side } from './sides.ts';

/** Two borders that differ by less than a twentieth are alike: which is longer, nobody sees. */
const ALIKE = 0.95;

/** For every grid that is parted the side that stays. */
type Bodies = ReadonlyMap<PartedGrid, Side>;

/** The sides that go over to another grid, and to which. */
export type Pockets = ReadonlyMap<Side, GridId>;

/**
 * Says what a line that became a border gives to whom. Where each grid has but one side that touches more than one
 * other, that side is the grid, and the others are pockets: there is one reading only. Else a line that begins and
 * ends in one grid (`subject`) redraws that grid, as a reshape does in QGIS and ArcGIS: the ground between goes to it,
 * and what it loses to the neighbours. Any other line takes from each grid its smaller side, unless it would then be
 * no border any more where two grids meet: in that case the same hand gives all along the line, the one that gives less.
 * A pocket goes to the grid with which it shares the longest border; refuses `pocket-third-grid` where two are alike.
 */
export function pocketsOf(
  division: Division,
  parted: readonly PartedGrid[],
  runs: () => readonly (readonly HandsOfEdge[])[],
  subject: GridId | null,
): Result<Pockets> {
  const near = bodiesBy(parted, smallestGives);
  if (parted.every((sides) => sides.filter(isBound).length < 2)) return dealPockets(division, near);

  const hands = runs();
  const standing = (hand: Hand) => new Set(hands.flat().flatMap((edge) => edge[hand] ?? []));
  const on = { left: standing('left'), right: standing('right') };
  if (subject !== null) {
    const redrawn = (hand: Hand) =>
      bodiesBy(parted, (sides) => keepOn(on[sides[0]!.grid === subject ? hand : other(hand)], sides));
    const [left, right] = [redrawn('left'), redrawn('right')];
    const more =
      strange(left, subject) - strange(right, subject) || Number(areaGiven(left) - areaGiven(right));
    return dealPockets(division, more > 0 ? right : left, subject);
  }
  const small = dealPockets(division, near);
  if (!small.ok || isBorder(hands, small.value)) return small;
  const [left, right] = (['left', 'right'] as const).map((hand) =>
    bodiesBy(parted, (sides) => keepOn(on[other(hand)], sides)),
  ) as [Bodies, Bodies];
  return dealPockets(division, areaGiven(left) <= areaGiven(right) ? left : right);
}

const other = (hand: Hand): Hand => (hand === 'left' ? 'right' : 'left');

function bodiesBy(parted: readonly PartedGrid[], choose: (sides: PartedGrid) => Side): Bodies {
  return new Map(parted.map((sides) => [sides, choose(sides)]));
}

/** The largest of the sides that touch more than one other grid stays; the largest of all when none does. */
function smallestGives(sides: PartedGrid): Side {
  const bound = sides.filter(isBound);
  return largest(bound.length > 0 ? bound : sides);
}

function keepOn(standing: ReadonlySet<Side>, sides: PartedGrid): Side {
  const there = sides.filter((side) => standing.has(side));
  return largest(there.length > 0 ? there : sides);
}

function largest(sides: readonly Side[]): Side {
  return sides.reduce((a, b) => (b.area2 > a.area2 ? b : a));
}

/** Does a side touch more than one other grid? The outside counts as one. */
function isBound({ beside, atEdge }: Side): boolean {
  return new Set(beside.map(({ grid }) => grid)).size + (atEdge ? 1 : 0) > 1;
}

function givenBy(bodies: Bodies): Side[] {
  return [...bodies].flatMap(([sides, body]) => sides.filter((side) => side !== body));
}

function areaGiven(bodies: Bodies): bigint {
  return givenBy(bodies).reduce((sum, { area2 }) => sum + area2, 0n);
}

/** How much border the ground that would go to a grid shares with ground of others that stays. */
function strange(bodies: Bodies, subject: GridId): number {
  const given = new Set(givenBy(bodies));
  let sum = 0;
  for (const [grid, length] of bordersOf(wonFrom(given, subject), given, new Map()))
    if (grid !== subject) sum += length;
  return sum;
}

function wonFrom(given: Iterable<Side>, subject: GridId): Side[] {
  return [...given].filter(({ grid }) => grid !== subject);
}

/** The border that sides share, no line between, with every grid, in units of latitude: with what stays and what was dealt. */
function bordersOf(sides: readonly Side[], given: ReadonlySet<Side>, dealt: Pockets): Map<GridId, number> {
  const lengths = new Map<GridId, number>();
  for (const { beside } of sides) {
    for (const { grid, side, length, open } of beside) {
      const owner = side && given.has(side) ? dealt.get(side) : grid;
      if (open && owner) lengths.set(owner, (lengths.get(owner) ?? 0) + length);
    }
  }
  return lengths;
}

/** The grids that have the longest border of all, those with one that is alike included. */
function longestOf(lengths: ReadonlyMap<GridId, number>): GridId[] {
  const longest = Math.max(...lengths.values());
  return [...lengths].flatMap(([grid, length]) => (length >= longest * ALIKE ? [grid] : []));
}

/**
 * Finds a taker for every pocket: first where ground that stays is beside it, then where other pockets went. One that
 * has no neighbour stays. What others give while a subject is redrawn goes to it together, or not at all.
 */
function dealPockets(division: Division, bodies: Bodies, subject: GridId | null = null): Result<Pockets> {
  const given = new Set(givenBy(bodies));
  const dealt = new Map<Side, GridId>();
  if (subject !== null) {
    const won = wonFrom(given, subject);
    const third = longestOf(bordersOf(won, given, dealt)).find((grid) => grid !== subject);
    if (third !== undefined) return unclear(division, won, third);
    for (const side of won) dealt.set(side, subject);
  }
  for (;;) {
    const found = new Map<Side, GridId>();
    for (const side of given) {
      if (dealt.has(side)) continue;
      const lengths = bordersOf([side], given, dealt);
      lengths.delete(side.grid);
      const [to, third] = longestOf(lengths);
      if (third !== undefined) return unclear(division, [side], third);
      if (to !== undefined) found.set(side, to);
    }
    if (found.size === 0) return ok(dealt);
    for (const [side, to] of found) dealt.set(side, to);
  }
}

function unclear({ tree }: Division, sides: readonly Side[], third: GridId): Result<never> {
  const at = sides.find(({ beside }) => beside.some(({ grid }) => grid === third)) ?? sides[0]!;
  return refuse(
    'pocket-third-grid',
    { name: tree.grids.get(third)!.name },
    pointOnSurface(at.tiles[0]!.polygon),
  );
}

/**
 * Is the line a border of one grid along its way? Not where it passes from a grid that gives on one hand into one that
 * gives on the other, and neither takes the other's: there it would only turn a corner into another.
 */
function isBorder(runs: readonly (readonly HandsOfEdge[])[], pockets: Pockets): boolean {
  const giving = ({ left, right }: HandsOfEdge) =>
    left && pockets.has(left)
      ? { hand: 'left', side: left }
      : right && pockets.has(right)
        ? { hand: 'right', side: right }
        : null;
  for (const run of runs) {
    for (let i = 1; i < run.length; i++) {
      const [one, two] = [giving(run[i - 1]!), giving(run[i]!)];
      if (!one || !two || one.hand === two.hand || one.side.grid === two.side.grid) continue;
      if (pockets.get(one.side) !== two.side.grid && pockets.get(two.side) !== one.side.grid) return false;
    }
  }
  return true;
}
