import type { Box } from '../geometry/point.ts';
import type { GridId } from './types.ts';

/** A leaf's id and box, as the index knows it. */
export interface Indexed {
  readonly id: GridId;
  readonly box: Box;
}

/** Most children of a node. Sixteen: few levels to walk, little to copy when one of them changes. */
const WIDTH = 16;
/** Children of a node when packed: room for a few edits before nodes must be cut in two. */
const PACKED = 12;

/**
 * Which leaves may lie at a place: an R-tree over their boxes that never changes. Packed when a coverage is built
 * (sort-tile-recursive, Leutenegger et al. 1997); an edit copies only the path to what it changes, so there is
 * no moment at which everything must be built anew, and older versions stay good for undo.
 */
export class LeafIndex {
  readonly #root: Node | null;

  private constructor(root: Node | null) {
    this.#root = root;
  }

  static of(leaves: Iterable<Indexed>): LeafIndex {
    const entries = [...leaves];
    if (entries.length === 0) return new LeafIndex(null);
    let level: Packed[] = entries.map(({ id, box }) => ({ item: id, box }));
    for (let height = 0; height === 0 || level.length > 1; height++) level = pack(level, height);
    return new LeafIndex(level[0]!.item as Node);
  }

  /**
   * The index after leaves have gone, come, or got another box, where `was` and `is` differ in the box only. Throws
   * when a leaf that goes or moves is not in it.
   */
  changed(
    changes: readonly { readonly was?: Indexed | undefined; readonly is?: Indexed | undefined }[],
  ): LeafIndex {
    let root = this.#root;
    for (const { was, is } of changes) {
      if (was !== undefined) {
        const left: Node | null | undefined = root === null ? undefined : updated(root, was, is?.box ?? null);
        if (left === undefined) throw new Error(`LeafIndex: ${was.id} is not at ${was.box}`);
        root = left;
        continue;
      }
      if (is === undefined) continue;
      const { id, box } = is;
      if (root === null) {
        root = new Node(0, [id], [...box]);
        continue;
      }
      const [one, two] = inserted(root, id, box);
      root =
        two === undefined
          ? one
          : new Node(one.height + 1, [one, two], [...boxAround(one.boxes), ...boxAround(two.boxes)]);
    }
    return new LeafIndex(root);
  }

  /** The leaves whose box meets the given one, in no order that means anything. */
  search(box: Box): GridId[] {
    const found: GridId[] = [];
    this.visit(box, (id) => found.push(id));
    return found;
  }

  /** Calls `on` for each of them, with its own box at `at` … `at` + 3 in `boxes`: so nobody has to look the leaf up for it. */
  visit(box: Box, on: (id: GridId, boxes: readonly number[], at: number) => void): void {
    if (this.#root !== null) visit(this.#root, box[0], box[1], box[2], box[3], on);
  }

  /**
   * Calls `on` for each leaf whose box holds some of the points, with where these stand in `xs` and `ys`: `among[from]` …
   * `among[to - 1]`, good until it returns. Every node is come to once for all points: leaves follow each other as they lie.
   * The leaf is `leaves[which]`; those of a node come in one array, the same at every visit of this index.
   */
  visitPoints(xs: Float64Array, ys: Float64Array, on: OnPoints): void {
    if (this.#root === null || xs.length === 0) return;
    const among = new Uint32Array(xs.length * (this.#root.height + 2));
    for (let i = 0; i < xs.length; i++) among[i] = i;
    visitPoints(this.#root, xs, ys, among, 0, xs.length, on);
  }
}

/** A leaf, and which of the points its box holds. */
type OnPoints = (
  leaves: readonly GridId[],
  which: number,
  among: Uint32Array,
  from: number,
  to: number,
) => void;

/** Leaf ids (height 0) or nodes, with their boxes beside them four numbers each: one look-up tells where to go on. */
class Node {
  readonly height: number;
  readonly items: readonly (Node | GridId)[];
  readonly boxes: readonly number[];

  constructor(height: number, items: readonly (Node | GridId)[], boxes: readonly number[]) {
    this.height = height;
    this.items = items;
    this.boxes = boxes;
  }
}

interface Packed {
  readonly item: Node | GridId;
  readonly box: Box;
}

/** One level up: strips from west to east, cut into full nodes from south to north. */
function pack(entries: Packed[], height: number): Packed[] {
  const strips = Math.ceil(Math.sqrt(entries.length / PACKED));
  const perStrip = Math.ceil(entries.length / strips / PACKED) * PACKED;
  entries.sort((a, b) => a.box[0] + a.box[2] - (b.box[0] + b.box[2]));
  const parents: Packed[] = [];
  for (let i = 0; i < entries.length; i += perStrip) {
    const strip = entries.slice(i, i + perStrip).sort((a, b) => a.box[1] + a.box[3] - (b.box[1] + b.box[3]));
    for (let j = 0; j < strip.length; j += PACKED) {
      const children = strip.slice(j, j + PACKED);
      const boxes = children.flatMap((child) => child.box);
      parents.push({
        item: new Node(
          height,
          children.map((child) => child.item),
          boxes,
        ),
        box: boxAround(boxes),
      });
    }
  }
  return parents;
}

function boxAround(boxes: readonly number[]): Box {
  let minX = boxes[0]!;
  let minY = boxes[1]!;
  let maxX = boxes[2]!;
  let maxY = boxes[3]!;
  for (let k = 4; k < boxes.length; k += 4) {
    if (boxes[k]! < minX) minX = boxes[k]!;
    if (boxes[k + 1]! < minY) minY = boxes[k + 1]!;
    if (boxes[k + 2]! > maxX) maxX = boxes[k + 2]!;
    if (boxes[k + 3]! > maxY) maxY = boxes[k + 3]!;
  }
  return [minX, minY, maxX, maxY];
}

function visit(
  node: Node,
  minX: number,
  minY: number,
  maxX: number,
  maxY: number,
  on: (id: GridId, boxes: readonly number[], at: number) => void,
): void {
  const { boxes, items } = node;
  for (let i = 0, k = 0; i < items.length; i++, k += 4) {
    if (boxes[k]! > maxX || boxes[k + 2]! < minX || boxes[k + 1]! > maxY || boxes[k + 3]! < minY) continue;
    if (node.height === 0) on(items[i] as GridId, boxes, k);
    else visit(items[i] as Node, minX, minY, maxX, maxY, on);
  }
}

/** Hands each child those of the points from `from` to `to` that lie in its box, written behind them. */
function visitPoints(
  { height, items, boxes }: Node,
  xs: Float64Array,
  ys: Float64Array,
  among: Uint32Array,
  from: number,
  to: number,
  on: OnPoints,
): void {
  for (let i = 0, k = 0; i < items.length; i++, k += 4) {
    const minX = boxes[k]!;
    const minY = boxes[k + 1]!;
    const maxX = boxes[k + 2]!;
    const maxY = boxes[k + 3]!;
    let end = to;
    for (let j = from; j < to; j++) {
      const p = among[j]!;
      const x = xs[p]!;
      const y = ys[p]!;
      if (x >= minX && x <= maxX && y >= minY && y <= maxY) among[end++] = p;
    }
    if (end === to) continue;
    if (height === 0) on(items as readonly GridId[], i, among, to, end);
    else visitPoints(items[i] as Node, xs, ys, among, to, end, on);
  }
}

/** The node with another child i and its box, or without it (null). */
function withChild(node: Node, i: number, child: Node | GridId, box: Box | null): Node | null {
  const items = node.items.slice();
  const boxes = node.boxes.slice();
  if (box === null) {
    if (items.length === 1) return null;
    items.splice(i, 1);
    boxes.splice(4 * i, 4);
  } else {
    items[i] = child;
    for (let k = 0; k < 4; k++) boxes[4 * i + k] = box[k]!;
  }
  return new Node(node.height, items, boxes);
}

/** The node with that leaf at another box, or without it (null): undefined when it is not in it, null when nothing is left. */
function updated(node: Node, { id, box }: Indexed, to: Box | null): Node | null | undefined {
  const { boxes, items } = node;
  for (let i = 0, k = 0; i < items.length; i++, k += 4) {
    if (boxes[k]! > box[0] || boxes[k + 1]! > box[1] || boxes[k + 2]! < box[2] || boxes[k + 3]! < box[3])
      continue;
    if (node.height === 0) {
      if (items[i] === id) return withChild(node, i, id, to);
    } else {
      const child = updated(items[i] as Node, { id, box }, to);
      if (child === null) return withChild(node, i, id, null);
      if (child !== undefined) return withChild(node, i, child, boxAround(child.boxes));
    }
  }
  return undefined;
}

/** The node with the leaf in it, or the two nodes that it has become. */
function inserted(node: Node, id: GridId, box: Box): [Node] | [Node, Node] {
  const items = node.items.slice();
  const boxes = node.boxes.slice();
  if (node.height === 0) {
    items.push(id);
    boxes.push(...box);
  } else {
    const i = roomiest(boxes, box);
    const [one, two] = inserted(items[i] as Node, id, box);
    items[i] = one;
    boxes.splice(4 * i, 4, ...boxAround(one.boxes));
    if (two !== undefined) {
      items.push(two);
      boxes.push(...boxAround(two.boxes));
    }
  }
  const grown = new Node(node.height, items, boxes);
  return items.length <= WIDTH ? [grown] : halves(grown);
}

/** The child that grows least by taking the box, the smaller one on a tie. */
function roomiest(boxes: readonly number[], box: Box): number {
  let best = 0;
  let leastGrowth = Number.POSITIVE_INFINITY;
  let leastArea = Number.POSITIVE_INFINITY;
  for (let k = 0; k < boxes.length; k += 4) {
    const minX = boxes[k]!;
    const minY = boxes[k + 1]!;
    const maxX = boxes[k + 2]!;
    const maxY = boxes[k + 3]!;
    const area = (maxX - minX) * (maxY - minY);
    const width = Math.max(maxX, box[2]) - Math.min(minX, box[0]);
    const height = Math.max(maxY, box[3]) - Math.min(minY, box[1]);
    const growth = width * height - area;
    if (growth < leastGrowth || (growth === leastGrowth && area < leastArea)) {
      best = k >> 2;
      leastGrowth = growth;
      leastArea = area;
    }
  }
  return best;
}

/** An overfull node in two, across the longer side of its box. */
function halves({ height, items, boxes }: Node): [Node, Node] {
  const [minX, minY, maxX, maxY] = boxAround(boxes);
  const axis = maxX - minX > maxY - minY ? 0 : 1;
  const order = items.map((_, i) => i);
  order.sort(
    (i, j) =>
      boxes[4 * i + axis]! + boxes[4 * i + axis + 2]! - boxes[4 * j + axis]! - boxes[4 * j + axis + 2]!,
  );
  const part = (chosen: readonly number[]) =>
    new Node(
      height,
      chosen.map((i) => items[i]!),
      chosen.flatMap((i) => boxes.slice(4 * i, 4 * i + 4)),
    );
  const middle = order.length >> 1;
  return [part(order.slice(0, middle)), part(order.slice(middle))];
}
