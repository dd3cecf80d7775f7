import { FirstInLine } from '../first-in-line.ts';

/**
 * Which drafted grid keeps which grid of today's: the pairing in which the most households stay where they are (so on a split the
 * piece with the most keeps, on a merge the largest does); where households leave it open, the one with the most parts. Grid numbers
 * per part in both, −1: none. Gives per drafted grid its grid of today's, or −1: it is born. A pair that shares no part is none.
 *
 * A matching of greatest weight in a sparse bipartite graph, by one shortest augmenting path per drafted grid with potentials
 * (Edmonds and Karp 1972, Tomizawa 1971); a drafted grid may also stay alone.
 */
export function matchGrids(today: Int32Array, drafted: Int32Array, households: Float64Array): Int32Array {
  const shared = shares(today, drafted, households);
  const rows = shared.start.length - 1;
  const columns = shared.columns;
  const ofRow = new Int32Array(rows).fill(-1);
  const ofColumn = new Int32Array(columns).fill(-1);
  // A pair costs `top − weight` of its row, staying alone `top`; reduced by the potentials no cost is below 0.
  const top = new Float64Array(rows);
  const rowPotential = new Float64Array(rows);
  const columnPotential = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let k = shared.start[row]!; k < shared.start[row + 1]!; k++) {
      top[row] = Math.max(top[row]!, shared.weight[k]!);
    }
  }
  const rowDistance = new Float64Array(rows).fill(Infinity);
  const columnDistance = new Float64Array(columns).fill(Infinity);
  const rowBefore = new Int32Array(columns);
  const settled = new Uint8Array(columns);
  for (let first = 0; first < rows; first++) {
    const seenRows = [first];
    const seenColumns: number[] = [];
    const queue = new FirstInLine((column) => columnDistance[column]!);
    rowDistance[first] = 0;
    let best = Infinity;
    let endRow = -1;
    let endColumn = -1;
    const settle = (row: number): void => {
      const base = rowDistance[row]! - rowPotential[row]!;
      const alone = base + top[row]!;
      if (alone < best) {
        best = alone;
        endRow = row;
        endColumn = -1;
      }
      for (let k = shared.start[row]!; k < shared.start[row + 1]!; k++) {
        const column = shared.column[k]!;
        const distance = base + top[row]! - shared.weight[k]! - columnPotential[column]!;
        if (distance >= columnDistance[column]!) continue;
        if (columnDistance[column] === Infinity) seenColumns.push(column);
        columnDistance[column] = distance;
        rowBefore[column] = row;
        queue.add(column);
      }
    };
    settle(first);
    for (let column = queue.take(); column >= 0; column = queue.take()) {
      if (settled[column]) continue;
      settled[column] = 1;
      const distance = columnDistance[column]!;
      if (distance >= best) break;
      const row = ofColumn[column]!;
      if (row < 0) {
        best = distance;
        endRow = -1;
        endColumn = column;
        break;
      }
      rowDistance[row] = distance;
      seenRows.push(row);
      settle(row);
    }
    for (const row of seenRows) {
      if (rowDistance[row]! < best) rowPotential[row]! += best - rowDistance[row]!;
      rowDistance[row] = Infinity;
    }
    for (const column of seenColumns) {
      if (columnDistance[column]! < best) columnPotential[column]! -= best - columnDistance[column]!;
      columnDistance[column] = Infinity;
      settled[column] = 0;
    }
    // Along the path each row takes the column it was reached with; the last row stays alone, or the last column was free.
    let column = endColumn >= 0 ? endColumn : ofRow[endRow]!;
    if (endColumn < 0) ofRow[endRow] = -1;
    while (column >= 0) {
      const row = rowBefore[column]!;
      const before = ofRow[row]!;
      ofRow[row] = column;
      ofColumn[column] = row;
      column = row === first ? -1 : before;
    }
  }
  return ofRow;
}

interface Shares {
  readonly columns: number;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly weight: Float64Array;
}

/** What drafted grids (rows) and today's (columns) share: households first, then parts, as one exact number. */
function shares(today: Int32Array, drafted: Int32Array, households: Float64Array): Shares {
  let rows = 0;
  let columns = 0;
  for (let p = 0; p < drafted.length; p++) {
    rows = Math.max(rows, drafted[p]! + 1);
    columns = Math.max(columns, today[p]! + 1);
  }
  const unit = drafted.length + 1;
  const sums: Map<number, number>[] = Array.from({ length: rows }, () => new Map());
  for (let p = 0; p < drafted.length; p++) {
    if (drafted[p]! < 0 || today[p]! < 0) continue;
    const row = sums[drafted[p]!]!;
    const living = households[p]! > 0 && households[p]! < Infinity ? households[p]! : 0;
    row.set(today[p]!, (row.get(today[p]!) ?? 0) + living * unit + 1);
  }
  const start = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) start[row + 1] = start[row]! + sums[row]!.size;
  const column = new Int32Array(start[rows]!);
  const weight = new Float64Array(start[rows]!);
  for (let row = 0; row < rows; row++) {
    let k = start[row]!;
    for (const key of [...sums[row]!.keys()].sort((a, b) => a - b)) {
      column[k] = key;
      weight[k++] = sums[row]!.get(key)!;
    }
  }
  return { columns, start, column, weight };
}
