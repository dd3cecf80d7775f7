import type { Point, Polygon } from '../../domain/geometry/point.ts';
import { seededRandom } from './seeded-random.ts';

/** A tiling of a box by irregular cells, for measuring: every shared border is bent, every corner a lattice point. */
export interface SyntheticCoverage {
  readonly cells: readonly { readonly id: string; readonly polygon: Polygon }[];
  readonly territory: readonly Polygon[];
  readonly corners: number;
}

/** Longitude and latitude of the south-western corner, and a cell's width, in lattice units (about 550 m). */
const ORIGIN: Point = [1_100_000_000, 300_000_000];
const CELL = 50_000;
/** Points between the two ends of a border; four borders a cell give 24 corners. */
const BENDS = 5;

/**
 * `columns` × `rows` cells of about 24 corners each: the nodes of a square mesh pushed about by up to 0.2 of a cell, each
 * border between two nodes bent at five points by up to 0.03. Sound by construction; the same seed gives the same cells.
 */
export function syntheticCoverage(columns: number, rows: number, seed: number): SyntheticCoverage {
  const random = seededRandom(seed);
  const push = (reach: number) => Math.round((random() * 2 - 1) * reach * CELL);
  const node: Point[][] = [];
  for (let j = 0; j <= rows; j++) {
    node.push([]);
    for (let i = 0; i <= columns; i++) {
      const dx = i === 0 || i === columns ? 0 : push(0.2);
      const dy = j === 0 || j === rows ? 0 : push(0.2);
      node[j]!.push([ORIGIN[0] + i * CELL + dx, ORIGIN[1] + j * CELL + dy]);
    }
  }
  const bend = (a: Point, b: Point, straight: boolean): Point[] => {
    const line: Point[] = [a];
    for (let k = 1; k <= BENDS; k++) {
      const t = k / (BENDS + 1);
      const dx = straight && a[0] === b[0] ? 0 : push(0.03);
      const dy = straight && a[1] === b[1] ? 0 : push(0.03);
      line.push([Math.round(a[0] + t * (b[0] - a[0])) + dx, Math.round(a[1] + t * (b[1] - a[1])) + dy]);
    }
    return line;
  };
  // without their last points, so that four of them end to end make a ring
  const across = node.map((line, j) =>
    line.slice(1).map((to, i) => bend(line[i]!, to, j === 0 || j === rows)),
  );
  const up = node
    .slice(1)
    .map((line, j) => line.map((to, i) => bend(node[j]![i]!, to, i === 0 || i === columns)));
  const back = (line: readonly Point[], end: Point) => [end, ...line.slice(1).toReversed()];
  const cells: { id: string; polygon: Polygon }[] = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const ring = [
        ...across[j]![i]!,
        ...up[j]![i + 1]!,
        ...back(across[j + 1]![i]!, node[j + 1]![i + 1]!),
        ...back(up[j]![i]!, node[j + 1]![i]!),
      ];
      cells.push({ id: String(cells.length), polygon: [ring] });
    }
  }
  const outline: Point[] = [];
  for (let i = 0; i < columns; i++) outline.push(...across[0]![i]!);
  for (let j = 0; j < rows; j++) outline.push(...up[j]![columns]!);
  for (let i = columns - 1; i >= 0; i--) outline.push(...back(across[rows]![i]!, node[rows]![i + 1]!));
  for (let j = rows - 1; j >= 0; j--) outline.push(...back(up[j]![0]!, node[j + 1]![0]!));
  return {
    cells,
    territory: [[outline]],
    corners: cells.reduce((n, cell) => n + cell.polygon[0]!.length, 0),
  };
}
