import type { PlanarNet } from '../types.ts';

/**
 * Which part every face is meant for: that of the first building in it; without a building that of the neighbour in its block with which it
 * shares most, and so on from there; a block without any has its own number. `meant`: part per building; blocks have numbers below all others.
 */
export function labelFaces(
  net: PlanarNet,
  blockOf: Int32Array,
  faceOf: Int32Array,
  meant: Int32Array,
): Int32Array {
  const label = new Int32Array(net.faces).fill(-1);
  const parted = new Set<number>();
  faceOf.forEach((face, b) => {
    if (face === -1 || meant[b] === -1) return;
    if (label[face] === -1) label[face] = meant[b]!;
    parted.add(blockOf[face]!);
  });
  const open: number[] = [];
  for (let f = 0; f < net.faces; f++) {
    if (label[f] !== -1) continue;
    if (parted.has(blockOf[f]!)) open.push(f);
    else label[f] = blockOf[f]!;
  }
  const beside = new Map<number, [other: number, length: number][]>(open.map((f) => [f, []]));
  for (let e = 0; e < net.from.length; e++) {
    const [l, r, p, q] = [net.left[e]!, net.right[e]!, net.from[e]!, net.to[e]!];
    if (l === -1 || r === -1 || blockOf[l] !== blockOf[r]) continue;
    const length = Math.hypot(net.xs[q]! - net.xs[p]!, net.ys[q]! - net.ys[p]!);
    beside.get(l)?.push([r, length]);
    beside.get(r)?.push([l, length]);
  }
  for (let left = open; left.length > 0; ) {
    const found: [face: number, who: number][] = [];
    const still: number[] = [];
    for (const face of left) {
      const lengths = new Map<number, number>();
      for (const [other, length] of beside.get(face)!)
        if (label[other] !== -1) lengths.set(label[other]!, (lengths.get(label[other]!) ?? 0) + length);
      let best = -1;
      for (const [who, length] of lengths) {
        const most = lengths.get(best) ?? -1;
        if (length > most || (length === most && who < best)) best = who;
      }
      if (best === -1) still.push(face);
      else found.push([face, best]);
    }
    if (found.length === 0) {
      // nothing of its block is beside it
      let own = 0;
      for (const who of label) own = Math.max(own, who + 1);
      for (const face of still) label[face] = own++;
      break;
    }
    for (const [face, who] of found) label[face] = who;
    left = still;
  }
  return label;
}
