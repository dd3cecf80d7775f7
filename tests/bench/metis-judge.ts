import type { CityGraph } from './metis-city.ts';

/** What a division is worth, from the labels alone. */
export interface Judged {
  /** Σ length between grids, each border once. */
  readonly cut: number;
  /** Largest |weight − mean| ÷ mean of a grid; `over` and `under` by sign. */
  readonly worst: number;
  readonly over: number;
  readonly under: number;
  /** Grids beyond the tolerance that no single part forces there. */
  readonly outside: number;
  /** Grids in more than one piece, and numbers without a part. */
  readonly disconnected: number;
  readonly unused: number;
}

/** Every figure counted anew by plain loops; throws where a label is no grid's number. */
export function judge(graph: CityGraph, gridOf: ArrayLike<number>, k: number, tolerance: number): Judged {
  const { count, weight, start, neighbour, length } = graph;
  if (gridOf.length !== count) throw new Error(`${gridOf.length} labels for ${count} parts`);
  const sum = new Float64Array(k);
  const heaviest = new Float64Array(k);
  const pieces = new Int32Array(k);
  let cut = 0;
  let total = 0;
  const seen = new Uint8Array(count);
  for (let p = 0; p < count; p++) {
    const grid = gridOf[p]!;
    if (!Number.isInteger(grid) || grid < 0 || grid >= k) throw new Error(`part ${p} has the label ${grid}`);
    sum[grid]! += weight[p]!;
    heaviest[grid] = Math.max(heaviest[grid]!, weight[p]!);
    total += weight[p]!;
    for (let i = start[p]!; i < start[p + 1]!; i++) if (gridOf[neighbour[i]!] !== grid) cut += length[i]! / 2;
    if (seen[p]) continue;
    pieces[grid]!++;
    const pending = [p];
    seen[p] = 1;
    for (let q = pending.pop(); q !== undefined; q = pending.pop()) {
      for (let i = start[q]!; i < start[q + 1]!; i++) {
        const r = neighbour[i]!;
        if (seen[r] || gridOf[r] !== grid) continue;
        seen[r] = 1;
        pending.push(r);
      }
    }
  }
  const mean = total / k;
  let [over, under, outside, disconnected, unused] = [0, 0, 0, 0, 0];
  for (let grid = 0; grid < k; grid++) {
    if (pieces[grid] === 0) unused++;
    else if (pieces[grid]! > 1) disconnected++;
    // a part that outweighs the band alone is the one thing that excuses a grid
    if (heaviest[grid]! > mean * (1 + tolerance)) continue;
    over = Math.max(over, sum[grid]! / mean - 1);
    under = Math.max(under, 1 - sum[grid]! / mean);
    if (Math.abs(sum[grid]! / mean - 1) > tolerance) outside++;
  }
  return { cut, worst: Math.max(over, under), over, under, outside, disconnected, unused };
}
