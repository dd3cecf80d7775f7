import type { Covers } from './covers.ts';
import type { Disputes } from './disputes.ts';
import { type MapFaces, startOf } from './map-faces.ts';
import type { Parting } from './part-gap.ts';
import type { PlanarMap } from './planar-map.ts';

/** Owner of a plot that no grid has: outside, or not settled. */
export const NOBODY = -1;
/** Owner of a plot that a person has decided to leave without a grid. */
export const UNASSIGNED = -2;

/** The ground in plots, each of which one grid has or none: the undisputed faces, the disputes, and what disputes are parted into. */
export class Plots {
  readonly map: PlanarMap;
  /** The number of a grid, `NOBODY` or `UNASSIGNED`. */
  readonly owner: number[] = [];
  /** The plot on the left of each half-edge, −1 where it bounds nothing. Cuts come behind the map's own. */
  #plotOf: Int32Array;
  readonly #faces: number;
  /** The half-edges around the plots of disputes, from the first dispute's on. */
  readonly #halves: number[][] = [];

  constructor(map: PlanarMap, faces: MapFaces, covers: Covers, disputes: Disputes, hasTerritory: boolean) {
    this.map = map;
    this.#faces = faces.count;
    for (let face = 0; face < faces.count; face++) {
      const claims = covers.sets[covers.of[face]!]!;
      const sound = disputes.of[face] === -1 && claims.length === 1;
      this.owner.push(sound && (covers.wanted[face] === 1 || !hasTerritory) ? claims[0]! : NOBODY);
    }
    for (const { halves } of disputes.list) this.#add(halves);
    this.#plotOf = faces.faceOf.map((face) => {
      const dispute = face < 0 ? -1 : disputes.of[face]!;
      return dispute < 0 ? face : faces.count + dispute;
    });
  }

  get halfEdges(): number {
    return this.#plotOf.length;
  }

  /** The plot of a dispute that has not been parted. */
  ofDispute(dispute: number): number {
    return this.#faces + dispute;
  }

  on(half: number): number {
    return this.#plotOf[half]!;
  }

  ownerOn(half: number): number {
    const plot = this.#plotOf[half]!;
    return plot < 0 ? NOBODY : this.owner[plot]!;
  }

  halvesOf(plot: number): readonly number[] {
    return this.#halves[plot - this.#faces]!;
  }

  /** Puts the pieces of a plot in its place; gives their numbers. */
  part(plot: number, { pieces, pieceOf, cuts }: Parting): number[] {
    const halves = this.halvesOf(plot);
    const numbers = Array.from({ length: pieces }, () => this.#add([]));
    const put = (half: number, piece: number) => {
      this.#plotOf[half] = numbers[piece]!;
      this.#halves[numbers[piece]! - this.#faces]!.push(half);
    };
    halves.forEach((half, i) => {
      put(half, pieceOf[i]!);
    });
    const { edges } = this.map;
    const added = cuts.map(({ from, to }) => edges.idOf(from, to));
    if (2 * edges.count > this.#plotOf.length) {
      const longer = new Int32Array(4 * edges.count).fill(-1);
      longer.set(this.#plotOf);
      this.#plotOf = longer;
    }
    cuts.forEach(({ from, left, right }, i) => {
      const half = 2 * added[i]!;
      const forth = startOf(this.map, half) === from ? half : half + 1;
      put(forth, left);
      put(forth ^ 1, right);
    });
    return numbers;
  }

  #add(halves: number[]): number {
    this.owner.push(NOBODY);
    this.#halves.push(halves);
    return this.owner.length - 1;
  }
}
