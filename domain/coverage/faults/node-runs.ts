import type { NodedEdge } from './arrangement.ts';
import type { PointIds } from './point-ids.ts';
import type { Run } from './runs.ts';
import { snapRound } from './snap-round.ts';

/** A noded edge and the polygons that have it: their ground on its left, or on its right. */
export interface OwnedEdge extends NodedEdge {
  net: number;
  readonly left: number[];
  readonly right: number[];
  /** Whether one of the runs along it is an edge that nothing cancels. */
  unmatched: boolean;
}

export interface NodedRuns {
  readonly edges: OwnedEdge[];
  /** For each run the points that it was led through. */
  readonly chains: readonly (readonly number[])[];
  /** The edge between two points that follow one another in a chain. */
  edgeBetween(a: number, b: number): OwnedEdge | undefined;
}

/** Nodes the runs and adds them up; polygons from `territoryFrom` on are taken away instead of added. */
export function nodeRuns(points: PointIds, runs: readonly Run[], territoryFrom: number): NodedRuns {
  const chains = snapRound(
    points,
    runs.map((run) => [run.from, run.to] as const),
  );
  const edges: OwnedEdge[] = [];
  // keyed low point × 2^26 + high point, as many as a Map holds
  const byEnds = new Map<number, OwnedEdge>();
  const keyOf = (a: number, b: number) => Math.min(a, b) * 67108864 + Math.max(a, b);
  for (let i = 0; i < runs.length; i++) {
    const { polygon, unmatched } = runs[i]!;
    const weight = polygon < territoryFrom ? 1 : -1;
    const chain = chains[i]!;
    for (let k = 1; k < chain.length; k++) {
      const a = chain[k - 1]!;
      const b = chain[k]!;
      const key = keyOf(a, b);
      let edge = byEnds.get(key);
      if (!edge) {
        edge = { from: a, to: b, net: 0, left: [], right: [], unmatched: false };
        byEnds.set(key, edge);
        edges.push(edge);
      }
      const along = edge.from === a;
      edge.net += along ? weight : -weight;
      (along ? edge.left : edge.right).push(polygon);
      if (unmatched) edge.unmatched = true;
    }
  }
  return { edges, chains, edgeBetween: (a, b) => byEnds.get(keyOf(a, b)) };
}
