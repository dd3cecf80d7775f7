import type { Grids } from './grids.ts';
import { compactness, FAR } from './price.ts';

/** What is aimed at, with a little to spare; of several divisions one that is short of it is taken only where all are. */
const AIMS = { onLines: 0.91, close: 0.92, compact: 0.46 };

/** By how much a division is short of what is aimed at: shares of border on lines, of grids near the target, and mean compactness. */
export function shortOfAims(grids: Grids): number {
  const { piece, gridOf, prices } = grids;
  let border = 0;
  let off = 0;
  for (let p = 0; p < piece.count; p++)
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
      if (gridOf[piece.neighbour[slot]!] === gridOf[p]) continue;
      border += piece.lengthM[slot]!;
      off += piece.offLineM[slot]!;
    }
  let count = 0;
  let near = 0;
  let shape = 0;
  for (let g = 0; g < grids.count; g++) {
    if (grids.size[g] === 0) continue;
    count++;
    if (Math.abs(grids.weight[g]! - prices.band.target) <= FAR * prices.band.target) near++;
    shape += compactness(grids.areaM2[g]!, grids.perimeterM[g]!);
  }
  const { onLines, close, compact } = AIMS;
  return (
    Math.max(0, onLines - (border > 0 ? 1 - off / border : 1)) +
    Math.max(0, close - near / count) +
    Math.max(0, compact - shape / count)
  );
}
