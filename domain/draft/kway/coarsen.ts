import type { CutGraph } from './graph.ts';

/** A graph made smaller: vertex v of the finer one went into vertex `into[v]`. */
export interface Coarser {
  readonly graph: CutGraph;
  readonly into: Int32Array;
}

/** So that a vertex without weight can be divided by. */
const NEXT_TO_NOTHING = 1e-9;

/**
 * Joins neighbours that share much border for their weight, none to become heavier than `heaviest`, and stops at `least` vertices: by
 * pairs (heavy-edge matching, Karypis & Kumar 1998), or where `clusters` is set as many as will fit, which a star needs. The lightest
 * choose first, since nobody may be left for them later.
 */
export function coarsen(
  graph: CutGraph,
  heaviest: number,
  least: number,
  clusters: boolean,
  random: () => number,
): Coarser {
  const { count, weight, start, neighbour, lengthM } = graph;
  // whom a vertex goes with (itself: nobody yet), and what it then weighs
  const leader = new Int32Array(count);
  const size = new Int32Array(count).fill(1);
  const heft = weight.slice();
  for (let v = 0; v < count; v++) leader[v] = v;
  let left = count;
  for (const v of lightestFirst(weight, random)) {
    if (left <= least) break;
    if (size[v] !== 1 || leader[v] !== v) continue;
    let best = -1;
    let bestRating = -1;
    for (let i = start[v]!; i < start[v + 1]!; i++) {
      const u = leader[neighbour[i]!]!;
      if (u === v || (size[u]! > 1 && !clusters) || heft[u]! + weight[v]! > heaviest) continue;
      const rating = lengthM[i]! / (heft[u]! + NEXT_TO_NOTHING);
      if (rating > bestRating) {
        bestRating = rating;
        best = u;
      }
    }
    if (best === -1) continue;
    leader[v] = best;
    heft[best]! += weight[v]!;
    size[best]!++;
    left--;
  }
  return contract(graph, leader, left);
}

function lightestFirst(weight: Float64Array, random: () => number): Int32Array {
  const key = weight.map((w) => w * (0.5 + random()));
  return Int32Array.from(key, (_, v) => v).sort((a, b) => key[a]! - key[b]! || a - b);
}

/** Every leader leads itself. */
function contract(graph: CutGraph, leader: Int32Array, count: number): Coarser {
  const { weight, start, neighbour, lengthM } = graph;
  const fine = graph.count;
  const into = new Int32Array(fine).fill(-1);
  for (let v = 0, made = 0; v < fine; v++) {
    const l = leader[v]!;
    if (into[l] === -1) into[l] = made++;
    into[v] = into[l]!;
  }
  // members of each, one after another
  const from = new Int32Array(count + 1);
  for (let v = 0; v < fine; v++) from[into[v]! + 1]!++;
  for (let c = 0; c < count; c++) from[c + 1]! += from[c]!;
  const member = new Int32Array(fine);
  const next = from.slice();
  for (let v = 0; v < fine; v++) member[next[into[v]!]!++] = v;

  const newWeight = new Float64Array(count);
  const newStart = new Int32Array(count + 1);
  const newNeighbour = new Int32Array(neighbour.length);
  const newLength = new Float64Array(neighbour.length);
  const place = new Int32Array(count).fill(-1);
  let filled = 0;
  for (let c = 0; c < count; c++) {
    const own = filled;
    for (let m = from[c]!; m < from[c + 1]!; m++) {
      const v = member[m]!;
      newWeight[c]! += weight[v]!;
      for (let i = start[v]!; i < start[v + 1]!; i++) {
        const d = into[neighbour[i]!]!;
        if (d === c) continue;
        if (place[d]! >= own) {
          newLength[place[d]!]! += lengthM[i]!;
        } else {
          place[d] = filled;
          newNeighbour[filled] = d;
          newLength[filled++] = lengthM[i]!;
        }
      }
    }
    newStart[c + 1] = filled;
  }
  const coarse: CutGraph = {
    count,
    weight: newWeight,
    start: newStart,
    neighbour: newNeighbour.slice(0, filled),
    lengthM: newLength.slice(0, filled),
  };
  return { graph: coarse, into };
}
