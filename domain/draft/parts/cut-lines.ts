import type { Point } from '../../geometry/point.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';
import { type BlockMesh, FREE, OUTSIDE } from './block-mesh.ts';
import type { CellGraph } from './cell-graph.ts';
import type { CornerLabels } from './corner-labels.ts';
import { type Chain, type CutNode, chainsOf, joinNodes, reversed } from './cut-chains.ts';
import { type Gate, type Place, pullTaut } from './pull-taut.ts';
import { ended, wayOut } from './way-out.ts';

/** How near a cut comes to a building at most: so many metres, or this share of the gap. */
const CLEAR_M = 6;
const CLEAR_SHARE = 0.28;
/** The same from a point of the outline. */
const CLEAR_STREET = 0.03;
/** Where triangles are lower than this (lattice units) a cut runs from corner to corner. */
const NARROW = 4;
/** A cut is led so far over the outline that it comes to an end beyond it (lattice units). */
const OVER = 3;

/** A cut as it has become: through these places, straight from one bend to the next. */
export interface Cut {
  readonly places: readonly Place[];
  readonly bends: readonly boolean[];
  readonly nodes: readonly CutNode[];
  /** Where later cuts end on it: after the place with this number. */
  readonly joined: Map<number, Place[]>;
}

/** A piece of a cut in one triangle: from the place with this number to the next. */
export interface CutPiece {
  readonly cut: Cut;
  readonly at: number;
}

/** Draws the cuts of one block, one split after another. */
export class CutLines {
  readonly block: BlockMesh;
  readonly labels: CornerLabels;
  readonly #graph: CellGraph;
  readonly #flat: number;
  readonly #cuts: Cut[] = [];
  /** What has been drawn in each triangle. */
  readonly drawn = new Map<number, CutPiece[]>();

  readonly #end: typeof wayOut;

  /** `strict`: cuts keep to the border of the cells out to the street, and do not look for a shorter way. */
  constructor(block: BlockMesh, labels: CornerLabels, graph: CellGraph, strict: boolean) {
    this.#end = strict ? ended : wayOut;
    this.block = block;
    this.labels = labels;
    this.#graph = graph;
    this.#flat = UNIT_M * narrowing(block.points.ys[0]!);
  }

  /**
   * Cuts between two sets of cells. `portals`, `walls`: the sides of triangles between the two. Where a third is beside them that was cut
   * off before, they end on what was drawn there.
   */
  cut(portals: readonly number[], walls: readonly number[]): void {
    for (const chain of chainsOf(this.#nodes(portals, walls))) this.#draw(chain);
  }

  /** All cuts, as points of the lattice. */
  lines(): Point[][] {
    return this.#cuts.map(({ places, bends, nodes, joined }) => {
      const line: Point[] = [];
      const put = (p: Point) => {
        const end = line.at(-1);
        if (!end || end[0] !== p[0] || end[1] !== p[1]) line.push(p);
      };
      const [first, last] = [nodes[0]!, nodes.at(-1)!];
      if (first.out) put(this.#lattice(places[0]!, first.corner, first.out));
      places.forEach((place, i) => {
        if (bends[i]) put(this.#lattice(place, nodes[i]!.corner));
        const far = (p: Place) => Math.hypot(p[0] - place[0], p[1] - place[1]);
        for (const end of joined.get(i)?.sort((a, b) => far(a) - far(b)) ?? []) put(this.#lattice(end, -1));
      });
      if (last.out) put(this.#lattice(places.at(-1)!, last.corner, last.out));
      return line;
    });
  }

  /** The cell that a side's first corner belongs to; −1: none. */
  #cell(s: number): number {
    const label = this.labels.label[s]!;
    return label === -1 ? -1 : this.#graph.of[label]!;
  }

  /** Where a point of the mesh lies, in metres. */
  metres(p: number): Place {
    return [this.block.x[p]!, this.block.y[p]!];
  }

  #nodes(portals: readonly number[], walls: readonly number[]): CutNode[] {
    const { mesh, owner } = this.block;
    const { across, corner } = mesh;
    const sides = new Map<number, CutNode>();
    const corners = new Map<number, CutNode>();
    const nodes: CutNode[] = [];
    const atCorner = (p: number): CutNode => {
      let node = corners.get(p);
      if (!node) {
        const [x, y] = this.metres(p);
        node = nodeAt([x, y, x, y], p, -1, this.#outOf(p));
        corners.set(p, node);
        nodes.push(node);
      }
      return node;
    };
    const triangles = new Set<number>();
    for (const s of portals) {
      const beyond = across[s]!;
      const other = owner[(beyond / 3) | 0]!;
      triangles.add((s / 3) | 0);
      let node: CutNode;
      if (other >= 0) {
        // along a wall of the building beyond: through the corner that is not its own
        const cell = this.#graph.of[other]!;
        node = atCorner(this.#cell(s) === cell ? corner[mesh.after(s)]! : corner[s]!);
      } else {
        if (other === FREE) triangles.add((beyond / 3) | 0);
        node = this.crossing(s);
        nodes.push(node);
      }
      sides.set(s, node);
      sides.set(beyond, node);
    }
    for (const t of triangles) {
      const met: CutNode[] = [];
      for (let s = 3 * t; s < 3 * t + 3; s++) if (sides.has(s)) met.push(sides.get(s)!);
      if (met.length === 2) joinNodes(met[0]!, met[1]!, t);
      else for (const node of met) node.dangles.push(t);
    }
    for (const s of walls) joinNodes(atCorner(corner[s]!), atCorner(corner[mesh.after(s)]!), -1);
    return nodes;
  }

  /** A node that crosses a side of a free triangle, clear of the buildings at its ends. */
  crossing(s: number): CutNode {
    const { block, labels } = this;
    const { mesh, owner } = block;
    const [p, q] = [mesh.corner[s]!, mesh.corner[mesh.after(s)]!];
    const outline = owner[(mesh.across[s]! / 3) | 0] === OUTSIDE;
    const [ax, ay] = this.metres(p);
    const [bx, by] = this.metres(q);
    const side = Math.min(s, mesh.across[s]!);
    if (!outline && (this.#isNarrow((s / 3) | 0) || this.#isNarrow((mesh.across[s]! / 3) | 0))) {
      const corner = labels.open[p] === 1 ? q : p;
      const [x, y] = this.metres(corner);
      return nodeAt([x, y, x, y], corner, side, null);
    }
    const [dx, dy] = [bx - ax, by - ay];
    const clear = Math.min(CLEAR_SHARE, CLEAR_M / Math.hypot(dx, dy));
    const a = labels.open[p] === 1 ? CLEAR_STREET : clear;
    const b = labels.open[q] === 1 ? CLEAR_STREET : clear;
    const gate: Gate = [ax + a * dx, ay + a * dy, bx - b * dx, by - b * dy];
    return nodeAt(gate, -1, side, outline ? unit(dy, -dx) : null);
  }

  /** Is there no room for a place of the lattice within a free triangle, clear of its sides? */
  #isNarrow(t: number): boolean {
    const { mesh, points, owner } = this.block;
    if (owner[t] !== FREE) return false;
    const [a, b, c] = [mesh.corner[3 * t]!, mesh.corner[3 * t + 1]!, mesh.corner[3 * t + 2]!];
    const { xs, ys } = points;
    const [ux, uy] = [xs[b]! - xs[a]!, ys[b]! - ys[a]!];
    const [vx, vy] = [xs[c]! - xs[a]!, ys[c]! - ys[a]!];
    const longest = Math.max(Math.hypot(ux, uy), Math.hypot(vx, vy), Math.hypot(vx - ux, vy - uy));
    return Math.abs(ux * vy - uy * vx) < NARROW * longest;
  }

  /** Out of the block from a corner on its outline; null from others. */
  #outOf(p: number): Place | null {
    const { mesh, owner, leaving } = this.block;
    const first = leaving[p]!;
    let [x, y, outside, inside] = [0, 0, false, false];
    const [px, py] = this.metres(p);
    let s = first;
    do {
      if (owner[(s / 3) | 0] === OUTSIDE) outside = true;
      else {
        inside = true;
        for (const c of [mesh.after(s), mesh.after(mesh.after(s))]) {
          const [cx, cy] = this.metres(mesh.corner[c]!);
          const far = Math.hypot(cx - px, cy - py) || 1;
          x -= (cx - px) / far;
          y -= (cy - py) / far;
        }
      }
      s = mesh.across[mesh.after(mesh.after(s))]!;
    } while (s !== first);
    return outside && inside ? unit(x, y) : null;
  }

  #draw(labelled: Chain): void {
    const { nodes, via } = this.#end(this, reversed(this.#end(this, reversed(labelled))));
    if (nodes.length < 2) return;
    const gates = nodes.map((_, i) => this.#gate(nodes, via, i));
    if (nodes[0] === nodes.at(-1)) {
      // all around something: back to where it began
      const [lx, ly, rx, ry] = gates[0]!;
      const [x, y] = [(lx + rx) / 2, (ly + ry) / 2];
      gates[0] = [x, y, x, y];
      gates[gates.length - 1] = gates[0];
    }
    const { places, bends } = pullTaut(gates);
    const cut: Cut = {
      places,
      bends: bends.map((bend, i) => bend || nodes[i]!.corner !== -1 || i === 0 || i === nodes.length - 1),
      nodes,
      joined: new Map(),
    };
    this.#cuts.push(cut);
    nodes.forEach(({ onto }, i) => {
      if (onto) {
        const ends = onto.cut.joined.get(onto.at);
        if (ends) ends.push(places[i]!);
        else onto.cut.joined.set(onto.at, [places[i]!]);
      }
      const triangle = via[i];
      if (triangle === undefined || triangle === -1) return;
      const pieces = this.drawn.get(triangle);
      if (pieces) pieces.push({ cut, at: i });
      else this.drawn.set(triangle, [{ cut, at: i }]);
    });
  }

  /** The gate of a node, its left end on the left of the way through. */
  #gate(nodes: readonly CutNode[], via: readonly number[], i: number): Gate {
    const { gate, corner, side } = nodes[i]!;
    if (corner !== -1 || side === -1) return gate;
    const [lx, ly, rx, ry] = gate;
    // the triangle that is left has the side's end on the left, the one that is entered its start
    const [left, entered] = [via[i - 1], via[i]];
    const along = left !== undefined ? ((side / 3) | 0) !== left : ((side / 3) | 0) === entered;
    // `crossing` was asked from either twin: what starts at the corner of the lower one comes first
    const [sx, sy] = this.metres(this.block.mesh.corner[side]!);
    const startFirst = Math.hypot(lx - sx, ly - sy) <= Math.hypot(rx - sx, ry - sy);
    return along === startFirst ? gate : [rx, ry, lx, ly];
  }

  #lattice([x, y]: Place, corner: number, out?: Place): Point {
    const { xs, ys } = this.block.points;
    const [px, py] =
      corner === -1 ? [xs[0]! + x / this.#flat, ys[0]! + y / UNIT_M] : [xs[corner]!, ys[corner]!];
    const [ox, oy] = out ? [OVER * out[0], OVER * out[1]] : [0, 0];
    return [Math.round(px + ox) + 0, Math.round(py + oy) + 0];
  }
}

function unit(x: number, y: number): Place {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}

function nodeAt(gate: Gate, corner: number, side: number, out: Place | null): CutNode {
  return { gate, corner, side, out, onto: null, arcs: [], dangles: [] };
}
