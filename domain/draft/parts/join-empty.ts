import { UnionFind } from '../../coverage/clean/union-find.ts';
import { FirstInLine } from '../first-in-line.ts';
import { lineRank, MAIN_RANK } from '../net/line-rank.ts';
import { metresOf } from '../net/metres.ts';
import type { PlanarNet } from '../types.ts';
import type { Faces } from './connected-faces.ts';

/** Joined empty ground is at most this share of what a grid has on average: enough is left to share out. */
const SHARE = 1 / 4;
/** Empty ground smaller than this goes with whatever is beside it. */
const SCRAP_M2 = 400;

/**
 * Puts parts together on which nothing stands, across lesser lines, smallest first and each with the neighbour with which it shares most,
 * until they are as large as is of use; scraps go with a neighbour that has buildings too, where there is none without. Main streets, rivers, railways, barriers and what `apart` says stay.
 * `empty`: 1 for a part without a building; `group`: parts of two groups stay apart; `grids`: about how many there will be. Gives the part of every part.
 */
export function joinEmpty(
  net: PlanarNet,
  { count, of }: Faces,
  empty: Uint8Array,
  group: ArrayLike<number>,
  grids: number,
  isBarrier: (along: number) => boolean,
): Faces {
  const areaM2 = new Float64Array(count);
  let total = 0;
  for (let f = 0; f < net.faces; f++) {
    areaM2[of[f]!]! += net.areaM2[f]!;
    total += net.areaM2[f]!;
  }
  const most = (SHARE * total) / Math.max(1, grids);
  const shared = sharedLengths(net, count, of, group, isBarrier);
  const joined = new UnionFind(count);
  const line = new FirstInLine((p) => areaM2[p]!);
  for (let p = 0; p < count; p++) if (empty[p] === 1) line.add(p);
  for (let p = line.take(); p !== -1; p = line.take()) {
    if (joined.find(p) !== p || empty[p] === 0) continue;
    let best = -1;
    let length = -1;
    for (const [other, metres] of shared[p]!) {
      const fits =
        empty[other] === 1 ? areaM2[other]! + areaM2[p]! <= Math.max(most, SCRAP_M2) : areaM2[p]! < SCRAP_M2;
      if (!fits || (best !== -1 && empty[other]! < empty[best]!)) continue;
      if (
        best !== -1 &&
        empty[other] === empty[best] &&
        (metres < length || (metres === length && other > best))
      )
        continue;
      [best, length] = [other, metres];
    }
    if (best === -1) continue;
    joined.join(p, best);
    const [into, gone] = p < best ? [p, best] : [best, p];
    areaM2[into]! += areaM2[gone]!;
    empty[into] = empty[into]! & empty[gone]!;
    for (const [other, metres] of shared[gone]!) {
      shared[other]!.delete(gone);
      if (other === into) continue;
      shared[into]!.set(other, (shared[into]!.get(other) ?? 0) + metres);
      shared[other]!.set(into, shared[into]!.get(other)!);
    }
    shared[gone]!.clear();
    if (empty[into] === 1) line.add(into);
  }
  const sets = joined.numbered();
  return { count: sets.count, of: of.map((p) => sets.of[p]!) };
}

/** What every two parts share of lesser lines, m; nothing where any of it is a line that stays. */
function sharedLengths(
  net: PlanarNet,
  count: number,
  of: Int32Array,
  group: ArrayLike<number>,
  isBarrier: (along: number) => boolean,
): Map<number, number>[] {
  const metres = metresOf(net);
  const stays = net.alongs.map(
    (along, i) => ['drawn', 'outline'].includes(along.kind) || lineRank(along) >= MAIN_RANK || isBarrier(i),
  );
  const shared = Array.from({ length: count }, () => new Map<number, number>());
  for (let e = 0; e < net.from.length; e++) {
    const [l, r] = [net.left[e]!, net.right[e]!];
    if (l === -1 || r === -1 || net.groundOf[l] !== net.groundOf[r]) continue;
    const [p, q] = [of[l]!, of[r]!];
    if (p === q || group[p] !== group[q]) continue;
    const length = stays[net.along[e]!] ? -Infinity : metres(e);
    shared[p]!.set(q, (shared[p]!.get(q) ?? 0) + length);
    shared[q]!.set(p, shared[p]!.get(q)!);
  }
  for (const list of shared) for (const [other, length] of list) if (length < 0) list.delete(other);
  return shared;
}
