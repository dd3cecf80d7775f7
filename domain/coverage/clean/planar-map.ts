import type { Point } from '../../geometry/point.ts';
import { EdgeIds } from './edge-ids.ts';
import type { LatticePoints } from './lattice-points.ts';
import type { Layers } from './layers.ts';
import { linkEdges } from './link-edges.ts';
import { nodeEdges } from './node-edges.ts';

/** Edges that meet in their ends only. Half-edge 2e runs edge e from its low point to its high one, 2e + 1 back. */
export interface LinkedEdges {
  readonly points: LatticePoints;
  readonly edges: EdgeIds;
  /** The half-edge after this one around the ground on its left; −1: the edge bounds nothing, or was divided. */
  readonly next: Int32Array;
}

/** All rings as one planar map, each edge with the layers that run along it. */
export interface PlanarMap extends LinkedEdges {
  /** The layers along edge e: `layer[along[e]]` … `layer[along[e + 1] - 1]`, and which way their rings run: 1 low to high, −1 back. */
  readonly along: Int32Array;
  readonly layer: Int32Array;
  readonly way: Int8Array;
  /** For every edge of a ring that had to be divided: all points, from its low end to its high one. By the edge's number. */
  readonly chains: ReadonlyMap<number, readonly number[]>;
  /** The edge that leaves each corner, as the ring had it. */
  readonly edgeOfCorner: Int32Array;
}

/** The map of all rings; `feet`: places on edges that are to be corners. */
export function planarMap(layers: Layers, feet: readonly Point[] = []): PlanarMap {
  const { points, corner, start, layerOfRing } = layers;
  const edges = new EdgeIds((corner.length * 5) >> 3);
  const edgeOfCorner = new Int32Array(corner.length);
  for (let r = 0; r + 1 < start.length; r++) {
    const end = start[r + 1]!;
    for (let c = start[r]!; c < end; c++)
      edgeOfCorner[c] = edges.idOf(corner[c]!, corner[c + 1 === end ? start[r]! : c + 1]!);
  }
  const divided = new Uint8Array(edges.count);
  const through = nodeEdges(
    points,
    edges,
    feet.map(([x, y]) => points.idOf(x, y)),
  );
  const chains = new Map<number, number[]>();
  // what a divided edge consists of, as half-edges from its low end to its high one
  const parts = new Map<number, number[]>();
  for (const [e, middle] of through) {
    const chain = [edges.low[e]!, ...middle, edges.high[e]!];
    chains.set(e, chain);
    divided[e] = 1;
    parts.set(
      e,
      middle.concat(edges.high[e]!).map((q, k) => {
        const part = edges.idOf(chain[k]!, q);
        return 2 * part + (chain[k]! < q ? 0 : 1);
      }),
    );
  }

  const along = new Int32Array(edges.count + 1);
  const forEachRun = (on: (edge: number, layer: number, way: number) => void) => {
    for (let r = 0; r + 1 < start.length; r++) {
      const end = start[r + 1]!;
      for (let c = start[r]!; c < end; c++) {
        const e = edgeOfCorner[c]!;
        const way = edges.low[e] === corner[c] ? 1 : -1;
        if (divided[e] === 0) on(e, layerOfRing[r]!, way);
        else for (const half of parts.get(e)!) on(half >> 1, layerOfRing[r]!, half & 1 ? -way : way);
      }
    }
  };
  forEachRun((e) => along[e + 1]!++);
  for (let e = 0; e < edges.count; e++) along[e + 1]! += along[e]!;
  const free = along.slice();
  const layer = new Int32Array(along[edges.count]!);
  const way = new Int8Array(layer.length);
  forEachRun((e, l, w) => {
    const at = free[e]!++;
    layer[at] = l;
    way[at] = w;
  });
  const bounds = boundingEdges(edges, along, layer, way);
  return { points, edges, next: linkEdges(points, edges, bounds), along, layer, way, chains, edgeOfCorner };
}

/** Which edges have something else on one side than on the other: what a spike runs out and back bounds nothing. */
function boundingEdges(edges: EdgeIds, along: Int32Array, layer: Int32Array, way: Int8Array): Uint8Array {
  const bounds = new Uint8Array(edges.count);
  for (let e = 0; e < edges.count; e++) {
    for (let i = along[e]!; i < along[e + 1]! && bounds[e] === 0; i++) {
      let net = 0;
      for (let j = along[e]!; j < along[e + 1]!; j++) if (layer[j] === layer[i]) net += way[j]!;
      if (net !== 0) bounds[e] = 1;
    }
  }
  return bounds;
}
