import { turn } from './turn.ts';

/**
 * Which way the ring of corners from … to - 1 runs: > 0 counter-clockwise, < 0 clockwise, 0 when it has no inside at
 * its extreme corner (a spike, or fewer than three distinct points). Exact for every simple ring, however thin, since
 * it asks only how the ring turns at its lowest of westernmost corners.
 */
export function ringTurn(xy: Float64Array, from: number, to: number): number {
  if (to - from < 3) return 0;
  let low = from;
  for (let c = from + 1; c < to; c++) {
    const dx = xy[2 * c]! - xy[2 * low]!;
    if (dx < 0 || (dx === 0 && xy[2 * c + 1]! < xy[2 * low + 1]!)) low = c;
  }
  const before = low === from ? to - 1 : low - 1;
  const after = low === to - 1 ? from : low + 1;
  return turn(
    xy[2 * before]!,
    xy[2 * before + 1]!,
    xy[2 * low]!,
    xy[2 * low + 1]!,
    xy[2 * after]!,
    xy[2 * after + 1]!,
  );
}
