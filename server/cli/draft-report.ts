import { draftedBorders } from '../../domain/draft/propose/drafted-borders.ts';
import { shareOnLines } from '../../domain/draft/propose/on-lines.ts';
import { shortfallTeller } from '../../domain/draft/propose/told-shortfall.ts';
import type {
  Divided,
  DraftBuilding,
  DraftLine,
  DraftWish,
  PartGraph,
  Parts,
  Shortfall,
} from '../../domain/draft/types.ts';
import { type Point, toDegrees } from '../../domain/geometry/point.ts';
import { inWords } from './draft-words.ts';
import type { DraftedGrid } from './drafted-grids.ts';

/** What `tessera draft --json` prints, but for the time it took; interfaces.md promises the names. */
export interface DraftReport {
  readonly grids: number;
  readonly households: {
    readonly total: number;
    readonly min: number;
    readonly max: number;
    readonly mean: number;
  };
  /** Share of the grids within target ± tolerance, in the measure. */
  readonly withinTolerance: number;
  /** Share of the length of all borders between two grids that runs on a line. */
  readonly borderOnLines: number;
  /** The same of those that were drawn: the borders of parents were given. */
  readonly drawnOnLines: number;
  /** Mean Polsby-Popper: 4π × area ÷ perimeter². */
  readonly compactness: number;
  /** Grids of more than one piece. */
  readonly disconnected: number;
  readonly impossible: readonly {
    readonly at: readonly [lng: number, lat: number];
    readonly households: number;
    readonly reason: Shortfall['code'];
    readonly why: string;
    /** Numbers of the grids that it concerns. */
    readonly grids: readonly number[];
  }[];
}

/** A draft from its files: what went in, and what came of it. */
export interface Drafted {
  readonly lines: readonly DraftLine[];
  readonly buildings: readonly DraftBuilding[];
  readonly wish: DraftWish;
  readonly measure: 'households' | 'persons';
  readonly barriers: readonly string[];
  readonly parts: Parts;
  readonly graph: PartGraph;
  readonly divided: Divided;
  readonly grids: readonly DraftedGrid[];
  /** What a grid is called, by its place. */
  readonly numbers: readonly number[];
}

/** The figures of a draft. */
export function draftReport(drafted: Drafted): DraftReport {
  const { lines, wish, measure, parts, graph, divided, grids, numbers } = drafted;
  const told = shortfallTeller(drafted);
  const counts = grids.map((grid) => grid.households);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const measured = grids.map((grid) => grid[measure]);
  const target = wish.target ?? measured.reduce((sum, count) => sum + count, 0) / Math.max(1, grids.length);
  const within = measured.filter((count) => Math.abs(count - target) <= target * wish.tolerance + 1e-9);
  return {
    grids: grids.length,
    households: {
      total,
      min: counts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      max: counts.reduce((a, b) => Math.max(a, b), 0),
      mean: total / grids.length,
    },
    withinTolerance: within.length / grids.length,
    borderOnLines: shareOnLines(allBorders(parts, divided.gridOf), lines),
    drawnOnLines: shareOnLines(draftedBorders(parts, divided.gridOf), lines),
    compactness: grids.reduce((sum, grid) => sum + grid.compactness, 0) / grids.length,
    disconnected: disconnected(graph, divided),
    impossible: divided.shortfalls.map((shortfall) => {
      const { code, params, at } = told(shortfall);
      const held = shortfall.parts.reduce((sum, part) => sum + parts.households[part]!, 0);
      return {
        at: toDegrees(at),
        households: code === 'one-building' && measure === 'households' ? Number(params.households) : held,
        reason: code,
        why: inWords(code, params, measure),
        grids: [...new Set(shortfall.parts.map((part) => numbers[divided.gridOf[part]!]!))].sort(
          (x, y) => x - y,
        ),
      };
    }),
  };
}

/** The borders between two grids, those of two grounds too, as stretches of two points. */
function allBorders({ net, partOf }: Parts, gridOf: Int32Array): (readonly [Point, Point])[] {
  const stretches: (readonly [Point, Point])[] = [];
  const place = (p: number): Point => [net.xs[p]!, net.ys[p]!];
  for (let e = 0; e < net.from.length; e++) {
    const [l, r] = [net.left[e]!, net.right[e]!];
    if (l !== -1 && r !== -1 && gridOf[partOf[l]!] !== gridOf[partOf[r]!])
      stretches.push([place(net.from[e]!), place(net.to[e]!)]);
  }
  return stretches;
}

function disconnected({ count, start, neighbour }: PartGraph, { gridOf, grids }: Divided): number {
  const pieces = new Int32Array(grids);
  const seen = new Uint8Array(count);
  for (let first = 0; first < count; first++) {
    if (seen[first] === 1) continue;
    pieces[gridOf[first]!]! += 1;
    const stack = [first];
    seen[first] = 1;
    while (stack.length > 0) {
      const p = stack.pop()!;
      for (let i = start[p]!; i < start[p + 1]!; i++) {
        const q = neighbour[i]!;
        if (seen[q] === 1 || gridOf[q] !== gridOf[p]) continue;
        seen[q] = 1;
        stack.push(q);
      }
    }
  }
  return pieces.filter((n) => n > 1).length;
}
