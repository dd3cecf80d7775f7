import { FREE, OUTSIDE } from './block-mesh.ts';
import type { Chain, CutNode } from './cut-chains.ts';
import type { CutLines, CutPiece } from './cut-lines.ts';
import type { Place } from './pull-taut.ts';

/** Ways out are tried this far to either side of straight on, in so many steps (radians). */
const SPREAD = (80 * Math.PI) / 180;
const STEPS = 10;
/** And so far beside a corner. */
const BESIDE = 0.02;
/** How much longer a way seems for its bend, and for how it comes upon the street. */
const BEND = 0.6;
const SLANT = 0.8;
/** A way out passes at most so many triangles. */
const FAR = 200;

/**
 * Leads the end of a chain out to a street, or to a cut that was drawn before. From the last gap between two buildings there is nothing
 * between buildings to keep to: of the straight ways out the one that is short, straight on, and meets the street squarely.
 */
export function wayOut(lines: CutLines, chain: Chain): Chain {
  const { nodes, via, tail } = chain;
  let last = nodes.length - 1;
  while (last >= 0 && !isGap(lines, nodes[last]!)) last--;
  // from the last gap on; where the chain would come to nothing, from wherever there is a way
  const tried = tail === -1 ? [last] : [last, ...Array.from(nodes.keys()).reverse()];
  for (const k of tried) {
    const on = k === nodes.length - 1 ? tail : via[k];
    if (k < 0 || on === undefined || on === -1) continue;
    const way = bestWay(lines, nodes[k]!, on, k > 0 ? middle(nodes[k - 1]!) : null);
    if (!way) continue;
    return {
      nodes: [
        ...nodes.slice(0, k + 1),
        ...way.sides.map((side) => lines.crossing(side)),
        ...(way.onto ? [ontoNode(way.onto)] : []),
      ],
      via: [...via.slice(0, k), ...way.via],
      head: chain.head,
      tail: -1,
    };
  }
  return ended(lines, chain);
}

/** A chain that has to end in a triangle ends on whatever was drawn there. */
export function ended(lines: CutLines, chain: Chain): Chain {
  const { nodes, via, tail } = chain;
  if (tail === -1) return chain;
  const from = middle(nodes.at(-1)!);
  const pieces = [...(lines.drawn.get(tail) ?? [])];
  if (pieces.length === 0) return chain;
  const far = (piece: CutPiece) => {
    const [x, y] = middle(ontoNode(piece));
    return Math.hypot(x - from[0], y - from[1]);
  };
  const end = pieces.sort((a, b) => far(a) - far(b))[0]!;
  return { nodes: [...nodes, ontoNode(end)], via: [...via, tail], head: chain.head, tail: -1 };
}

/** Is it a corner, or a gap with a building at either end? */
function isGap(lines: CutLines, node: CutNode): boolean {
  if (node.corner !== -1) return true;
  const { mesh } = lines.block;
  const [p, q] = [mesh.corner[node.side]!, mesh.corner[mesh.after(node.side)]!];
  return lines.labels.open[p] === 0 && lines.labels.open[q] === 0;
}

interface Way {
  /** The sides that are crossed; the last one is the outline where it ends on no cut. */
  readonly sides: readonly number[];
  readonly via: readonly number[];
  readonly onto: CutPiece | null;
  readonly cost: number;
}

function bestWay(lines: CutLines, from: CutNode, first: number, before: Place | null): Way | null {
  const start = middle(from);
  const [ahead, straight] = directions(lines, from, first, before, start);
  const angles = Array.from({ length: 2 * STEPS + 1 }, (_, i) => ahead + (SPREAD * (i - STEPS)) / STEPS);
  // what is right ahead may be too small to be met by one of those
  const towards = ([x, y]: Place) => Math.atan2(y - start[1], x - start[0]);
  for (const piece of lines.drawn.get(first) ?? []) angles.push(towards(middle(ontoNode(piece))));
  const { mesh } = lines.block;
  for (let s = 3 * first; s < 3 * first + 3; s++) {
    if (from.side !== -1 && (s === from.side || mesh.across[s] === from.side)) {
      const corner = towards(lines.metres(mesh.corner[mesh.after(mesh.after(s))]!));
      angles.push(corner - BESIDE, corner + BESIDE);
    }
  }
  let best: Way | null = null;
  for (const angle of angles) {
    const way = walk(
      lines,
      from,
      first,
      start,
      [Math.cos(angle), Math.sin(angle)],
      straight,
      best?.cost ?? Infinity,
    );
    if (way && (best === null || way.cost < best.cost)) best = way;
  }
  return best;
}

/** Away from the side and into the triangle; and as the chain has run so far. */
function directions(
  lines: CutLines,
  from: CutNode,
  first: number,
  before: Place | null,
  start: Place,
): [number, number] {
  const { mesh } = lines.block;
  let [x, y] = [0, 0];
  for (let s = 3 * first; s < 3 * first + 3; s++) {
    const [cx, cy] = lines.metres(mesh.corner[s]!);
    x += cx / 3;
    y += cy / 3;
  }
  const inward: Place = [x - start[0], y - start[1]];
  let ahead = Math.atan2(inward[1], inward[0]);
  if (from.corner === -1) {
    const [lx, ly, rx, ry] = from.gate;
    const [nx, ny] = [-(ry - ly), rx - lx];
    ahead = nx * inward[0] + ny * inward[1] >= 0 ? Math.atan2(ny, nx) : Math.atan2(-ny, -nx);
  }
  const straight = before === null ? ahead : Math.atan2(start[1] - before[1], start[0] - before[0]);
  return [ahead, straight];
}

/** From `start` straight on until the outline or a cut; null where a building or a gap between two is in the way, or what is longer than `most`. */
function walk(
  lines: CutLines,
  from: CutNode,
  first: number,
  start: Place,
  direction: Place,
  straight: number,
  most: number,
): Way | null {
  const { mesh, owner, x, y } = lines.block;
  const sides: number[] = [];
  const via: number[] = [];
  let t = first;
  let entered = from.side === -1 ? -1 : from.side;
  let gone = 0;
  const priced = (length: number, along: Place, onto: CutPiece | null): Way => {
    const turned = 1 - Math.cos(Math.atan2(direction[1], direction[0]) - straight);
    const squarely =
      Math.abs(direction[0] * along[1] - direction[1] * along[0]) / (Math.hypot(...along) || 1);
    return { sides, via, onto, cost: length * (1 + BEND * turned) * (1 + SLANT * (1 - squarely)) + 2 };
  };
  for (let step = 0; step < FAR; step++) {
    let [side, far] = [-1, Infinity];
    for (let s = 3 * t; s < 3 * t + 3; s++) {
      if (entered !== -1 && (s === entered || mesh.across[s] === entered)) continue;
      const p = mesh.corner[s]!;
      const q = mesh.corner[mesh.after(s)]!;
      if (step === 0 && from.corner !== -1 && (p === from.corner || q === from.corner)) continue;
      const hit = rayHits(start, direction, x[p]!, y[p]!, x[q]!, y[q]!);
      if (hit < gone || hit >= far) continue;
      [side, far] = [s, hit];
    }
    if (side === -1 || gone > most) return null;
    let met: CutPiece | null = null;
    for (const piece of lines.drawn.get(t) ?? []) {
      const [a, b] = [piece.cut.places[piece.at]!, piece.cut.places[piece.at + 1]!];
      const hit = rayHits(start, direction, a[0], a[1], b[0], b[1]);
      if (hit >= gone && hit <= far) [met, far] = [piece, hit];
    }
    via.push(t);
    if (met) {
      const [a, b] = [met.cut.places[met.at]!, met.cut.places[met.at + 1]!];
      return priced(far, [b[0] - a[0], b[1] - a[1]], met);
    }
    const beyond = mesh.across[side]!;
    const there = owner[(beyond / 3) | 0]!;
    const [p, q] = [mesh.corner[side]!, mesh.corner[mesh.after(side)]!];
    if (there === OUTSIDE) {
      sides.push(side);
      return priced(far, [x[q]! - x[p]!, y[q]! - y[p]!], null);
    }
    if (there !== FREE || (lines.labels.open[p] === 0 && lines.labels.open[q] === 0)) return null;
    sides.push(side);
    entered = beyond;
    gone = far;
    t = (beyond / 3) | 0;
  }
  return null;
}

/** How far along the ray the segment from a to b is met; −1: it is not. */
function rayHits([x, y]: Place, [dx, dy]: Place, ax: number, ay: number, bx: number, by: number): number {
  const ex = bx - ax;
  const ey = by - ay;
  const den = dx * ey - dy * ex;
  if (den === 0) return -1;
  const far = ((ax - x) * ey - (ay - y) * ex) / den;
  const at = ((ax - x) * dy - (ay - y) * dx) / den;
  return far >= 0 && at >= 0 && at <= 1 ? far : -1;
}

function ontoNode(piece: CutPiece): CutNode {
  const [a, b] = [piece.cut.places[piece.at]!, piece.cut.places[piece.at + 1]!];
  return {
    gate: [a[0], a[1], b[0], b[1]],
    corner: -1,
    side: -1,
    out: null,
    onto: piece,
    arcs: [],
    dangles: [],
  };
}

function middle({ gate: [lx, ly, rx, ry] }: CutNode): Place {
  return [(lx + rx) / 2, (ly + ry) / 2];
}
