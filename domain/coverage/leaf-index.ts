import type { Box } from '../geometry/point.ts';
import type { GridId } from './types.ts';

/** A leaf's id and box, as the index knows it. */
export interface Indexed {
  readonly id: GridId;
  readonly box: Box;
}

/** Children of a node. Sixteen: few levels to walk, little to copy when one of them changes. */
const WIDTH = 16;

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
    let level: Node[] = [];
    for (const { id, box } of leaves) level.push(leafNode(id, box));
    while (level.length > 1) level = pack(level);
    return new LeafIndex(level[0] ?? null);
  }

  /** The index after leaves have gone and others (or the same with other boxes) have come. `gone` must be in it. */
  changed(gone: readonly Indexed[], come: readonly Indexed[]): LeafIndex {
    let root = this.#root;
    for (const { id, box } of gone) {
      const left: Node | null | undefined = root === null ? undefined : without(root, id, box);
      if (left === undefined) throw new Error(`LeafIndex: ${id} is not at ${box}`);
      root = left;
    }
    for (const { id, box } of come) root = withLeaf(root, leafNode(id, box));
    return new LeafIndex(root);
  }

  /** The leaves whose box meets the given one, in no order that means anything. */
  search(box: Box): GridId[] {
    const found: GridId[] = [];
    if (this.#root !== null) collect(this.#root, box[0], box[1], box[2], box[3], found);
    return found;
  }
}

/** A leaf (`children` null) or a box around up to `WIDTH` nodes. */
class Node {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly id: GridId;
  readonly children: readonly Node[] | null;

  constructor(
    minX: number,
    minY: number,
    maxX: number,
    maxY: number,
    id: GridId,
    children: readonly Node[] | null,
  ) {
    this.minX = minX;
    this.minY = minY;
    this.maxX = maxX;
    this.maxY = maxY;
    this.id = id;
    this.children = children;
  }
}

function leafNode(id: GridId, box: Box): Node {
  return new Node(box[0], box[1], box[2], box[3], id, null);
}

function parentOf(children: readonly Node[]): Node {
  let { minX, minY, maxX, maxY } = children[0]!;
  for (let i = 1; i < children.length; i++) {
    const c = children[i]!;
    if (c.minX < minX) minX = c.minX;
    if (c.minY < minY) minY = c.minY;
    if (c.maxX > maxX) maxX = c.maxX;
    if (c.maxY > maxY) maxY = c.maxY;
  }
  return new Node(minX, minY, maxX, maxY, '', children);
}

/** One level up: strips from west to east, cut into full nodes from south to north. */
function pack(nodes: Node[]): Node[] {
  if (nodes.length <= WIDTH) return [parentOf(nodes)];
  const strips = Math.ceil(Math.sqrt(nodes.length / WIDTH));
  const perStrip = Math.ceil(nodes.length / strips / WIDTH) * WIDTH;
  nodes.sort((a, b) => a.minX + a.maxX - (b.minX + b.maxX));
  const parents: Node[] = [];
  for (let i = 0; i < nodes.length; i += perStrip) {
    const strip = nodes.slice(i, i + perStrip).sort((a, b) => a.minY + a.maxY - (b.minY + b.maxY));
    for (let j = 0; j < strip.length; j += WIDTH) parents.push(parentOf(strip.slice(j, j + WIDTH)));
  }
  return parents;
}

function collect(node: Node, minX: number, minY: number, maxX: number, maxY: number, found: GridId[]): void {
  if (node.minX > maxX || node.maxX < minX || node.minY > maxY || node.maxY < minY) return;
  if (node.children === null) found.push(node.id);
  else
    for (let i = 0; i < node.children.length; i++) collect(node.children[i]!, minX, minY, maxX, maxY, found);
}

/** The tree without that leaf: undefined when it is not in it, null when nothing is left. */
function without(node: Node, id: GridId, box: Box): Node | null | undefined {
  if (node.minX > box[0] || node.minY > box[1] || node.maxX < box[2] || node.maxY < box[3]) return undefined;
  if (node.children === null) return node.id === id ? null : undefined;
  for (let i = 0; i < node.children.length; i++) {
    const child = without(node.children[i]!, id, box);
    if (child === undefined) continue;
    const children = node.children.slice();
    if (child === null) children.splice(i, 1);
    else children[i] = child;
    return children.length === 0 ? null : parentOf(children);
  }
  return undefined;
}

function withLeaf(root: Node | null, leaf: Node): Node {
  if (root === null) return leaf;
  const grown = inserted(root, leaf);
  return grown.length === 1 ? grown[0]! : parentOf(grown);
}

/** The node with the leaf in it, or the two nodes that it has become. */
function inserted(node: Node, leaf: Node): Node[] {
  if (node.children === null) return [node, leaf];
  const i = roomiest(node.children, leaf);
  const children = node.children.slice();
  children.splice(i, 1, ...inserted(children[i]!, leaf));
  return children.length <= WIDTH ? [parentOf(children)] : halves(children);
}

/** The child that grows least by taking the leaf, the smaller one on a tie. */
function roomiest(children: readonly Node[], leaf: Node): number {
  let best = 0;
  let leastGrowth = Number.POSITIVE_INFINITY;
  let leastArea = Number.POSITIVE_INFINITY;
  for (let i = 0; i < children.length; i++) {
    const c = children[i]!;
    const area = (c.maxX - c.minX) * (c.maxY - c.minY);
    const width = Math.max(c.maxX, leaf.maxX) - Math.min(c.minX, leaf.minX);
    const height = Math.max(c.maxY, leaf.maxY) - Math.min(c.minY, leaf.minY);
    const growth = width * height - area;
    if (growth < leastGrowth || (growth === leastGrowth && area < leastArea)) {
      best = i;
      leastGrowth = growth;
      leastArea = area;
    }
  }
  return best;
}

/** An overfull node's children in two, across the longer side of their box. */
function halves(children: Node[]): Node[] {
  const { minX, minY, maxX, maxY } = parentOf(children);
  if (maxX - minX > maxY - minY) children.sort((a, b) => a.minX + a.maxX - (b.minX + b.maxX));
  else children.sort((a, b) => a.minY + a.maxY - (b.minY + b.maxY));
  const middle = children.length >> 1;
  return [parentOf(children.slice(0, middle)), parentOf(children.slice(middle))];
}
