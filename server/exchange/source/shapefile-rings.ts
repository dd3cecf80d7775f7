import Flatbush from 'flatbush';
import { ringTurn } from '../../../domain/geometry/ring-turn.ts';
import { turn } from '../../../domain/geometry/turn.ts';

/** Closed rings side by side: ring r has the corners starts[r] … starts[r + 1] - 1, the last equal to the first. */
export interface FlatRings {
  /** x and y of corner c at 2c and 2c + 1. */
  readonly xy: Float64Array;
  readonly starts: readonly number[];
}

/** Which rings make a polygon, its shell first, by their places in the record; and what is wrong with them, if anything. */
export interface RingGroups {
  readonly polygons: readonly (readonly number[])[];
  readonly fault: 'hole-outside' | 'hole-in-hole' | 'shell-in-shell' | 'shape-too-intricate' | null;
}

/** So many edges are looked at to find which ring lies in which, about a second; a record made to last for ever ends there. */
const EDGES_MAX = 400_000_000;
/** So many corners that lie on the other ring's line are passed over before a point within the ring is sought. */
const CORNERS_ASKED = 8;
/** What it costs to put one ring among those that might lie around another, in edges looked at. */
const SORTED_AS_EDGES = 32;

/**
 * Groups the rings of a Shapefile's polygon (Esri 1998: shells run clockwise, holes counter-clockwise, in any order). Each
 * hole goes to the smallest shell around it, so that an island in a lake in an island is right. One ring alone is a shell
 * whichever way it runs, and so are rings that all run counter-clockwise, as some programs write them. Nothing is repaired: a
 * hole in no shell, a hole in a hole or a shell in a shell is a fault, and is left where whoever checks the polygon finds it
 * again (a stray hole stays with the first shell).
 */
export function groupRings(rings: FlatRings): RingGroups {
  const count = rings.starts.length - 1;
  if (count === 1) return { polygons: [[0]], fault: null };
  const turned = Array.from({ length: count }, (_, r) => runsClockwise(rings, r));
  const isShell = turned.some(Boolean) ? turned : turned.map(() => true);
  const around = findContainers(rings);
  const shells: number[] = [];
  const holes = new Map<number, number[]>();
  for (let r = 0; r < count; r++) {
    if (!isShell[r]) continue;
    shells.push(r);
    holes.set(r, [r]);
  }
  if (around === null) return { polygons: [...holes.values()], fault: 'shape-too-intricate' };
  let fault: RingGroups['fault'] = null;
  for (let r = 0; r < count; r++) {
    const outer = around[r]!;
    if (isShell[r]) {
      if (outer >= 0 && isShell[outer]) fault ??= 'shell-in-shell';
      continue;
    }
    if (outer < 0) fault ??= 'hole-outside';
    else if (!isShell[outer]) fault ??= 'hole-in-hole';
    let shell = outer;
    while (shell >= 0 && !isShell[shell]) shell = around[shell]!;
    holes.get(shell >= 0 ? shell : shells[0]!)!.push(r);
  }
  return { polygons: shells.map((shell) => holes.get(shell)!), fault };
}

function runsClockwise({ xy, starts }: FlatRings, r: number): boolean {
  const way = ringTurn(xy, starts[r]!, starts[r + 1]! - 1);
  // No inside at its extreme corner: the whole ring decides, and what has no area is no hole.
  return way === 0 ? area2({ xy, starts }, r) <= 0 : way < 0;
}

/** Twice the signed area, about the ring's first corner: > 0 counter-clockwise. */
function area2({ xy, starts }: FlatRings, r: number): number {
  const from = starts[r]!;
  const x0 = xy[2 * from]!;
  const y0 = xy[2 * from + 1]!;
  let sum = 0;
  for (let c = from + 1; c < starts[r + 1]! - 1; c++)
    sum += (xy[2 * c]! - x0) * (xy[2 * c + 3]! - y0) - (xy[2 * c + 2]! - x0) * (xy[2 * c + 1]! - y0);
  return sum;
}

/** For each ring the smallest one around it, or -1; null where that is too much work. Of equal rings the later lies in the earlier. */
function findContainers(rings: FlatRings): Int32Array | null {
  const { xy, starts } = rings;
  const count = starts.length - 1;
  const areas = Array.from({ length: count }, (_, r) => Math.abs(area2(rings, r)));
  // From the smallest; of equal ones the later first, so that the earlier lies around it.
  const bySize = Uint32Array.from(areas.keys()).sort((a, b) => areas[a]! - areas[b]! || b - a);
  const ranks = new Uint32Array(count);
  bySize.forEach((r, rank) => {
    ranks[r] = rank;
  });
  const boxes = new Float64Array(count * 4);
  const index = new Flatbush(count);
  for (let r = 0; r < count; r++) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let c = starts[r]!; c < starts[r + 1]!; c++) {
      x0 = Math.min(x0, xy[2 * c]!);
      x1 = Math.max(x1, xy[2 * c]!);
      y0 = Math.min(y0, xy[2 * c + 1]!);
      y1 = Math.max(y1, xy[2 * c + 1]!);
    }
    boxes.set([x0, y0, x1, y1], r * 4);
    index.add(x0, y0, x1, y1);
  }
  index.finish();
  const around = new Int32Array(count).fill(-1);
  const work = { edges: 0 };
  for (let r = 0; r < count; r++) {
    const box = boxes.subarray(r * 4, r * 4 + 4) as unknown as [number, number, number, number];
    const larger = index.search(box[0], box[1], box[0], box[1], (other) => {
      const b = other * 4;
      const covers =
        boxes[b]! <= box[0] && boxes[b + 1]! <= box[1] && boxes[b + 2]! >= box[2] && boxes[b + 3]! >= box[3];
      return covers && ranks[other]! > ranks[r]!;
    });
    work.edges += larger.length * SORTED_AS_EDGES;
    if (work.edges > EDGES_MAX) return null;
    for (const rank of Uint32Array.from(larger, (other) => ranks[other]!).sort()) {
      const other = bySize[rank]!;
      if (work.edges > EDGES_MAX) return null;
      if (!liesIn(rings, r, other, work)) continue;
      around[r] = other;
      break;
    }
  }
  return around;
}

/** Whether a ring lies in a larger one, rings being taken not to cross: a corner off the other's line decides, else a point within it. */
function liesIn(rings: FlatRings, inner: number, outer: number, work: { edges: number }): boolean {
  const { xy, starts } = rings;
  const end = Math.min(starts[inner + 1]! - 1, starts[inner]! + CORNERS_ASKED);
  for (let c = starts[inner]!; c < end; c++) {
    work.edges += starts[outer + 1]! - starts[outer]!;
    const side = sideOf(rings, outer, xy[2 * c]!, xy[2 * c + 1]!);
    if (side !== 0) return side > 0;
  }
  work.edges += starts[outer + 1]! - starts[outer]! + starts[inner + 1]! - starts[inner]!;
  const [x, y] = pointWithin(rings, inner);
  return sideOf(rings, outer, x, y) >= 0;
}

/** 1 within the ring, -1 outside, 0 on its line; exact. */
function sideOf({ xy, starts }: FlatRings, r: number, x: number, y: number): number {
  let side = -1;
  for (let c = starts[r]!; c < starts[r + 1]! - 1; c++) {
    const ay = xy[2 * c + 1]!;
    const by = xy[2 * c + 3]!;
    if ((ay < y && by < y) || (ay > y && by > y)) continue;
    const ax = xy[2 * c]!;
    const bx = xy[2 * c + 2]!;
    if (ay === by) {
      if (ay === y && Math.min(ax, bx) <= x && x <= Math.max(ax, bx)) return 0;
      continue;
    }
    const way = turn(ax, ay, bx, by, x, y);
    if (way === 0) return 0;
    // An edge counts at its lower end and not at its upper one, so that a corner counts once.
    if (ay <= y !== by <= y && way > 0 === by > ay) side = -side;
  }
  return side;
}

/** A point in the ring: halfway along the first stretch of a level, between two corners' heights, that lies in it. */
function pointWithin({ xy, starts }: FlatRings, r: number): [number, number] {
  const from = starts[r]!;
  const to = starts[r + 1]! - 1;
  const low = xy[2 * from + 1]!;
  let next = Infinity;
  for (let c = from; c < to; c++) {
    const y = xy[2 * c + 1]!;
    if (y !== low && Math.abs(y - low) < Math.abs(next - low)) next = y;
  }
  const level = Number.isFinite(next) ? (low + next) / 2 : low;
  const crossings: number[] = [];
  for (let c = from; c < to; c++) {
    const [ax, ay, bx, by] = [xy[2 * c]!, xy[2 * c + 1]!, xy[2 * c + 2]!, xy[2 * c + 3]!];
    if (ay <= level !== by <= level) crossings.push(ax + ((level - ay) / (by - ay)) * (bx - ax));
  }
  crossings.sort((a, b) => a - b);
  return crossings.length < 2 ? [xy[2 * from]!, low] : [(crossings[0]! + crossings[1]!) / 2, level];
}
