import type { Random } from './random.ts';
import type { WarpedMesh } from './warped-mesh.ts';

/** The label of cells that belong to nobody. */
export const OUT = -1;

/** Labels that have grown from random cells until no cell is left. */
export function grown(random: Random, mesh: WarpedMesh, seeds: number): Int32Array {
  const count = mesh.columns * mesh.rows;
  const label = new Int32Array(count).fill(OUT);
  const front: number[] = [];
  for (let l = 0; l < seeds; l++) {
    const c = random.whole(0, count - 1);
    if (label[c] === OUT) front.push(c);
    label[c] = l;
  }
  while (front.length > 0) {
    const k = random.whole(0, front.length - 1);
    const c = front[k]!;
    const free = beside(mesh, c).filter((d) => label[d] === OUT);
    if (free.length === 0) {
      front[k] = front.at(-1)!;
      front.pop();
      continue;
    }
    const d = random.pick(free);
    label[d] = label[c]!;
    front.push(d);
  }
  return label;
}

/** Single cells and diagonal pairs of their own inside others: holes, islands, and holes that touch in a point. */
export function scatterIslands(random: Random, mesh: WarpedMesh, label: Int32Array): void {
  const count = mesh.columns * mesh.rows;
  let next = label.reduce((a, b) => Math.max(a, b), 0) + 1;
  for (let c = 0; c < count; c++) {
    if (!random.chance(0.06)) continue;
    const ground = label[c]!;
    for (const d of around(mesh, c)) label[d] = ground;
    label[c] = next++;
    const column = c % mesh.columns;
    if (random.chance(0.4) && column + 1 < mesh.columns && c + mesh.columns < count) {
      label[c + mesh.columns + 1] = random.chance(0.5) ? next - 1 : next++;
    }
  }
}

/**
 * Takes a share of the cells out, and in half of the cases a whole column as well, which leaves the ground in several
 * parts. At least one cell stays.
 */
export function cutOut(random: Random, mesh: WarpedMesh, label: Int32Array, share: number): void {
  const gap = share > 0 && random.chance(0.5) ? random.whole(1, mesh.columns - 2) : -1;
  for (let c = 0; c < label.length; c++) if (random.chance(share) || c % mesh.columns === gap) label[c] = OUT;
  if (label.every((l) => l === OUT)) label[0] = 0;
}

export function beside(mesh: WarpedMesh, c: number): number[] {
  const column = c % mesh.columns;
  const cells: number[] = [];
  if (column > 0) cells.push(c - 1);
  if (column + 1 < mesh.columns) cells.push(c + 1);
  if (c >= mesh.columns) cells.push(c - mesh.columns);
  if (c + mesh.columns < mesh.columns * mesh.rows) cells.push(c + mesh.columns);
  return cells;
}

function around(mesh: WarpedMesh, c: number): number[] {
  const near = new Set(beside(mesh, c).flatMap((d) => [d, ...beside(mesh, d)]));
  const column = c % mesh.columns;
  return [...near].filter(
    (d) => d !== c && Math.abs((d % mesh.columns) - column) <= 1 && Math.abs(d - c) <= mesh.columns + 1,
  );
}

/** Cells joined across the sides that `together` allows. */
export function components(mesh: WarpedMesh, together: (a: number, b: number) => boolean): number[][] {
  const count = mesh.columns * mesh.rows;
  const seen = new Uint8Array(count);
  const found: number[][] = [];
  for (let first = 0; first < count; first++) {
    if (seen[first] === 1) continue;
    seen[first] = 1;
    const cells = [first];
    for (const c of cells) {
      for (const d of beside(mesh, c)) {
        if (seen[d] === 1 || !together(c, d)) continue;
        seen[d] = 1;
        cells.push(d);
      }
    }
    found.push(cells);
  }
  return found;
}
