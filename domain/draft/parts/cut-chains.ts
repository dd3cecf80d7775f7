import type { CutPiece } from './cut-lines.ts';
import type { Gate, Place } from './pull-taut.ts';

/** A place that a cut passes: a side of a triangle that it crosses, or a corner. */
export interface CutNode {
  readonly gate: Gate;
  /** The corner; −1: a side. */
  readonly corner: number;
  /** The side, the lower of the twins; −1: a corner, or a cut that was drawn before. */
  readonly side: number;
  /** Which way is out of the block, where the cut ends on its outline. */
  readonly out: Place | null;
  /** The cut that this one ends on. */
  readonly onto: CutPiece | null;
  readonly arcs: Arc[];
  /** Triangles into which the cut goes on from here, and in which there is no other node. */
  readonly dangles: number[];
}

interface Arc {
  readonly to: CutNode;
  /** The triangle between; −1: a wall. */
  readonly triangle: number;
  readonly used: { is: boolean };
}

/** Nodes one after another. */
export interface Chain {
  readonly nodes: readonly CutNode[];
  /** The triangle between each node and the next; −1: a wall. */
  readonly via: readonly number[];
  /** Triangles into which the chain goes on before its first node and after its last; −1: it ends there. */
  readonly head: number;
  readonly tail: number;
}

export function joinNodes(a: CutNode, b: CutNode, triangle: number): void {
  if (a === b) return;
  const used = { is: false };
  a.arcs.push({ to: b, triangle, used });
  b.arcs.push({ to: a, triangle, used });
}

export function reversed({ nodes, via, head, tail }: Chain): Chain {
  return { nodes: nodes.toReversed(), via: via.toReversed(), head: tail, tail: head };
}

/** Runs of nodes, from an end or a fork to the next, and whatever runs in a circle. */
export function chainsOf(nodes: readonly CutNode[]): Chain[] {
  const chains: Chain[] = [];
  const dangle = (node: CutNode) => (node.arcs.length === 1 ? (node.dangles[0] ?? -1) : -1);
  const walk = (first: CutNode, arc: Arc) => {
    const run = [first];
    const via: number[] = [];
    for (let next: Arc | undefined = arc; next && !next.used.is; ) {
      next.used.is = true;
      const at: CutNode = next.to;
      run.push(at);
      via.push(next.triangle);
      next = at.arcs.length === 2 && at !== first ? at.arcs.find((other) => !other.used.is) : undefined;
    }
    chains.push({ nodes: run, via, head: dangle(first), tail: dangle(run.at(-1)!) });
  };
  for (const node of nodes) {
    if (node.arcs.length === 0 && node.corner === -1)
      chains.push({ nodes: [node], via: [], head: node.dangles[0] ?? -1, tail: node.dangles[1] ?? -1 });
    if (node.arcs.length !== 2) for (const arc of node.arcs) if (!arc.used.is) walk(node, arc);
  }
  for (const node of nodes) for (const arc of node.arcs) if (!arc.used.is) walk(node, arc);
  return chains;
}
