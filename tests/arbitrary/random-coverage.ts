import { dissolve } from '../../domain/coverage/dissolve.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import { components, cutOut, grown, OUT, scatterIslands } from './mesh-labels.ts';
import { Random } from './random.ts';
import { warpedMesh } from './warped-mesh.ts';

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
  cutOut(random, mesh, label, outside);

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
