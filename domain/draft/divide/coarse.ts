import type { Piece } from './piece.ts';

/** The piece whose parts are the groups of another's: `groupOf` per part, 0 … count − 1, each group connected. */
export function coarsePiece(piece: Piece, groupOf: Int32Array, count: number): Piece {
  const first = new Int32Array(count + 1);
  for (let p = 0; p < piece.count; p++) first[groupOf[p]! + 1] = first[groupOf[p]! + 1]! + 1;
  for (let g = 0; g < count; g++) first[g + 1] = first[g + 1]! + first[g]!;
  const members = new Int32Array(piece.count);
  const fill = first.slice(0, count);
  for (let p = 0; p < piece.count; p++) {
    const g = groupOf[p]!;
    members[fill[g]!] = p;
    fill[g] = fill[g]! + 1;
  }
  const weight = new Float64Array(count);
  const areaM2 = new Float64Array(count);
  const around = new Float64Array(count);
  const start = new Int32Array(count + 1);
  const neighbour: number[] = [];
  const lengthM: number[] = [];
  const offLineM: number[] = [];
  const cost: number[] = [];
  const open: number[] = [];
  // Where the border to each group is being added up.
  const slotOf = new Int32Array(count).fill(-1);
  for (let g = 0; g < count; g++) {
    const from = neighbour.length;
    for (let i = first[g]!; i < first[g + 1]!; i++) {
      const p = members[i]!;
      weight[g] = weight[g]! + piece.weight[p]!;
      areaM2[g] = areaM2[g]! + piece.areaM2[p]!;
      around[g] = around[g]! + piece.around[p]!;
      for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
        const other = groupOf[piece.neighbour[slot]!]!;
        if (other === g) {
          around[g] = around[g]! - piece.lengthM[slot]!;
          continue;
        }
        let at = slotOf[other]!;
        if (at < from) {
          at = neighbour.length;
          slotOf[other] = at;
          neighbour.push(other);
          lengthM.push(0);
          offLineM.push(0);
          cost.push(0);
          open.push(0);
        }
        lengthM[at] = lengthM[at]! + piece.lengthM[slot]!;
        offLineM[at] = offLineM[at]! + piece.offLineM[slot]!;
        cost[at] = cost[at]! + piece.cost[slot]!;
        if (piece.open[slot] === 1) open[at] = 1;
      }
    }
    start[g + 1] = neighbour.length;
  }
  return {
    count,
    part: Int32Array.from({ length: count }, (_, g) => g),
    weight,
    areaM2,
    around,
    start,
    neighbour: Int32Array.from(neighbour),
    lengthM: Float64Array.from(lengthM),
    offLineM: Float64Array.from(offLineM),
    cost: Float64Array.from(cost),
    open: Uint8Array.from(open),
  };
}
