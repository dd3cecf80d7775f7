import { dissolve } from '../../domain/coverage/dissolve.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import { Random } from './random.ts';
import { type WarpedMesh, warpedMesh } from './warped-mesh.ts';

export interface CoverageSize {
  /** Cells of the mesh that leaves are glued together from; a leaf has about four. */
  readonly columns?: number;
  readonly rows?: number;
  /** Side of a cell in lattice units (10,000 is about 100 m). */
  readonly cell?: number;
  /** Mean number of cells of a leaf. */
  readonly cellsPerLeaf?: number;
  /** Share of the cells that are taken out of the territory: its holes, bays, and cuts that make exclaves. */
  readonly outside?: number;
  readonly origin?: Point;
}

export interface RandomCoverage {
  readonly leaves: readonly { readonly id: GridId; readonly polygon: Polygon }[];
  readonly territory: readonly Polygon[];
  /** Leaf → community, community → district: communities may lie in several parts (exclaves). */
  readonly parentOf: ReadonlyMap<GridId, GridId>;
}

const XINCHENG: Point = [1_156_500_000, 344_100_000];

/**
 * A random valid coverage on the lattice: bent borders, leaves with holes and islands in them, leaves and territory
 * that touch in points only, exclaves, straight through T-shaped meetings. The same seed and size give the same.
 */
export function randomCoverage(seed: number, size: CoverageSize = {}): RandomCoverage {
  const {
    columns = 10,
    rows = 10,
    cell = 10_000,
    cellsPerLeaf = 4,
    outside = 0.06,
    origin = XINCHENG,
  } = size;
  const random = new Random(seed);
  const mesh = warpedMesh(random, columns, rows, cell, origin);
  const count = columns * rows;

  const community = grown(random, mesh, Math.max(1, Math.round(count / cellsPerLeaf / 6)));
  const label = grown(random, mesh, Math.max(1, Math.round(count / cellsPerLeaf)));
  scatterIslands(random, mesh, label);
  for (let c = 0; c < count; c++) if (random.chance(outside)) label[c] = OUT;
  if (label.every((l) => l === OUT)) label[random.whole(0, count - 1)] = 0;

  const district = random.id();
  const communityIds = new Map<number, GridId>();
  const parentOf = new Map<GridId, GridId>();
  const leaves: { id: GridId; polygon: Polygon }[] = [];
  for (const cells of components(mesh, (a, b) => label[a] === label[b] && community[a] === community[b])) {
    if (label[cells[0]!] === OUT) continue;
    const polygons = dissolve(cells.map((c) => [mesh.cell(c % columns, Math.floor(c / columns))]));
    if (polygons.length !== 1) throw new Error(`randomCoverage(${seed}): a leaf in ${polygons.length} parts`);
    const id = random.id();
    const of = community[cells[0]!]!;
    let parent = communityIds.get(of);
    if (parent === undefined) {
      parent = random.id();
      communityIds.set(of, parent);
      parentOf.set(parent, district);
    }
    parentOf.set(id, parent);
    leaves.push({ id, polygon: polygons[0]! });
  }
  return { leaves, territory: dissolve(leaves.map((leaf) => leaf.polygon)), parentOf };
}

const OUT = -1;

/** Labels that have grown from random cells until no cell is left. */
function grown(random: Random, mesh: WarpedMesh, seeds: number): Int32Array {
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
function scatterIslands(random: Random, mesh: WarpedMesh, label: Int32Array): void {
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

function beside(mesh: WarpedMesh, c: number): number[] {
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
function components(mesh: WarpedMesh, together: (a: number, b: number) => boolean): number[][] {
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
