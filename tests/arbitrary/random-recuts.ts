import { dissolve } from '../../domain/coverage/dissolve.ts';
import type { IdentifiedPolygon } from '../../domain/coverage/identified-polygon.ts';
import type { LeafChange } from '../../domain/coverage/replace.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import { beside, components, cutOut, grown, OUT, scatterIslands } from './mesh-labels.ts';
import { Random } from './random.ts';
import { type WarpedMesh, warpedMesh } from './warped-mesh.ts';

/**
 * A random valid coverage that changes: every change is a valid one for `replaceLeaves`, and afterwards `leaves`
 * is what the coverage must consist of. Some ground is dealt anew among the leaves on it (splits and merges are
 * cases of that), borders get other vertices, and ground is lost to and won from the outside.
 */
export class RandomRecuts {
  readonly #random: Random;
  readonly #mesh: WarpedMesh;
  /** Leaf of each cell. */
  readonly #leafOf: (GridId | null)[];
  readonly #polygons = new Map<GridId, Polygon>();

  constructor(seed: number, columns: number, rows: number, cell = 10_000) {
    const random = new Random(seed);
    const mesh = warpedMesh(random, columns, rows, cell, [1_156_500_000, 344_100_000]);
    const label = grown(random, mesh, Math.max(1, Math.round((columns * rows) / 4)));
    scatterIslands(random, mesh, label);
    cutOut(random, mesh, label, 0.06);
    this.#random = random;
    this.#mesh = mesh;
    this.#leafOf = new Array(columns * rows).fill(null);
    for (const cells of components(mesh, (a, b) => label[a] === label[b])) {
      if (label[cells[0]!] !== OUT) this.#give(cells, random.id());
    }
  }

  get leaves(): IdentifiedPolygon[] {
    return [...this.#polygons].map(([id, polygon]) => ({ id, polygon }));
  }

  next(): LeafChange {
    const random = this.#random;
    const start = random.whole(0, this.#leafOf.length - 1);
    if (random.chance(0.25)) return this.#bend(start);
    const ids = new Set<GridId>();
    let cells = [start];
    for (let more = random.whole(0, 3); ; more--) {
      for (const c of cells) if (this.#leafOf[c] !== null) ids.add(this.#leafOf[c]!);
      cells = this.#leafOf.flatMap((id, c) => (id !== null && ids.has(id) ? [c] : []));
      if (more === 0 || cells.length === 0) break;
      const next = random.pick(beside(this.#mesh, random.pick(cells)));
      cells.push(next);
    }
    const before = new Set(cells);
    if (random.chance(0.25)) {
      for (const c of random.shuffle(cells).slice(0, random.whole(1, 3))) cells.splice(cells.indexOf(c), 1);
    }
    if (random.chance(0.4)) {
      for (const c of [...before, start].flatMap((b) => beside(this.#mesh, b))) {
        if (this.#leafOf[c] === null && !cells.includes(c) && random.chance(0.3)) cells.push(c);
      }
    }
    const moves = cells.length !== before.size || cells.some((c) => !before.has(c));
    return this.#deal(cells, [...ids], moves);
  }

  /** Other vertices on one side of a cell, in every leaf along it. */
  #bend(c: number): LeafChange {
    const { columns } = this.#mesh;
    this.#mesh.bend(c % columns, Math.floor(c / columns));
    const ids = new Set(
      [c, ...beside(this.#mesh, c)].map((d) => this.#leafOf[d]!).filter((id) => id !== null),
    );
    const put: IdentifiedPolygon[] = [];
    for (const id of ids) {
      const polygon = this.#glue(this.#leafOf.flatMap((of, d) => (of === id ? [d] : [])));
      if (JSON.stringify(polygon) === JSON.stringify(this.#polygons.get(id))) continue;
      this.#polygons.set(id, polygon);
      put.push({ id, polygon });
    }
    return { remove: [], put, outside: 'moves' };
  }

  /** Deals the cells out anew; old ids are kept by some of the pieces. */
  #deal(cells: readonly number[], ids: readonly GridId[], moves: boolean): LeafChange {
    const random = this.#random;
    const mine = new Set(cells);
    for (const id of ids) this.#polygons.delete(id);
    for (let c = 0; c < this.#leafOf.length; c++) if (ids.includes(this.#leafOf[c]!)) this.#leafOf[c] = null;
    const label = grown(random, this.#mesh, random.whole(1, 1 + Math.ceil(this.#leafOf.length / 8)));
    if (random.chance(0.3)) label.fill(0);
    const free = random.shuffle(ids);
    const put: IdentifiedPolygon[] = [];
    for (const piece of components(
      this.#mesh,
      (a, b) => mine.has(a) === mine.has(b) && label[a] === label[b],
    )) {
      if (!mine.has(piece[0]!)) continue;
      const id = free.length > 0 && random.chance(0.6) ? free.pop()! : random.id();
      put.push({ id, polygon: this.#give(piece, id) });
    }
    return {
      remove: ids,
      put: random.shuffle(put),
      outside: moves || random.chance(0.2) ? 'moves' : 'fixed',
    };
  }

  #give(cells: readonly number[], id: GridId): Polygon {
    const polygon = this.#glue(cells);
    for (const c of cells) this.#leafOf[c] = id;
    this.#polygons.set(id, polygon);
    return polygon;
  }

  #glue(cells: readonly number[]): Polygon {
    const { columns } = this.#mesh;
    const polygons = dissolve(cells.map((c) => [this.#mesh.cell(c % columns, Math.floor(c / columns))]));
    if (polygons.length !== 1) throw new Error(`RandomRecuts: a leaf in ${polygons.length} parts`);
    return polygons[0]!;
  }
}
