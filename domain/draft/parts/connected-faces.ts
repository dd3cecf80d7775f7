import { UnionFind } from '../../coverage/clean/union-find.ts';
import type { PlanarNet } from '../types.ts';

/** Faces put together: the number of each, 0 … count − 1. */
export interface Faces {
  readonly count: number;
  readonly of: Int32Array;
}

/** Numbers the faces anew, 0 … count − 1: those with one label that hang together by edges are one. In order of their first faces. */
export function connectedFaces(net: PlanarNet, label: ArrayLike<number>): Faces {
  const together = new UnionFind(net.faces);
  for (let e = 0; e < net.from.length; e++) {
    const l = net.left[e]!;
    const r = net.right[e]!;
    if (l !== -1 && r !== -1 && label[l] === label[r] && net.groundOf[l] === net.groundOf[r])
      together.join(l, r);
  }
  return together.numbered();
}
