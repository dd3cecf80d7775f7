import { type BlockMesh, FREE } from './block-mesh.ts';

/** Whose ground is whose, before any cut: the cells of the buildings. */
export interface CornerLabels {
  /** Per corner of a free triangle (by the side that starts there) the building that it belongs to; −1 of other triangles. */
  readonly label: Int32Array;
  /** Per building the one whose cell it is in: itself, unless it stands in another or at the same place. */
  readonly cellOf: Int32Array;
  /** 1: a point of the outline at which no building stands. */
  readonly open: Uint8Array;
}

/**
 * Corners of a building are its own; where several touch in a corner the first to the right of the free ground has it; what else there is
 * (the outline) goes with the nearest.
 */
export function labelCorners(block: BlockMesh): CornerLabels {
  const { mesh, points, owner, at, leaving } = block;
  const label = new Int32Array(3 * mesh.count).fill(-1);
  const cellOf = new Int32Array(at.length);
  const standsFree = new Map<number, number>();
  at.forEach((p, b) => {
    cellOf[b] = cellAt(block, leaving[p]!, b, standsFree);
  });
  const open: number[] = [];
  for (let p = 0; p < points.count; p++) {
    const first = leaving[p]!;
    if (first === -1 || owner[(first / 3) | 0] !== FREE) continue;
    let some = -1;
    let mixed = false;
    around(block, first, (side) => {
      const who = owner[(side / 3) | 0]!;
      if (who < 0) return;
      if (some !== -1 && some !== who) mixed = true;
      some = some === -1 ? who : Math.min(some, who);
    });
    if (mixed) {
      labelSectors(block, label, first);
      continue;
    }
    if (some === -1) some = standsFree.get(p) ?? -1;
    if (some === -1) open.push(p);
    else
      around(block, first, (side) => {
        if (owner[(side / 3) | 0] === FREE) label[side] = some;
      });
  }
  const isOpen = new Uint8Array(points.count);
  for (const p of open) isOpen[p] = 1;
  spread(block, label, open);
  return { label, cellOf, open: isOpen };
}

/** Calls on every side that leaves the corner at which this one starts, counter-clockwise. */
function around({ mesh }: BlockMesh, first: number, on: (side: number) => void): void {
  let side = first;
  do {
    on(side);
    side = mesh.across[mesh.after(mesh.after(side))]!;
  } while (side !== first);
}

function cellAt(block: BlockMesh, first: number, b: number, standsFree: Map<number, number>): number {
  let other = -1;
  let own = false;
  let free = false;
  around(block, first, (side) => {
    const who = block.owner[(side / 3) | 0]!;
    if (who === b) own = true;
    else if (who >= 0 && (other === -1 || who < other)) other = who;
    else if (who === FREE) free = true;
  });
  if (own) return b;
  if (other !== -1) return other;
  if (!free) return b;
  const p = block.mesh.corner[first]!;
  const there = standsFree.get(p);
  if (there === undefined) standsFree.set(p, b);
  return there ?? b;
}

/** A corner of several buildings: each run of free triangles has the building on its clockwise end, or else on the other. */
function labelSectors(block: BlockMesh, label: Int32Array, first: number): void {
  const { owner } = block;
  const ring: number[] = [];
  around(block, first, (side) => ring.push(side));
  const who = (i: number) => owner[(ring[((i % ring.length) + ring.length) % ring.length]! / 3) | 0]!;
  for (let i = 0; i < ring.length; i++) {
    if (who(i) !== FREE) continue;
    let back = i;
    while (who(back) === FREE) back--;
    let on = i;
    while (who(on) === FREE) on++;
    label[ring[i]!] = Math.max(-1, who(back) >= 0 ? who(back) : who(on));
  }
}

/** Gives corners that nobody has to the nearest building of those that their neighbours have, and so on. */
function spread(block: BlockMesh, label: Int32Array, open: number[]): void {
  const { mesh, points, owner, leaving } = block;
  const { corner } = mesh;
  const { xs, ys } = points;
  // the corner of a building from which each label came
  const source = new Map<number, number>();
  for (let left = open; left.length > 0; ) {
    const still: number[] = [];
    const found: [p: number, label: number, from: number][] = [];
    for (const p of left) {
      let best = Infinity;
      let who = -1;
      let from = -1;
      around(block, leaving[p]!, (side) => {
        if (owner[(side / 3) | 0] !== FREE) return;
        for (const other of [mesh.after(side), mesh.after(mesh.after(side))]) {
          if (label[other] === -1) continue;
          const q = source.get(corner[other]!) ?? corner[other]!;
          const far = Math.hypot(xs[q]! - xs[p]!, ys[q]! - ys[p]!);
          if (far > best || (far === best && label[other]! >= who)) continue;
          [best, who, from] = [far, label[other]!, q];
        }
      });
      if (who === -1) still.push(p);
      else found.push([p, who, from]);
    }
    if (found.length === 0) return;
    for (const [p, who, from] of found) {
      source.set(p, from);
      around(block, leaving[p]!, (side) => {
        if (owner[(side / 3) | 0] === FREE) label[side] = who;
      });
    }
    left = still;
  }
}
