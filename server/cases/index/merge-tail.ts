import type { CaseColumns } from './columns.ts';

/** A row number takes so many bits beside a time up to the year 2248: a million rows are sorted at once. */
const ROW_BITS = 20;
const MOST_ROWS = 2 ** ROW_BITS;
/** Milliseconds of a time that stand in the lower half of a sorting key, and those above. */
const LOW_MS = 2 ** (32 - ROW_BITS);

/** Sorts the rows that came last in among the others. Gives the first row that has moved, or the number of rows. */
export async function mergeTail(columns: CaseColumns, breathe: () => Promise<void>): Promise<number> {
  const { occurred, rows } = columns;
  let from = Math.max(columns.sorted, 1);
  // Cases come in the order of time, mostly.
  while (from < rows && occurred[from]! >= occurred[from - 1]!) from++;
  if (from >= rows) {
    columns.sorted = rows;
    return rows;
  }
  const tail = sortedRows(occurred, from, rows);
  const first = after(occurred, from, occurred[tail[0]!]!);
  const order = new Uint32Array(rows - first);
  let [main, next] = [first, 0];
  for (let i = 0; i < order.length; i++) {
    const takeMain = main < from && (next >= tail.length || occurred[main]! <= occurred[tail[next]!]!);
    order[i] = takeMain ? main++ : tail[next++]!;
  }
  await breathe();
  await columns.reorder(order, first, breathe);
  columns.sorted = rows;
  return first;
}

/** Rows from `from` to `to` in the order of time, and of their numbers where that is the same. */
function sortedRows(times: Float64Array, from: number, to: number): Uint32Array {
  const rows = Uint32Array.from({ length: to - from }, (_, i) => from + i);
  if (rows.length > MOST_ROWS) return rows.sort((a, b) => times[a]! - times[b]! || a - b);
  // Sorted as whole numbers, without a function that compares: ten times as fast.
  const keys = new BigInt64Array(rows.length);
  const halves = new Uint32Array(keys.buffer);
  for (let i = 0; i < rows.length; i++) {
    const ms = times[from + i]!;
    const high = Math.floor(ms / LOW_MS);
    halves[2 * i] = ((ms - high * LOW_MS) * MOST_ROWS + i) >>> 0;
    halves[2 * i + 1] = high >>> 0;
  }
  keys.sort();
  for (let i = 0; i < rows.length; i++) rows[i] = from + (halves[2 * i]! & (MOST_ROWS - 1));
  return rows;
}

/** The first of the rows before `end`, which are sorted, that is later than a time; `end` where none is. */
export function after(times: Float64Array, end: number, time: number): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! > time) high = middle;
    else low = middle + 1;
  }
  return low;
}
