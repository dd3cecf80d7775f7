import { Assignment } from './assignment.ts';
import type { Region } from './region.ts';
import type { Structure } from './structures.ts';

/**
 * Today's division with some grids dissolved into their neighbours and others born, to begin a search from. A part of a dissolved grid
 * goes to the neighbour with the most room; a grid is born at the edge of one that holds too much. Null where a grid cannot
 * be dissolved (no neighbour) or none has room for one to be born in.
 */
export function begin(region: Region, structure: Structure, random: () => number): Assignment | null {
  const state = new Assignment(region, region.today, structure.born);
  for (const grid of structure.dissolved) if (!dissolve(state, grid, structure.dissolved)) return null;
  for (let born = 0; born < structure.born; born++) {
    if (!bear(state, region.grids + born, random)) return null;
  }
  return state;
}

function dissolve(state: Assignment, grid: number, dissolved: readonly number[]): boolean {
  const { region, gridOf } = state;
  while (state.members[grid]! > 0) {
    let part = -1;
    let to = -1;
    let most = -Infinity;
    for (let p = 0; p < region.count; p++) {
      if (gridOf[p] !== grid) continue;
      for (let k = region.start[p]!; k < region.start[p + 1]!; k++) {
        const other = gridOf[region.neighbour[k]!]!;
        const room = state.high[other]! - state.held[other]! - region.weight[p]!;
        if (room <= most || other === grid || dissolved.includes(other)) continue;
        if (!state.canMove(p, other, true)) continue;
        part = p;
        to = other;
        most = room;
      }
    }
    if (part < 0) return false;
    state.move(part, to);
  }
  return true;
}

/** So many places are tried for a grid to be born. */
const SEEDS = 10;

/**
 * A connected piece grows from the edge of a grid that holds too much, taking first from those that do; of some places, by chance but
 * rather where there is more too much, the one that relieves the others most for what it takes.
 */
function bear(state: Assignment, grid: number, random: () => number): boolean {
  const { region, gridOf } = state;
  const over = (p: number): number => state.held[gridOf[p]!]! - state.high[gridOf[p]!]!;
  const before = gridOf.slice();
  const seeds: { part: number; worth: number }[] = [];
  for (let p = 0; p < region.count; p++) {
    if (state.members[gridOf[p]!]! < 2 || !state.mayLeave(p)) continue;
    seeds.push({ part: p, worth: over(p) + random() * 2 * region.band.target });
  }
  seeds.sort((a, b) => b.worth - a.worth || a.part - b.part);
  let best: Int32Array | null = null;
  let least = Infinity;
  for (const { part } of seeds.slice(0, SEEDS)) {
    state.move(part, grid);
    grow(state, grid, random);
    const cost = 2 * state.outside + state.moved;
    if (cost < least) {
      least = cost;
      best = gridOf.slice();
    }
    state.take(before);
  }
  if (best) state.take(best);
  return best !== null;
}

function grow(state: Assignment, grid: number, random: () => number): void {
  const { region, gridOf } = state;
  const { weight, band, start, neighbour, kept } = region;
  const members: number[] = [];
  for (let p = 0; p < region.count; p++) if (gridOf[p] === grid) members.push(p);
  while (state.held[grid]! < band.low) {
    let part = -1;
    let most = -Infinity;
    for (const p of members) {
      for (let k = start[p]!; k < start[p + 1]!; k++) {
        const q = neighbour[k]!;
        const from = gridOf[q]!;
        if (from === grid || kept[k] === 1 || state.held[grid]! + weight[q]! > band.high) continue;
        const over = state.held[from]! - state.high[from]!;
        const worth = Math.min(weight[q]!, over) + band.target * 0.1 * random();
        if (worth <= most || !state.canMove(q, grid)) continue;
        part = q;
        most = worth;
      }
    }
    if (part < 0) return;
    state.move(part, grid);
    members.push(part);
  }
}
