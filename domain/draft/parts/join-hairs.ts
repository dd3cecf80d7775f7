import { UnionFind } from '../../coverage/clean/union-find.ts';
import { metresOf } from '../net/metres.ts';
import type { PlanarNet } from '../types.ts';
import type { Faces } from './connected-faces.ts';

/** Narrower on the whole than this (twice its area by its outline) is no ground: a border and the street it was drawn along, each rounded. */
const HAIR_M = 0.05;

/**
 * Puts hairs with the neighbour of their group with which they share most, whatever lies between: as parts they would change grid
 * without anybody seeing it, and the two outlines would then differ by less than can be told apart. `empty`: 1 for a part without a
 * building; `group`: parts of two groups stay apart. Gives the part of every face.
 */
export function joinHairs(
  net: PlanarNet,
  { count, of }: Faces,
  empty: Uint8Array,
  group: ArrayLike<number>,
): Faces {
  const metres = metresOf(net);
  const areaM2 = new Float64Array(count);
  for (let f = 0; f < net.faces; f++) areaM2[of[f]!]! += net.areaM2[f]!;
  const outlineM = new Float64Array(count);
  const sides: (readonly [part: number, other: number, length: number])[] = [];
  for (let e = 0; e < net.from.length; e++) {
    const [l, r] = [net.left[e]!, net.right[e]!];
    const [p, q] = [l === -1 ? -1 : of[l]!, r === -1 ? -1 : of[r]!];
    if (p === q) continue;
    const length = metres(e);
    if (p !== -1) outlineM[p]! += length;
    if (q !== -1) outlineM[q]! += length;
    if (p !== -1 && q !== -1 && net.groundOf[l] === net.groundOf[r] && group[p] === group[q])
      sides.push([p, q, length]);
  }
  const isHair = (p: number) => empty[p] === 1 && 2 * areaM2[p]! < HAIR_M * outlineM[p]!;
  const shared = new Map<number, Map<number, number>>();
  const note = (p: number, q: number, length: number) => {
    if (!isHair(p)) return;
    const list = shared.get(p) ?? new Map<number, number>();
    list.set(q, (list.get(q) ?? 0) + length);
    shared.set(p, list);
  };
  for (const [p, q, length] of sides) {
    note(p, q, length);
    note(q, p, length);
  }
  const joined = new UnionFind(count);
  for (const [p, list] of [...shared].sort(([a], [b]) => a - b)) {
    const longest = [...list].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!;
    joined.join(p, longest[0]);
  }
  const sets = joined.numbered();
  return { count: sets.count, of: of.map((p) => sets.of[p]!) };
}
